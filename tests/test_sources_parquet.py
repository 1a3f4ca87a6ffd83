"""Parquet: known and mapped columns only, dates as words, damage and bombs told in one line."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources.fields import PLAIN, Fields, fields_from
from communique.sources.parquet import read_parquet

TEXT = "اجتمع الوزراء في القاهرة."  # the ministers met in Cairo


def written(columns: dict[str, Any], **options: Any) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def read(data: bytes, fields: Fields = PLAIN, limits: Reading | None = None) -> tuple[list[Source], list[str]]:
    found = list(read_parquet(io.BytesIO(data), "a.parquet", limits or Reading(), fields))
    return [f for f in found if isinstance(f, Source)], [f.message for f in found if isinstance(f, Note)]


def test_rows_with_their_dates() -> None:
    columns = {
        "Content": [TEXT, "b", None, ""],
        "date": [date(2021, 3, 31), None, None, None],
        "crawled": pa.array([datetime(2021, 4, 1, 23, tzinfo=UTC)] * 4, pa.timestamp("ns", "Asia/Muscat")),
        "authors": [["A", "B"], None, [], []],
        "image": [b"\x00" * 10] * 4,
    }
    sources, notes = read(written(columns, row_group_size=2))
    assert sources == [
        Source("a.parquet#0", TEXT, author="A, B", published="2021-03-31", crawled="2021-04-01"),
        Source("a.parquet#1", "b", crawled="2021-04-01"),
    ]
    assert notes[0].startswith("a.parquet: 2 of 4 rows have no text (#2, #3)")


def test_a_mapped_column_of_repeated_words_and_one_of_bytes() -> None:
    columns = {"tale": pa.array([TEXT.encode(), b"a\xffb"]), "outlet": pa.array(["P", "P"]).dictionary_encode()}
    sources, _ = read(written(columns), fields_from({"content": "tale"}))
    assert sources == [Source("a.parquet#0", TEXT, outlet="P"), Source("a.parquet#1", "a\ufffdb", outlet="P")]


def test_rows_are_read_as_they_are_asked_for() -> None:
    class Watched(io.BytesIO):
        taken = 0

        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            self.taken += len(data)
            return data

    texts = [f"{n} {TEXT}" * 200 for n in range(2_000)]
    data = written({"text": texts}, row_group_size=100, compression=None, use_dictionary=False)
    stream = Watched(data)
    found = read_parquet(stream, "a.parquet", Reading())
    assert isinstance(next(found), Source)
    assert stream.taken < len(data) / 4
    assert sum(isinstance(one, Source) for one in found) == 1_999


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"PAR1", "is a damaged Parquet file"),
        (b"PAR1" + b"\xff" * 200 + b"PAR1", "is a damaged Parquet file"),
        (written({"text": [TEXT]})[:-30], "is a damaged Parquet file"),
        (written({"text": pa.array([], pa.string())}), "holds no rows"),
        (written({"id": [1], "tale": ["x"]}), r"no text column \(its columns: id, tale\).*--map content=COLUMN"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(data)


def test_damage_in_the_middle_costs_what_stands_behind_it() -> None:
    texts = [f"{n} {TEXT}" for n in range(3_000)]
    data = bytearray(written({"text": texts}, row_group_size=1_000, use_dictionary=False))
    at = parquet.ParquetFile(io.BytesIO(bytes(data))).metadata.row_group(1).column(0).data_page_offset
    data[at : at + 400] = b"\xff" * 400
    found: list[Source | Note] = []
    with pytest.raises(InputError, match=r"is a damaged Parquet file.*what stands before the damage was read"):
        found.extend(read_parquet(io.BytesIO(bytes(data)), "a.parquet", Reading()))
    assert len(found) >= 900


def test_a_bomb_is_not_unpacked() -> None:
    data = written({"text": ["0" * 1_000_000 + str(n) for n in range(20)]}, compression="gzip", use_dictionary=False)
    with pytest.raises(InputError, match="times its size"):
        read(data)
    with pytest.raises(InputError, match="would unpack to"):
        read(data, limits=Reading(largest_archive=100_000))


def test_one_long_text_repeated_through_a_dictionary_is_stopped() -> None:
    data = written({"text": ["x" * 1_000_000] * 64})  # a file of little more than one text
    with pytest.raises(InputError, match="rows of more than"):
        read(data, limits=Reading(largest_archive=10_000_000))


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"pip install 'communique\[tables\]'"):
        read(written({"text": [TEXT]}))
