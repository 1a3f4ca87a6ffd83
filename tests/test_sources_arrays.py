"""Arrays of rows in pieces: the pieces may end anywhere, and what stands before a break is read."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError
from communique.model import Source
from communique.settings import Reading
from communique.sources.arrays import Pieces, elements
from communique.sources.tables import read_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def cut(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(0, len(text), size))


@given(st.lists(VALUES, max_size=6), st.integers(1, 9), st.sampled_from((None, 2)), st.booleans())
def test_any_array_in_any_pieces(values: list[object], size: int, indent: int | None, plain: bool) -> None:
    text = json.dumps(values, indent=indent, ensure_ascii=plain)
    assert list(elements(Pieces(cut(text, size), Reading()))) == values


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.integers(1, 9), st.data())
def test_a_broken_array_gives_the_rows_before_the_break(texts: list[str], size: int, data: st.DataObject) -> None:
    text = json.dumps([{"text": said} for said in texts])
    shorter = text[: data.draw(st.integers(1, len(text) - 1))]
    found = []
    with pytest.raises(InputError, match="is not valid JSON at line 1, column "):
        for value in elements(Pieces(cut(shorter, size), Reading())):
            found.append(value)  # noqa: PERF402  what was found before the error is what counts
    assert found == [{"text": said} for said in texts][: len(found)]
    assert len(found) == sum(shorter.startswith(text[: end + 1]) for end, c in enumerate(text) if c == "}" and _ends_row(text, end))


def _ends_row(text: str, end: int) -> bool:
    """Whether the brace at a place ends a row and is no part of a text."""
    try:
        json.loads(text[: end + 1] + "]")
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"text": }]', "at line 1, column 11: Expecting value"),
        ('[\n {"text": "a"}\n {"text": "b"}]', "at line 3, column 2: a comma or the end of the array"),
        ('[\n{"text": "a"},\n]', "at line 3, column 1: Expecting value"),
        ('[{"text": "a"}', "at line 1, column 15: it breaks off"),
        ('[{"text": "a"}] x', "at line 1, column 17: something stands behind the array"),
        ("[", "at line 1, column 2: Expecting value"),
    ],
)
@pytest.mark.parametrize("size", [1, 5, 1000])
def test_where_it_is_broken(text: str, message: str, size: int) -> None:
    with pytest.raises(InputError) as broken:
        list(read_json(cut(text, size), "a.json", Reading()))
    assert message in str(broken.value)


def test_one_long_row_and_one_long_object_do_not_fill_the_memory() -> None:
    def endless(begin: str) -> Iterator[str]:
        yield begin
        while True:
            yield "x" * 1000

    with pytest.raises(InputError, match="has a row of more than 10,000 characters"):
        list(read_json(endless('[{"text": "'), "a.json", Reading(largest_file=10_000)))
    with pytest.raises(InputError, match="is one object of more than 10,000 characters"):
        list(read_json(endless('{"text": "'), "a.json", Reading(largest_file=10_000)))


def test_a_long_array_is_read_row_by_row() -> None:
    """Far longer than the longest file: rows are given while the end has not come."""
    given_out = 0

    def rows() -> Iterator[str]:
        nonlocal given_out
        yield "["
        while True:
            given_out += 1
            yield json.dumps({"text": f"{given_out} " * 50}) + ","

    found = read_json(rows(), "a.json", Reading(largest_file=1000))
    keys = [source.key for source, _ in zip(found, range(100), strict=False) if isinstance(source, Source)]
    assert keys == [f"a.json#{n}" for n in range(100)]
    assert given_out < 110
