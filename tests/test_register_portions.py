"""The part of a register that a page shows says what the whole register says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import register_sample as sample
from communique import load
from communique.errors import RegisterError, UnknownId
from communique.model import Judgement, Register
from communique.register import portions
from communique.register.finding import all_ids, near_ids
from communique.register.portions import Narrowed, Window
from communique.register.reader import Reader, open_reader
from communique.register.store import open_register
from communique.register.totals import read_totals, totals_of


@pytest.fixture(scope="module")
def whole(example_register: Path) -> Register:
    return load(example_register)


@pytest.fixture
def reader(example_register: Path) -> Iterator[Reader]:
    with open_reader(example_register) as found, found.state():
        yield found


def test_totals_by_counting_rows_and_by_counting_records_are_one(reader: Reader, whole: Register) -> None:
    assert read_totals(reader) == totals_of(whole)


def test_a_meeting_has_all_that_belongs_to_it(reader: Reader, whole: Register) -> None:
    for meeting in whole.meetings:
        part = portions.meeting(reader, meeting.id)
        points = {p.id for p in whole.points if p.meeting == meeting.id}
        assert meeting in part.meetings
        assert {p.id for p in part.points} == points
        assert set(part.carriage) == {c for c in whole.carriage if c.point in points}
        assert set(part.conflicts) == {c for c in whole.conflicts if c.meeting == meeting.id}
        assert set(part.changes) == {c for c in whole.changes if meeting.id in (c.earlier, c.later)}
        assert {d for d in whole.documents if d.id in meeting.documents} <= set(part.documents)


def test_a_report_has_every_record_that_cites_its_words(reader: Reader, whole: Register) -> None:
    for document in whole.documents:
        part = portions.report(reader, document.id)
        cited = {span for _, span in whole.spans() if span.document == document.id}
        assert cited <= {span for _, span in part.spans()}
        assert document in part.documents


def test_a_point_has_its_wordings_and_its_changes(reader: Reader, whole: Register) -> None:
    documents = {d.id for d in whole.documents}
    for point in whole.points:
        part = portions.point(reader, point.id)
        assert point in part.points
        assert {c for c in part.carriage if c.point == point.id} == {c for c in whole.carriage if c.point == point.id}
        assert set(part.changes) == {c for c in whole.changes if point.id in (c.from_point, c.to_point)}
        assert {s.id for s in part.statements} == set(point.statements)
        assert {span.document for _, span in part.spans()} <= {d.id for d in part.documents} <= documents


def test_points_come_with_their_official_wordings(reader: Reader, whole: Register) -> None:
    """Which pages call them by, in the interface's language."""
    official = {d.id for d in whole.documents if d.kind == "official"}
    wanted = {c for c in whole.carriage if c.document in official and c.form in ("verbatim", "reworded")}
    assert {d.language for d in whole.documents if d.id in official} == {"ar", "en"}
    part, _ = portions.commitments(reader, Narrowed(), Window(0, 1000))
    shown = {p.id for p in part.points}
    assert set(part.carriage) == {c for c in wanted if c.point in shown}
    assert {c.document for c in part.carriage} <= {d.id for d in part.documents}


def test_changes_of_a_pair(reader: Reader, whole: Register) -> None:
    for earlier, later in {(c.earlier, c.later) for c in whole.changes}:
        part = portions.changes(reader, earlier, later)
        assert set(part.changes) == {c for c in whole.changes if (c.earlier, c.later) == (earlier, later)}
    with pytest.raises(UnknownId):
        portions.changes(reader, "no", "such")


def test_lists_come_a_window_at_a_time(reader: Reader, whole: Register) -> None:
    """The documents of copies stand beside those of the window; statements are of the window's alone."""
    size, said = 10, []
    for start in range(0, len(whole.documents), size):
        part = portions.reports(reader, Window(start, size))
        said += [s.document for s in part.statements]
    assert len(said) == len(whole.statements)
    assert set(said) == {s.document for s in whole.statements}


def test_commitments_are_narrowed(reader: Reader, whole: Register) -> None:
    bound = [p for p in whole.points if p.commitment]
    body = {m.id: m.body for m in whole.meetings}
    year = {m.id: (m.held.date or "")[:4] for m in whole.meetings}
    text = {d.id: d.text for d in whole.documents}
    theme = bound[0].themes[0]
    doers = {
        p.id: " ".join(text[s.document][s.start : s.end].split()) for p in bound if p.commitment for s in p.commitment.doer[:1]
    }
    doer = next(iter(doers.values()))
    cases = {
        Narrowed(): lambda p: True,
        Narrowed(theme=theme): lambda p: theme in p.themes,
        Narrowed(body=body[bound[0].meeting]): lambda p: body[p.meeting] == body[bound[0].meeting],
        Narrowed(strength="soft"): lambda p: p.strength == "soft",
        Narrowed(doer=doer): lambda p: doers.get(p.id) == doer,
        Narrowed(year="2025"): lambda p: year[p.meeting] == "2025",
        Narrowed(body="none"): lambda p: False,
    }
    for narrowed, passes in cases.items():
        found, total = portions.commitments(reader, narrowed, Window(0, 500))
        assert {p.id for p in found.points} == {p.id for p in bound if passes(p)}, narrowed
        assert total == len(found.points)


def test_a_judgement_counts_in_every_part(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with open_register(path) as store:
        for key in sample.TEXTS:
            store.add(sample.source(key), sample.document(key), sample.statements(key), sample.mentions(key), sample.notes(key))
        store.write_join(sample.join())
        cell = sample.join().carriage[0]
        store.judge(Judgement((cell.point, cell.document), "wrong", "A", "2025-01-01", ""))
    with open_reader(path) as reader, reader.state():
        part = portions.point(reader, cell.point)
    judged = next(c for c in part.carriage if c.document == cell.document)
    assert judged.form == "not-checked" and judged != replace(judged, form=cell.form)


def test_near_ids_share_the_longest_beginning(reader: Reader, whole: Register) -> None:
    meeting = whole.meetings[0].id
    assert near_ids(reader, "meetings", meeting)[0] == meeting
    assert meeting in near_ids(reader, "meetings", f"{meeting}-and-more")
    assert near_ids(reader, "meetings", "quite-another") == []
    assert {d.id for d in whole.documents} == {i for (i,) in all_ids(reader, "reports")}


def test_a_reader_does_not_write_and_needs_a_register(tmp_path: Path, example_register: Path) -> None:
    with pytest.raises(RegisterError, match="no register"):
        open_reader(tmp_path / "none.db")
    with open_reader(example_register) as reader, pytest.raises(Exception, match="readonly"):
        reader.connection.exec_driver_sql("DELETE FROM documents")
