"""Bodies of HTTP answers that are packed with gzip or deflate, unpacked within a limit."""

from __future__ import annotations

import zlib

_WITH_HEADER, _BARE = 47, -15
"""Windows of zlib: gzip or zlib by their header; deflate without one, as some servers send it."""


def inflated(data: bytes, most: int) -> tuple[bytes, bool]:
    """``data`` unpacked, one byte more than ``most`` at most, and whether it came to its end.

    What cannot be unpacked at all comes back as it is, with False.
    """
    for window in (_WITH_HEADER, _BARE):
        unpacker = zlib.decompressobj(window)
        try:
            return unpacker.decompress(data, most + 1), unpacker.eof
        except zlib.error:
            continue
    return data, False
