"""What outlets do: whose words they carry, how much is their own, what they leave out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from communique.figures.outlets import flows, outlet_figures, own_wording
from communique.model import Span
from views_register import ANBA, BRINE, CARRIAGE, COPIES, DATA, GAZETTE, MIRROR, OFFICIAL, POINTS, REGISTER, SPRING, at

DOCUMENTS = [d for d in REGISTER.documents if SPRING in d.meetings]
CALLED = {d.id: "official" if d.kind == "official" else d.outlet or d.id for d in REGISTER.documents}


def test_words_go_from_their_source_to_who_took_them() -> None:
    directed, undirected = flows(DOCUMENTS, COPIES, CALLED)
    assert {(f.source, f.taker) for f in directed} == {("أنباء الساحل", "مرآة الملح"), ("official", "Shore Gazette")}
    assert all(f.reports == 1 for f in directed) and undirected == ()
    (source, taker, _) = next(f for f in directed if f.source == "official").passages[0]
    assert (source.document, taker.document) == (OFFICIAL.id, GAZETTE.id), "the side of the source comes first"


def test_without_evidence_nobody_is_the_source() -> None:
    directed, undirected = flows(DOCUMENTS, [replace(COPIES[0], direction="common-source")], CALLED)
    assert directed == () and [(s.one, s.other) for s in undirected] == [("أنباء الساحل", "مرآة الملح")]


def test_two_texts_of_one_outlet_are_no_flow() -> None:
    assert flows(DOCUMENTS, COPIES, dict.fromkeys(CALLED, "one and the same")) == ((), ())


def test_a_copy_with_a_text_that_is_not_at_hand_is_passed_over() -> None:
    assert flows([ANBA], COPIES, CALLED) == ((), ())


def test_points_carried_and_left_out() -> None:
    found = {f.name: f for f in outlet_figures(DOCUMENTS, POINTS, CARRIAGE, COPIES, CALLED)}
    assert set(found) == {"أنباء الساحل", "Shore Gazette", "مرآة الملح"}, "official texts are no outlet"
    gazette = found["Shore Gazette"]
    assert (gazette.carried.part, gazette.carried.of) == (2, 3)
    assert {t: (s.part, s.of) for t, s in gazette.themes.items()} == {"shore": (1, 1), "water": (1, 2)}
    assert [(one.point, one.others.part, one.others.of) for one in gazette.left_out] == [(DATA, 2, 2)]
    assert not found["مرآة الملح"].left_out, "what was not checked is not left out"
    assert BRINE not in {one.point for one in found["أنباء الساحل"].left_out}, "one other report is too few to tell"


def test_own_wording_is_what_no_passage_covers() -> None:
    figures = {f.name: f for f in outlet_figures(DOCUMENTS, POINTS, CARRIAGE, COPIES, CALLED)}
    assert figures["أنباء الساحل"].own.value == 1.0, "what others took from it is its own"
    taken = sum(not c.isspace() for c in "اتفق وزراء مجلس البحيرات المالحة أمس الأربعاء")
    mirror = figures["مرآة الملح"].own
    assert mirror.of - mirror.part == taken
    assert figures["Shore Gazette"].own.value < 1.0


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=8))
def test_own_wording_is_a_share_whatever_the_passages(bounds: list[tuple[int, int]]) -> None:
    share = own_wording(MIRROR, [Span(MIRROR.id, min(b), max(b)) for b in bounds])
    assert 0 <= share.part <= share.of and 0.0 <= share.value <= 1.0


def test_passages_that_overlap_count_once() -> None:
    words = at(MIRROR, "اتفق وزراء مجلس")
    assert own_wording(MIRROR, [words, words]) == own_wording(MIRROR, [words])
