"""Meetings are parted so that no two groups share a report, and a group that fails costs itself alone."""

from __future__ import annotations

from communique.assembly import Assembled, Occasion, occasions
from communique.model import Copy, Document, Held, Meeting, Name, Span, Statement
from communique.scale.executors import Batch, Failed
from communique.scale.timing import Stage
from communique.tally import Tally
from copies_sample import STORY, document


def meeting(name: str, *reports: str) -> Meeting:
    held = Held("2024-05-14", "test", (), None, None)
    return Meeting(name, "council", Name(en="Council"), "ministers", held, "unknown", None, (), (), reports, (), ())


def statement(report: str, start: int) -> Statement:
    return Statement(
        f"{report}:{start}-{start + 5}", report, None, start, start + 5, (), None, None, None, None, "indirect", "joint", "affirm",
        None, (), False, None, (),
    )  # fmt: skip


def copy(a: str, b: str) -> Copy:
    return Copy(Span(a, 0, 9), Span(b, 0, 9), "unknown", 1.0, ())


def parted(*meetings: Meeting) -> list[Occasion]:
    texts: list[Document] = [document(name, STORY) for name in ("e", "d", "c", "b", "a")]
    said = [statement(report, start) for report in ("c", "a", "e") for start in (20, 0)]
    copies = [copy("a", "c"), copy("a", "b"), copy("d", "e")]
    return occasions(meetings, texts, said, copies, {"b": "a", "d": "x"})


def test_meetings_that_share_a_report_stay_together() -> None:
    found = parted(meeting("m3", "c", "b"), meeting("m2", "d"), meeting("m1", "a", "b"))
    assert [[m.id for m in one.meetings] for one in found] == [["m1", "m3"], ["m2"]]
    assert [[d.id for d in one.documents] for one in found] == [["a", "b", "c"], ["d"]]
    assert [[s.id for s in one.statements] for one in found] == [["a:0-5", "a:20-25", "c:0-5", "c:20-25"], []]
    assert [[(c.a.document, c.b.document) for c in one.copies] for one in found] == [[("a", "b"), ("a", "c")], []]
    assert [one.sources for one in found] == [{"a": "a", "b": "a", "c": "c"}, {"d": "x"}]


def test_meetings_are_tied_through_others() -> None:
    found = parted(meeting("m1", "a"), meeting("m2", "b", "c"), meeting("m3", "a", "c"), meeting("m4", "d"))
    assert [[m.id for m in one.meetings] for one in found] == [["m1", "m2", "m3"], ["m4"]]


def test_the_order_of_what_is_given_does_not_matter() -> None:
    meetings = [meeting("m1", "a"), meeting("m2", "b", "c"), meeting("m3", "a", "d")]
    assert parted(*meetings) == parted(*meetings[::-1])


def test_a_group_that_fails_is_noted() -> None:
    (one,) = parted(meeting("m1", "a"))
    good = Assembled((), one.statements, (), (), (Stage("points", 2, 0, 2, 0.5),))
    tally = Tally()
    found, notes, lost = tally.take_together(Batch((Failed(one, "ValueError: no"), good), 1, 0))
    tally.end_of_occasions(2, 2)
    assert (found, lost) == ([good], [one])
    assert [note.message for note in notes] == [
        "the points of m1 could not be made (ValueError: no); everything else was, please report it"
    ]
    assert tally.summary(("a warning",)).warnings == ("a warning", notes[0].message), "said at once, not only noted"
    assert [(s.stage, s.came_in, s.set_aside, s.seconds) for s in tally.stages[1:2]] == [("points", 2, 2, 0.5)]
