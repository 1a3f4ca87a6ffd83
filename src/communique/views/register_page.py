"""The front page: bodies and their meetings in time, what disagrees, what is new; and the lists of all reports and commitments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.model import Conflict, Meeting, Name
from communique.views.addresses import body_anchor
from communique.views.contexts import Link, Page, Quotation, Report, Shelf
from communique.views.naming import Naming, body_title, formation, in_time, meeting_title, where
from communique.views.timeline import Timeline, timeline
from communique.views.wording import CHANGES, CONFLICT_ORDER, EVIDENCE, Term, counted, held, held_briefly, plain

MOST_CONFLICTS = 6
"""Conflicts quoted on the front page; the meetings' pages hold all."""
MOST_CHANGES = 8


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in its body's list, numbered as on the time line."""

    number: int
    href: str
    when: str
    iso: str | None
    formation: str
    where: str
    counts: tuple[tuple[str, int], ...]
    """What is counted, in words, and how many."""


@dataclass(frozen=True, slots=True)
class BodyPart:
    """One body with its time line."""

    anchor: str
    name: Name
    timeline: Timeline
    meetings: tuple[MeetingRow, ...]
    changes: tuple[Link, ...]
    """Pages that compare two of its meetings."""


@dataclass(frozen=True, slots=True)
class ConflictPart:
    """A disagreement with the words of all sides; ``sides`` groups them by document."""

    kind: str
    text: str
    meeting: Link
    sides: tuple[tuple[Report, tuple[Quotation, ...]], ...]


@dataclass(frozen=True, slots=True)
class NewPart:
    """A point that moved at the latest meeting of a body."""

    change: Term
    wording: Quotation
    point: Link
    meeting: Link


