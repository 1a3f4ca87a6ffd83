"""Parts that stand on more than one page: a disagreement with all its sides, a meeting in a list, an entry of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.figures.ledger import Entry
from communique.model import Conflict, Meeting
from communique.views.contexts import Link, Quotation, Report, Saying, Shelf
from communique.views.naming import formation, in_time
from communique.views.timeline import Timeline, timeline
from communique.views.wording import Term


@dataclass(frozen=True, slots=True)
class ConflictPart:
    """A disagreement with the words of all sides; ``sides`` groups them by document."""

    kind: Term
    text: Saying
    meeting: Link
    sides: tuple[tuple[Report, tuple[Quotation, ...]], ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A number and the noun that it counts, set apart."""

    number: int
    noun: str
    key: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in its body's list, numbered as on the time line."""

    number: int
    href: str
    when: str
    iso: str | None
    formation: str
    where: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One commitment: what binds, how far it can be tested, how well it is attested; and what it can be chosen by."""

    wording: Quotation
    href: str
    strength: Term | None
    evidence: Term
    passed: int
    """Tests of five that hold."""
    due: Quotation | None
    sources: int
    themes: tuple[str, ...]
    entry: Entry


def conflict_part(shelf: Shelf, conflict: Conflict) -> ConflictPart:
    meeting = shelf.lookup.meetings.get(conflict.meeting)
    sides: dict[str, tuple[Report, list[Quotation]]] = {}
    for quotation in shelf.quotations(conflict.spans):
        sides.setdefault(quotation.report.id, (quotation.report, []))[1].append(quotation)
    return ConflictPart(
        kind=shelf.tongue.term("conflict", conflict.kind),
        text=shelf.said(conflict.text),
        meeting=shelf.meeting(meeting) if meeting else Link(shelf.addresses.meeting(conflict.meeting), conflict.meeting),
        sides=tuple((report, tuple(words)) for report, words in sides.values()),
    )


def meeting_rows(shelf: Shelf, meetings: Sequence[Meeting]) -> tuple[tuple[MeetingRow, ...], Timeline]:
    """A body's meetings in time, numbered, and the same as a drawing."""
    ordered = sorted(meetings, key=in_time)
    rows = tuple(_row(shelf, number + 1, meeting) for number, meeting in enumerate(ordered))
    return rows, timeline([(row.number, row.href, m) for row, m in zip(rows, ordered, strict=True)], shelf.tongue)


def _row(shelf: Shelf, number: int, meeting: Meeting) -> MeetingRow:
    lookup, tongue = shelf.lookup, shelf.tongue
    has = lookup.totals.meetings[meeting.id]
    counts = (("report", has.reports), ("point", has.points), ("commitment", has.commitments), ("conflict", has.conflicts))
    return MeetingRow(
        number=number,
        href=shelf.addresses.meeting(meeting.id),
        when=tongue.held(meeting.held),
        iso=meeting.held.date,
        formation=formation(meeting, tongue),
        where=shelf.naming.where(meeting),
        tallies=tuple(Tally(n, tongue.noun(n, key), key) for key, n in counts),
    )


def commitment_row(shelf: Shelf, entry: Entry) -> CommitmentRow | None:
    """None where the words are not at hand."""
    point = entry.point
    wording = shelf.called(point)
    if wording is None or point.commitment is None:
        return None
    tests = point.commitment.tests
    return CommitmentRow(
        wording=wording,
        href=shelf.addresses.point(point.id),
        strength=shelf.tongue.term("strength", point.strength) if point.strength else None,
        evidence=shelf.tongue.evidence[point.commitment.evidence],
        passed=sum((tests.discrete, tests.specific, tests.own, tests.future, tests.testable)),
        due=shelf.quotation(point.commitment.due) if point.commitment.due else None,
        sources=point.independent_sources,
        themes=tuple(shelf.tongue.name(shelf.naming.theme(t, entry.meeting.body)) for t in point.themes),
        entry=entry,
    )
