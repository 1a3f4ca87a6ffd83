"""Packed bytes as they unpack, counted against the limits of the settings: a bomb is stopped while it unpacks."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from communique.errors import InputError
from communique.settings import Reading

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

DAMAGE = (zipfile.BadZipFile, tarfile.TarError, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError)
"""What the standard library's archive modules raise at damaged or hostile bytes."""
_HARMLESS = 1_000_000
"""Bytes that may come out of however few: below this nothing is a bomb."""


class Unpacking(io.RawIOBase):
    """A stream whose damage and excess are :class:`InputError` with a clause ("is damaged in the zip file (...); ...")."""

    def __init__(self, stream: IO[bytes], what: str, limits: Reading, packed: Callable[[], int] | None = None) -> None:
        """``packed`` tells how many bytes were taken in so far, where what comes out is more than what goes in."""
        self._stream, self._what, self._limits, self._packed = cast(io.BufferedIOBase, stream), what, limits, packed
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer).cast("B")
        try:
            data = self._stream.read1(len(room))  # one piece: with more, damage behind a piece would cost the piece too
        except DAMAGE as err:
            raise InputError(f"is damaged in the {self._what} ({err}); pack it again") from err
        self._count += len(data)
        if self._packed is not None:
            if self._count > self._limits.largest_archive:
                raise InputError(
                    f"unpacks to more than {self._limits.largest_archive:,} bytes; unpack it yourself or raise reading.largest_archive"
                )
            if exceeds(self._count, self._packed(), self._limits):
                raise InputError(too_dense(self._limits))
        room[: len(data)] = data
        return len(data)


def exceeds(unpacked: int, packed: int, limits: Reading) -> bool:
    """Whether so many bytes out of so few are no text."""
    return unpacked > max(_HARMLESS, packed * limits.largest_ratio)


def too_dense(limits: Reading) -> str:
    return f"unpacks to more than {limits.largest_ratio} times its size, as no text does; unpack it yourself if you trust it"


class _Counted:
    """A stream that counts what is taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


def gunzipped(stream: BinaryIO, limits: Reading) -> BinaryIO:
    """What a gz file holds, all its members one after the other."""
    taken = _Counted(stream)
    unpacked = gzip.GzipFile(fileobj=taken, mode="rb")  # type: ignore[call-overload]  # reading asks for nothing but read
    return io.BufferedReader(Unpacking(unpacked, "gz file", limits, lambda: taken.count))
