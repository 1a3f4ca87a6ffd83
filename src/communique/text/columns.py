"""Columns of numbers that grow part by part: in memory, or beyond a limit in a nameless file on the disk.

The file has no name from the moment it is made, so that nothing is left of it whatever becomes of the process. What is read
from it is memory that the system gives back when others need it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from typing import IO, Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Kind = TypeVar("Kind", bound=np.generic)


class Column(Generic[Kind]):
    """Values of one kind, appended and then read as one array."""

    def __init__(self, kind: type[Kind], limit: int) -> None:
        """``limit``: how many values are kept in memory."""
        self._kind, self._limit = kind, limit
        self._parts: list[NDArray[Kind]] = []
        self._file: IO[bytes] | None = None
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def append(self, values: NDArray[Kind]) -> None:
        self._size += len(values)
        self._parts.append(values)
        if self._file is None and self._size > self._limit:
            self._file = tempfile.TemporaryFile(prefix="communique-")  # noqa: SIM115 (closed by ``array``)
        if self._file is not None:
            _write(self._file, self._parts)
            self._parts.clear()

    def array(self) -> NDArray[Kind]:
        """All values in order; to be read, not changed. Nothing may be appended afterwards."""
        if self._file is not None:
            self._file.flush()
            with self._file as file:  # what is mapped stays when the file is closed
                self._parts = [np.asarray(np.memmap(file, dtype=self._kind, mode="r", shape=(self._size,)))]
            self._file = None
        if len(self._parts) != 1:
            self._parts = [np.concatenate([np.zeros(0, self._kind), *self._parts])]
        return self._parts[0]


def kept(values: NDArray[Kind], limit: int) -> NDArray[Kind]:
    """The same values, on the disk where they are more than ``limit``."""
    column = Column(values.dtype.type, limit)
    column.append(values)
    return column.array()


def _write(file: IO[bytes], parts: Iterable[NDArray[Any]]) -> None:
    for part in parts:
        file.write(np.ascontiguousarray(part).data)
