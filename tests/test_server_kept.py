"""Answers that are kept, and the names of pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from communique.errors import UnknownId
from communique.register.finding import all_ids
from communique.register.reader import Reader, open_reader
from communique.server import kept
from communique.server.kept import Kept
from communique.server.names import Names
from communique.views.addresses import file_name


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    now = [0.0]
    monkeypatch.setattr(kept, "monotonic", lambda: now[0])
    yield now


def test_an_answer_is_kept_as_long_as_its_version(clock: list[float]) -> None:
    answers, made = Kept(), []

    def make() -> bytes:
        made.append(1)
        return b"page"

    for version in (1, 1, 2, 2, 1):
        assert answers.get(("a",), version, make) == b"page"
    assert len(made) == 3
    answers.get(("b",), 1, make)
    assert len(made) == 4


def test_a_slow_answer_outlives_its_version_for_a_while(clock: list[float]) -> None:
    answers, made = Kept(), []

    def make() -> bytes:
        made.append(1)
        clock[0] += kept.SLOW
        return b"page"

    answers.get(("a",), 1, make)
    clock[0] += kept.GRACE - 1
    answers.get(("a",), 2, make)
    assert len(made) == 1
    clock[0] += 2
    answers.get(("a",), 3, make)
    assert len(made) == 2


def test_only_so_much_is_kept(clock: list[float]) -> None:
    answers = Kept()
    for number in range(kept.MOST + 5):
        answers.get((str(number),), 1, lambda: b"page")
    answers.get(("0",), 1, lambda: b"made anew")
    assert answers.get(("0",), 1, lambda: b"") == b"made anew"
    assert answers.get(("large",), 1, lambda: b"x" * (kept.LARGEST + 1)) and answers.get(("large",), 1, lambda: b"y") == b"y"


@pytest.fixture
def reader(example_register: Path) -> Iterator[Reader]:
    with open_reader(example_register) as found:
        yield found


def test_names_of_pages_lead_back_to_ids(reader: Reader) -> None:
    names = Names()
    body = "water-and-coasts"
    assert names.ids(reader, "bodies", file_name(body)) == (body,)
    for earlier, later in set(all_ids(reader, "changes")):
        assert names.ids(reader, "changes", file_name(f"{earlier} {later}")) == (earlier, later)
    for kind in ("meetings", "points", "reports"):
        for (ident,) in all_ids(reader, kind):
            assert Names().ids(reader, kind, file_name(ident)) == (ident,)
    for missing in ("none-000000.html", "000000.html", "water-and-coasts.html", "", "%25.html", "_-_.html"):
        with pytest.raises(UnknownId):
            names.ids(reader, "meetings", missing)


def test_an_id_that_only_folding_makes_ascii_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "\u212bngstr\u00f6m-\u212aiel/2031"

    def ids(_: object, __: str, words: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
        return [] if words else [(odd,)]

    monkeypatch.setattr("communique.server.names.all_ids", ids)
    assert Names().ids(cast(Reader, None), "meetings", file_name(odd)) == (odd,)
