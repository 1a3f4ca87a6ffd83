"""Wordings of a point: the own one first, marks only inside one language, left-out words with their own direction."""

from __future__ import annotations

from dataclasses import replace

from communique.knowledge import Knowledge
from communique.model import Register
from communique.views.addresses import Addresses
from communique.views.contexts import Shelf
from communique.views.lookup import Lookup
from communique.views.naming import Naming
from communique.views.wordings import Wording, wordings
from views_register import ANBA, CARRIAGE, GAZETTE, OFFICIAL, POINTS, REGISTER, SALT, STATION, at, carried


def found(register: Register, ident: str) -> tuple[tuple[Wording, ...], tuple[Wording, ...]]:
    shelf = Shelf(Lookup(register), Addresses("../"), Naming(Knowledge()))
    point = shelf.lookup.point(ident)
    own = shelf.quotation(point.wording)
    assert own is not None
    return wordings(shelf, point, own)


def test_the_points_own_wording_stands_first() -> None:
    there, missing = found(REGISTER, STATION)
    assert [w.report.id for w in there] == [OFFICIAL.id, ANBA.id, GAZETTE.id, "mirror"]
    assert missing == () and "compared with" in there[0].remark


def test_another_language_is_not_marked() -> None:
    arabic = found(REGISTER, STATION)[0][1]
    assert "another language" in arabic.remark and not any(p.own for parts in arabic.pieces for p in parts)


def test_a_report_is_compared_with_the_official_text_of_its_language() -> None:
    """The point is worded in Arabic; the English report is held against the English official text."""
    point = replace(POINTS[0], wording=at(ANBA, "افتتاح محطة قياس مشتركة عند بحيرة مير قبل نهاية عام 2032"))
    english = replace(CARRIAGE[2], omitted=())
    register = replace(REGISTER, points=(point,), carriage=(*CARRIAGE[:2], english))
    by_report = {w.report.id: w for w in found(register, STATION)[0]}
    assert by_report[OFFICIAL.id].remark == "others in this language are compared with it"
    gazette = by_report[GAZETTE.id]
    assert [o.text for o in gazette.left_out] == ["by the end of 2032, funded by the members"]
    assert gazette.left_out[0].direction == "ltr"


def test_left_out_words_that_the_register_holds_come_before_those_compared_here() -> None:
    gazette = next(w for w in found(REGISTER, STATION)[0] if w.report.id == GAZETTE.id)
    assert [o.text for o in gazette.left_out] == ["by the end of 2032"]


def test_absent_and_not_checked_are_listed_apart() -> None:
    _, missing = found(REGISTER, POINTS[1].id)
    assert [w.form.value for w in missing] == ["absent", "not-checked"]


def test_an_outlets_own_words_stand_alone() -> None:
    (only,), missing = found(REGISTER, SALT)
    assert only.remark == "the only wording" and missing == ()


def test_the_same_words_are_told_as_such() -> None:
    again = carried(STATION, GAZETTE, "verbatim", "open a shared gauge station at Lake Mirr")
    point = replace(POINTS[0], wording=at(OFFICIAL, "open a shared gauge station at Lake Mirr"))
    register = replace(REGISTER, points=(point,), carriage=(again,))
    assert found(register, STATION)[0][0].remark == "word for word"
