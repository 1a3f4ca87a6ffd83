"""CSV and TSV: the delimiter is found by reading, a row is read whole or set aside, a long file is streamed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError
from communique.model import Note, Source
from communique.settings import Reading
from communique.sources import lines as lines_module
from communique.sources.delimited import read_delimited
from communique.sources.fields import PLAIN, Fields, fields_from
from communique.sources.lines import Lines

LIMITS = Reading()
TEXT = "اجتمع الوزراء، ثم غادروا."  # the ministers met, then left


def read(data: bytes | str, fields: Fields = PLAIN, limits: Reading = LIMITS) -> tuple[list[Source], list[str]]:
    lines = Lines(io.BytesIO(data.encode() if isinstance(data, str) else data), limits)
    found = list(read_delimited(iter(lines), "a.csv", limits, fields))
    return [f for f in found if isinstance(f, Source)], [f.message for f in found if isinstance(f, Note)] + lines.remarks


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_delimiter_with_texts_that_hold_it(mark: str) -> None:
    text = f'He said: "one{mark} two"\r\nand left'
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows([["Title", "Content", "Date"], ["t", text, "2021-03-31"], ["", TEXT, ""]])
    sources, notes = read(out.getvalue())
    assert sources == [Source("a.csv#0", text, "t", published="2021-03-31"), Source("a.csv#1", TEXT)]
    assert notes == []


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1), min_size=1, max_size=5))
def test_what_a_csv_writer_writes_is_read_to_the_letter(texts: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["content", "url"], *([text, "u"] for text in texts)])
    given = list(read_delimited(iter(out.getvalue().splitlines(keepends=True)), "a.csv", LIMITS))
    assert [s.text for s in given if isinstance(s, Source)] == [text for text in texts if text.strip()]


def test_tab_separated_text_may_hold_loose_quotation_marks() -> None:
    sources, notes = read('title\ttext\n"Ministers" met\t"Yes" they said\nb\t5" of rain\n')
    assert [source.text for source in sources] == ['"Yes" they said', '5" of rain']
    assert notes == []


def test_a_spreadsheets_first_line_and_its_windows_letters() -> None:
    sources, notes = read(f"sep=;\r\ncontent;date\r\n{TEXT};2021\r\n".encode("cp1256"))
    assert sources == [Source("a.csv#0", TEXT, published="2021")]
    assert "Windows-1256" in notes[0]


def test_a_mapped_column_is_the_text() -> None:
    (source,), _ = read("id,story\n1,a\n", fields_from({"content": "story"}))
    assert source == Source("a.csv#0", "a")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "is empty"),
        (" \n\n", "white space only"),
        ("text,date\n", "holds no rows"),
        (
            "1,2021-03-31,Cairo\n2,2021-04-01,Muscat\n",
            r"no text column in its first line \(1, 2021-03-31, Cairo\).*--map content=COLUMN",
        ),
        ("one line\nand another\n", "no columns: neither comma"),
        ("text^date\na^b\n", "no columns: neither comma"),
        ("text,date\na,b,c\na,b,c,d\na\n", "only 0% have 2 fields"),
        (b"%PDF-1.7", "is a PDF"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_is_wrong_is_said(data: bytes | str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(data)


def test_ragged_rows_are_set_aside_and_rename_no_other() -> None:
    sources, notes = read("text,date\na,2021\nb, and c,2021\nd,2022,,\n")
    assert [source.key for source in sources] == ["a.csv#0", "a.csv#2"]  # empty fields at the end do no harm
    (note,) = notes
    assert note.startswith("a.csv: 1 rows do not have the header's 2 fields (#1) and were set aside")


def test_an_open_quotation_mark_costs_its_own_row_or_says_so() -> None:
    rows = "".join(f'"text {n}",2021\n' for n in range(20))
    sources, notes = read(f'text,date\n{rows}"open,2021\n')
    assert len(sources) == 20
    assert "a.csv#20 breaks the rules of CSV (unexpected end of data)" in notes[0]


def test_a_file_cut_short_gives_its_whole_rows() -> None:
    sources, notes = read('text,date\n"a",2021\n"b",2021\n"c",2021\n"half a te')
    assert [source.text for source in sources] == ["a", "b", "c"]
    assert "a.csv#3 breaks the rules" in notes[0]


def test_one_endless_line_does_not_fill_the_memory() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"x" * size

    stream = Endless()
    lines = Lines(stream, Reading(largest_file=10_000_000))  # type: ignore[arg-type]
    with pytest.raises(InputError, match="a line of more than 10,000,000 characters"):
        list(read_delimited(iter(lines), "a.csv", LIMITS))
    assert stream.given <= 20_000_000


def test_a_tab_separated_file_whose_fields_are_quoted_is_read_as_such() -> None:
    rows = "".join(f'"text\t{n}"\t2021\n' for n in range(20))
    sources, notes = read(f'text\tdate\n{rows}"open\t2021\n')
    assert [source.text for source in sources] == [f"text\t{n}" for n in range(20)]
    assert len(notes) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_a_long_file_is_read_in_blocks_like_a_short_one(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = ("text,date\n" + f'"{TEXT}",2021\n' * 400).encode(encoding)
    whole = read(data)[0]
    monkeypatch.setattr(lines_module, "_BLOCK", 5_001)
    assert read(data)[0] == whole
    assert len(whole) == 400
    assert {source.text for source in whole} == {TEXT}


def test_broken_bytes_far_into_a_long_file_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_module, "_BLOCK", 5_000)
    data = ("text,date\n" + f"{TEXT.replace(',', '')},2021\n" * 400).encode() + b"x\xff\xfey,2021\n"
    sources, notes = read(data)
    assert sources[-1].text == "x\ufffd\ufffdy"
    assert notes == ["has about 2 broken bytes in its UTF-8; they read as U+FFFD"]