@dataclass(frozen=True, slots=True)
class IndexPage:
    """``index.html``."""

    page: Page
    figures: tuple[tuple[int, str], ...]
    bodies: tuple[BodyPart, ...]
    conflicts: tuple[ConflictPart, ...]
    conflicts_in_all: int
    news: tuple[NewPart, ...]
    news_in_all: int
    unplaced: int
    """Reports that belong to no meeting."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in the list of all."""

    report: Report
    agency: str | None
    meetings: tuple[Link, ...]
    statements: int
    copies: int
    """Other documents that share passages with it."""


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """``reports.html``."""

    page: Page
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One commitment: what binds, how far it can be tested, how well it is attested."""

    wording: Quotation
    point: Link
    meeting: Link
    strength: str
    evidence: Term
    passed: int
    """Tests of five that hold."""
    due: Quotation | None
    sources: int


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """``commitments.html``; grouped by meeting, latest first."""

    page: Page
    groups: tuple[tuple[Link, tuple[CommitmentRow, ...]], ...]


def index_page(shelf: Shelf, naming: Naming) -> IndexPage:
    register = shelf.lookup.register
    conflicts = sorted(register.conflicts, key=lambda c: CONFLICT_ORDER.index(c.kind))
    news = _news(shelf)
    return IndexPage(
        page=Page("index.html", "The register", "register"),
        figures=(
            (len(register.documents), "report" if len(register.documents) == 1 else "reports"),
            (len(register.meetings), "meeting" if len(register.meetings) == 1 else "meetings"),
            (sum(p.joint for p in register.points), "points"),
            (sum(p.commitment is not None for p in register.points), "commitments"),
            (len(register.conflicts), "conflicts"),
        ),
        bodies=tuple(_body(shelf, [m for m in register.meetings if m.body == body]) for body in _bodies(register.meetings)),
        conflicts=tuple(conflict_part(shelf, c) for c in conflicts[:MOST_CONFLICTS]),
        conflicts_in_all=len(conflicts),
        news=news[:MOST_CHANGES],
        news_in_all=len(news),
        unplaced=sum(not d.meetings for d in register.documents),
    )


def _bodies(meetings: Sequence[Meeting]) -> list[str]:
    """Bodies with most documents first."""
    weight: dict[str, int] = {}
    for meeting in meetings:
        weight[meeting.body] = weight.get(meeting.body, 0) + len(meeting.documents)
    return sorted(weight, key=lambda b: (-weight[b], b))


def _body(shelf: Shelf, meetings: Sequence[Meeting]) -> BodyPart:
    ordered = sorted(meetings, key=in_time)
    numbered = [(n + 1, shelf.addresses.meeting(m.id), m) for n, m in enumerate(ordered)]
    lookup = shelf.lookup
    ids = {m.id for m in meetings}
    pairs = sorted(pair for pair in lookup.changes_between if pair[1] in ids)
    return BodyPart(
        anchor=body_anchor(meetings[0].body),
        name=meetings[0].body_name,
        timeline=timeline(numbered),
        meetings=tuple(_row(shelf, n, m) for n, _, m in numbered),
        changes=tuple(
            Link(
                shelf.addresses.changes(a, b), f"{held_briefly(lookup.meetings[a].held)} to {held_briefly(lookup.meetings[b].held)}"
            )
            for a, b in pairs
            if a in lookup.meetings and b in lookup.meetings
        ),
    )


def _row(shelf: Shelf, number: int, meeting: Meeting) -> MeetingRow:
    lookup = shelf.lookup
    points = lookup.points_of.get(meeting.id, [])
    counts = (
        ("report", len(meeting.documents)),
        ("point", sum(p.joint for p in points)),
        ("commitment", sum(p.commitment is not None for p in points)),
        ("conflict", len(lookup.conflicts_of.get(meeting.id, ()))),
    )
    return MeetingRow(
        number=number,
        href=shelf.addresses.meeting(meeting.id),
        when=held(meeting.held),
        iso=meeting.held.date,
        formation=formation(meeting),
        where=where(meeting),
        counts=tuple((counted(n, what).split(" ", 1)[1], n) for what, n in counts),
    )


def conflict_part(shelf: Shelf, conflict: Conflict) -> ConflictPart:
    meeting = shelf.lookup.meetings.get(conflict.meeting)
    sides: dict[str, tuple[Report, list[Quotation]]] = {}
    for quotation in shelf.quotations(conflict.spans):
        sides.setdefault(quotation.report.id, (quotation.report, []))[1].append(quotation)
    return ConflictPart(
        kind=plain(conflict.kind),
        text=conflict.text,
        meeting=Link(shelf.addresses.meeting(conflict.meeting), meeting_title(meeting) if meeting else conflict.meeting),
        sides=tuple((report, tuple(words)) for report, words in sides.values()),
    )


def _news(shelf: Shelf) -> tuple[NewPart, ...]:
    """New, strengthened and weakened points, of the latest meetings first."""
    lookup = shelf.lookup
    found: list[tuple[str, int, str, NewPart]] = []
    order = ("new", "strengthened", "weakened")
    for change in lookup.register.changes:
        point = lookup.points.get(change.to_point or "")
        later = lookup.meetings.get(change.later)
        if change.kind not in order or point is None or later is None:
            continue
        wording = shelf.quotation(point.wording)
        if wording is None:
            continue
        part = NewPart(
            CHANGES[change.kind],
            wording,
            Link(shelf.addresses.point(point.id), "the point"),
            Link(shelf.addresses.changes(change.earlier, change.later), f"{body_title(later)}, {held_briefly(later.held)}"),
        )
        found.append((in_time(later)[0], -order.index(change.kind), point.id, part))
    return tuple(part for *_, part in sorted(found, key=lambda f: f[:3], reverse=True))


def reports_page(shelf: Shelf) -> ReportsPage:
    lookup = shelf.lookup
    rows = []
    for document in sorted(lookup.register.documents, key=lambda d: (d.published.date if d.published else "9999", d.id)):
        sharing = {s.document for c in lookup.copies_in.get(document.id, ()) for s in (c.a, c.b)} - {document.id}
        rows.append(
            ReportRow(
                report=shelf.report(document),
                agency=document.agency,
                meetings=tuple(
                    Link(shelf.addresses.meeting(m), meeting_title(lookup.meetings[m]))
                    for m in document.meetings
                    if m in lookup.meetings
                ),
                statements=len(lookup.statements_in.get(document.id, ())),
                copies=len(sharing),
            )
        )
    return ReportsPage(Page("reports.html", "Reports", "reports"), tuple(rows))


def commitments_page(shelf: Shelf) -> CommitmentsPage:
    lookup = shelf.lookup
    groups = []
    for meeting in sorted(lookup.register.meetings, key=in_time, reverse=True):
        rows = []
        for point in lookup.points_of.get(meeting.id, ()):
            wording = shelf.quotation(point.wording)
            if point.commitment is None or wording is None:
                continue
            tests = point.commitment.tests
            rows.append(
                CommitmentRow(
                    wording=wording,
                    point=Link(shelf.addresses.point(point.id), "the point"),
                    meeting=Link(shelf.addresses.meeting(meeting.id), meeting_title(meeting)),
                    strength=point.strength or "",
                    evidence=EVIDENCE[point.commitment.evidence],
                    passed=sum((tests.discrete, tests.specific, tests.own, tests.future, tests.testable)),
                    due=shelf.quotation(point.commitment.due) if point.commitment.due else None,
                    sources=point.independent_sources,
                )
            )
        if rows:
            groups.append((Link(shelf.addresses.meeting(meeting.id), meeting_title(meeting)), tuple(rows)))
    return CommitmentsPage(Page("commitments.html", "Commitments", "commitments"), tuple(groups))
