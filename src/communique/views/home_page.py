"""The front page: bodies and their meetings in time, what disagrees, what is new; and the list of all reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.model import ChangeKind, Meeting, Name
from communique.register.totals import Totals
from communique.views.contexts import Link, Page, Quotation, Report, Shelf
from communique.views.naming import body_title, in_time
from communique.views.parts import ConflictPart, MeetingRow, Tally, conflict_part, meeting_rows
from communique.views.timeline import Timeline
from communique.views.wording import CONFLICT_ORDER, Term

MOST_BODIES = 6
"""Bodies that the front page shows with their time line; the rest it lists."""
MOST_MEETINGS = 12
"""Meetings of one body that the front page lists, the latest; the body's page has all."""
MOST_CONFLICTS = 6
"""Conflicts quoted on the front page; the meetings' pages hold all."""
MOST_CHANGES = 8
NEWS: tuple[ChangeKind, ...] = ("new", "strengthened", "weakened")
"""What counts as new on the front page, in this order."""


@dataclass(frozen=True, slots=True)
class BodyPart:
    """One body with its time line."""

    anchor: str
    href: str
    name: Name
    timeline: Timeline
    meetings: tuple[MeetingRow, ...]
    earlier: int
    """Meetings that the list leaves to the body's page."""
    changes: tuple[Link, ...]
    """Pages that compare two of its meetings."""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body of which the front page tells only how often it met."""

    href: str
    name: Name
    meetings: int


@dataclass(frozen=True, slots=True)
class NewPart:
    """A point that moved at the latest meeting of a body."""

    change: Term
    wording: Quotation
    href: str
    meeting: Link


@dataclass(frozen=True, slots=True)
class HomePage:
    """``index.html``."""

    page: Page
    figures: tuple[Tally, ...]
    bodies: tuple[BodyPart, ...]
    more_bodies: tuple[BodyLine, ...]
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
    """``reports.html``, or one leaf of it where there are many."""

    page: Page
    rows: tuple[ReportRow, ...]
    leaf: int
    leaves: int


def home_page(shelf: Shelf) -> HomePage:
    register, tongue = shelf.lookup.register, shelf.tongue
    conflicts = sorted(register.conflicts, key=lambda c: CONFLICT_ORDER.index(c.kind))
    news = _news(shelf)
    counts = shelf.lookup.totals
    figures = (
        ("report", counts.documents),
        ("meeting", counts.all_meetings),
        ("point", counts.points),
        ("commitment", counts.commitments),
        ("conflict", counts.conflicts),
    )
    bodies = _bodies(register.meetings, counts)
    return HomePage(
        page=Page("index.html", tongue.line("home.tab"), "register"),
        figures=tuple(Tally(n, tongue.noun(n, key), key) for key, n in figures),
        bodies=tuple(_body(shelf, meetings) for meetings in bodies[:MOST_BODIES]),
        more_bodies=tuple(
            BodyLine(shelf.addresses.body(m[0].body), m[0].body_name, counts.bodies[m[0].body].meetings)
            for m in bodies[MOST_BODIES:]
        ),
        conflicts=tuple(conflict_part(shelf, c) for c in conflicts[:MOST_CONFLICTS]),
        conflicts_in_all=counts.conflicts,
        news=tuple(news[:MOST_CHANGES]),
        news_in_all=counts.news,
        unplaced=counts.unplaced,
    )


def _bodies(meetings: Sequence[Meeting], totals: Totals) -> list[list[Meeting]]:
    """Meetings by body, bodies with most reports first."""
    found: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault(meeting.body, []).append(meeting)
    return [found[body] for body in totals.by_weight if body in found]


def _body(shelf: Shelf, meetings: Sequence[Meeting]) -> BodyPart:
    rows, drawing = meeting_rows(shelf, meetings)
    return BodyPart(
        anchor=shelf.addresses.body_anchor(meetings[0].body),
        href=shelf.addresses.body(meetings[0].body),
        name=meetings[0].body_name,
        timeline=drawing,
        meetings=rows[-MOST_MEETINGS:],
        earlier=shelf.lookup.totals.bodies[meetings[0].body].meetings - min(len(rows), MOST_MEETINGS),
        changes=compared(shelf, {m.id for m in meetings})[-MOST_MEETINGS:],
    )


def compared(shelf: Shelf, meetings: set[str]) -> tuple[Link, ...]:
    """The pages that compare two of these meetings, in time."""
    known, tongue = shelf.lookup.meetings, shelf.tongue
    pairs = [(known[a], known[b]) for a, b in shelf.lookup.changes_between if b in meetings and a in known and b in known]
    return tuple(
        Link(
            shelf.addresses.changes(a.id, b.id),
            tongue.line("home.pair", earlier=tongue.held_briefly(a.held), later=tongue.held_briefly(b.held)),
        )
        for a, b in sorted(pairs, key=lambda pair: (in_time(pair[0]), in_time(pair[1])))
    )


def _news(shelf: Shelf) -> list[NewPart]:
    """New, strengthened and weakened points, of the latest meetings first."""
    lookup = shelf.lookup
    found: list[tuple[str, int, str, NewPart]] = []
    for change in lookup.register.changes:
        point = lookup.points.get(change.to_point or "")
        later = lookup.meetings.get(change.later)
        wording = shelf.called(point) if point and change.kind in NEWS else None
        if point is None or later is None or wording is None:
            continue
        title = shelf.tongue.line("list.comma").join((body_title(later, shelf.tongue), shelf.tongue.held_briefly(later.held)))
        part = NewPart(
            shelf.tongue.changes[change.kind],
            wording,
            shelf.addresses.point(point.id),
            Link(shelf.addresses.changes(change.earlier, change.later), title),
        )
        found.append((in_time(later)[0], -NEWS.index(change.kind), point.id, part))
    unique = {point: (when, rank, point, part) for when, rank, point, part in reversed(found)}
    return [part for *_, part in sorted(unique.values(), key=lambda f: f[:3], reverse=True)]


def reports_page(shelf: Shelf, leaf: int = 1, leaves: int = 1) -> ReportsPage:
    """Every document of ``shelf``; where they are one leaf of many, ``leaf`` (from 1) of ``leaves``."""
    lookup = shelf.lookup
    rows = []
    for document in sorted(lookup.register.documents, key=lambda d: (d.published.date if d.published else "9999", d.id)):
        sharing = {s.document for c in lookup.copies_in.get(document.id, ()) for s in (c.a, c.b)} - {document.id}
        rows.append(
            ReportRow(
                report=shelf.report(document),
                agency=document.agency,
                meetings=tuple(shelf.meeting(lookup.meetings[m]) for m in document.meetings if m in lookup.meetings),
                statements=len(lookup.statements_in.get(document.id, ())),
                copies=len(sharing),
            )
        )
    return ReportsPage(Page("reports.html", shelf.tongue.line("nav.reports"), "reports", table=True), tuple(rows), leaf, leaves)
