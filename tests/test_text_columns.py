"""A column is the same array in memory and on the disk, where nothing has a name."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text.columns import Column, kept


@given(st.lists(st.lists(st.integers(-(1 << 31), (1 << 31) - 1), max_size=5), max_size=6), st.integers(0, 12))
def test_what_was_appended_comes_back(parts: list[list[int]], limit: int) -> None:
    column = Column(np.int32, limit)
    for part in parts:
        column.append(np.array(part, np.int32))
    assert len(column) == sum(map(len, parts))
    assert column.array().tolist() == [value for part in parts for value in part]
    assert column.array().dtype == np.int32


def test_beyond_the_limit_it_lies_on_the_disk_without_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    values = np.arange(1000, dtype=np.uint64)[::2]
    many, few = kept(values, 100), kept(values, 500)
    assert isinstance(many.base, np.memmap) and not isinstance(few.base, np.memmap)
    assert many.tolist() == few.tolist() == values.tolist()
    assert list(tmp_path.iterdir()) == []
