"""The lines of a text file of any length, a few megabytes in memory at a time, decoded like a whole file (``text.py``)."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from communique.errors import InputError
from communique.settings import Reading
from communique.sources.text import decode

_BLOCK = 4_000_000
"""Bytes read at a time; a file shorter than this is decoded as a whole, of a longer one the first block tells the encoding."""


class Lines:
    """The lines of a stream with their ends as they are in the file. ``remarks`` are clauses for notes, complete after the last line.

    Raises :class:`InputError` with a clause for what is empty, no text, or one line longer than the largest file.
    """

    def __init__(self, stream: BinaryIO, limits: Reading) -> None:
        self._stream = stream
        self._limits = limits
        first = stream.read(_BLOCK)
        if not first:
            raise InputError("is empty; nothing to read")
        self._whole = len(first) < _BLOCK
        sample = first if self._whole else first[: first.rfind(b"\n") + 1] or first[: first.rfind(b" ") + 1] or first
        decoded = decode(sample, limits, longest=len(sample))
        if self._whole and not decoded.text.strip():
            raise InputError("holds white space only; nothing to read")
        self.remarks = list(decoded.remarks)
        self._encoding = decoded.encoding
        self._first: bytes | str = decoded.text if self._whole else first

    def __iter__(self) -> Iterator[str]:
        begun: list[str] = []  # pieces of a line whose end has not come
        size = 0
        for piece in self.pieces():
            *whole, rest = piece.split("\n")
            if whole:
                yield "".join((*begun, whole[0], "\n"))
                for line in whole[1:]:
                    yield line + "\n"
                begun, size = [], 0
            begun.append(rest)
            size += len(rest)
            if size > self._limits.largest_file:
                raise InputError(f"has a line of more than {self._limits.largest_file:,} characters; it is no file of rows")
        if size:
            yield "".join(begun)

    def pieces(self) -> Iterator[str]:
        """The text as it is decoded, in pieces that end anywhere."""
        if isinstance(self._first, str):
            yield self._first
            return
        decoder = codecs.getincrementaldecoder(self._encoding)("replace")
        block, broken = self._first, 0
        while block:
            piece = decoder.decode(block)
            broken += piece.count("\ufffd") - block.count(b"\xef\xbf\xbd")
            yield piece.removeprefix("\ufeff") if block is self._first else piece
            block = self._stream.read(_BLOCK)
        yield decoder.decode(b"", final=True)
        if broken > 0 and self._encoding == "utf-8":
            self.remarks = [f"has about {broken} broken bytes in its UTF-8; they read as U+FFFD"]
