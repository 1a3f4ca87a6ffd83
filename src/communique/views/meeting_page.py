"""A meeting: its facts with their evidence, who took part, what disagrees, and the table of points and reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.model import Carriage, Document, Meeting, Name, Point
from communique.views.addresses import HERE
from communique.views.citation import Citation, cite_meeting
from communique.views.contexts import Fact, Link, Page, Quotation, Report, Shelf
from communique.views.leaves import Cut, Leaves, beside
from communique.views.meeting_facts import Glance, Person, facts, glance, people
from communique.views.naming import body_title, formation, in_time, meeting_title
from communique.views.parts import ConflictPart, conflict_part
from communique.views.wording import CONFLICT_ORDER, Term

ORDERS = ("theme", "carriage", "act", "sources")
"""What the table can be sorted by; the first is how it starts. A page on disk is sorted by its script."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How one report renders one point; ``href`` leads to its words, None where it has none."""

    form: Term
    href: str | None
    report: str


@dataclass(frozen=True, slots=True)
class PointRow:
    """One line of the table; ``cells`` in the order of the table's reports."""

    number: int
    wording: Quotation
    href: str
    act: Term
    strength: str
    commitment: bool
    sources: int
    carried: int
    """Reports that have it, whole or in part."""
    disputed: int
    """Conflicts that concern the point."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Lines under one heading: a theme (a point stands under the first of its own), an act; without a name, no heading."""

    name: Name
    anchor: str
    rows: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A report as a column: how much of the meeting it carries."""

    report: Report
    carried: int
    of: int


@dataclass(frozen=True, slots=True)
class Aside:
    """What an outlet or a third party adds, outside the table."""

    wording: Quotation
    href: str
    act: Term


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """``meetings/<id>.html``."""

    page: Page
    id: str
    body: str
    body_name: Name
    body_link: str
    formation: str
    when: str
    date_known: bool
    where: str
    """Place and format, empty where neither is known."""
    glance: tuple[Glance, ...]
    facts: tuple[Fact, ...]
    people: tuple[Person, ...]
    conflicts: tuple[ConflictPart, ...]
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    order: str
    orders: tuple[str, ...]
    row_leaves: Leaves
    column_leaves: Leaves
    reports: int
    """In all, those on other leaves included."""
    officials: int
    points: int
    commitments: int
    legend: tuple[Term, ...]
    asides: tuple[Aside, ...]
    recalls: tuple[Link, ...]
    mentioned_by: tuple[Report, ...]
    changes: tuple[Link, ...]
    citation: Citation


def meeting_page(
    shelf: Shelf, meeting: Meeting, order: str = ORDERS[0], rows: Cut | None = None, columns: Cut | None = None
) -> MeetingPage:
    """``order`` is one of :data:`ORDERS`; anything else counts as the first. ``rows`` and ``columns`` cut the table."""
    lookup, tongue = shelf.lookup, shelf.tongue
    documents = lookup.reports_of(meeting)
    points = lookup.points_of.get(meeting.id, [])
    joint = [p for p in points if p.joint]
    conflicts = sorted(lookup.conflicts_of.get(meeting.id, ()), key=lambda c: CONFLICT_ORDER.index(c.kind))
    order = order if order in ORDERS else ORDERS[0]
    who = people(shelf, meeting)
    rows, columns = rows or Cut(), columns or Cut()
    shown = columns.of(documents)
    asked = (("sort", "" if order == ORDERS[0] else order), ("rows", rows.leaf), ("columns", columns.leaf))
    return MeetingPage(
        page=Page(HERE.meeting(meeting.id), meeting_title(meeting, tongue), "register", table=True),
        id=meeting.id,
        body=body_title(meeting, tongue),
        body_name=meeting.body_name,
        body_link=shelf.addresses.body(meeting.body),
        formation=formation(meeting, tongue),
        when=tongue.held(meeting.held),
        date_known=meeting.held.date is not None,
        where=shelf.naming.where(meeting),
        glance=tuple(glance(shelf, meeting, who)),
        facts=tuple(facts(shelf, meeting)),
        people=who,
        conflicts=tuple(conflict_part(shelf, c) for c in conflicts),
        columns=tuple(_columns(shelf, shown, joint)),
        groups=tuple(_groups(shelf, meeting, _sorted(shelf, meeting, joint, order), order, rows, shown)),
        order=order,
        orders=ORDERS,
        row_leaves=beside(rows, len(joint), "rows", asked, "#points"),
        column_leaves=beside(columns, len(documents), "columns", asked, "#points"),
        reports=len(documents),
        officials=sum(d.kind == "official" for d in documents),
        points=len(joint),
        commitments=sum(p.commitment is not None for p in joint),
        legend=tuple(tongue.forms.values()),
        asides=tuple(_asides(shelf, [p for p in points if not p.joint])),
        recalls=tuple(shelf.meeting(lookup.meetings[m]) for m in meeting.recalls if m in lookup.meetings),
        mentioned_by=tuple(shelf.report(lookup.documents[d]) for d in meeting.mentions if d in lookup.documents),
        changes=tuple(_changes(shelf, meeting)),
        citation=cite_meeting(shelf, meeting),
    )


def _columns(shelf: Shelf, documents: Sequence[Document], points: list[Point]) -> Iterator[Column]:
    ids = {p.id for p in points}
    for document in documents:
        rows = [c for c in shelf.lookup.carriage_in.get(document.id, ()) if c.point in ids]
        yield Column(shelf.report(document), sum(bool(c.spans) for c in rows), len(points))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A point with its number in the order of themes, and the theme that it stands under."""

    number: int
    theme: str
    point: Point


def _sorted(shelf: Shelf, meeting: Meeting, points: list[Point], order: str) -> list[_Placed]:
    """In the order asked for; numbered in the order of themes: those with most points first, those of procedure alone last;
    inside one, commitments first.
    """
    groups: dict[str, list[Point]] = {}
    for point in points:
        groups.setdefault(point.themes[0] if point.themes else "", []).append(point)
    said = {theme: sum(point.act != "record" for point in members) for theme, members in groups.items()}
    found = [
        (theme, point)
        for theme in sorted(groups, key=lambda t: (t == "", -said[t], t))
        for point in sorted(groups[theme], key=lambda p: (p.commitment is None, -p.independent_sources, p.id))
    ]
    placed = [_Placed(number, theme, point) for number, (theme, point) in enumerate(found, 1)]
    acts = list(shelf.tongue.acts)
    match order:
        case "carriage":
            return sorted(placed, key=lambda p: (-_carried(shelf, p.point), p.number))
        case "sources":
            return sorted(placed, key=lambda p: (-p.point.independent_sources, p.number))
        case "act":
            return sorted(placed, key=lambda p: (acts.index(p.point.act), p.number))
        case _:
            return placed


def _carried(shelf: Shelf, point: Point) -> int:
    return sum(bool(c.spans) for c in shelf.lookup.carriage_of.get(point.id, ()))


def _groups(
    shelf: Shelf, meeting: Meeting, placed: Sequence[_Placed], order: str, cut: Cut, documents: Sequence[Document]
) -> Iterator[RowGroup]:
    """The rows of one leaf under their headings; orders without headings have one group without a name."""
    tongue = shelf.tongue
    groups: dict[str, list[PointRow]] = {}
    for one in cut.of(placed):
        key = one.theme if order == "theme" else one.point.act if order == "act" else ""
        if row := _point_row(shelf, one, documents):
            groups.setdefault(key, []).append(row)
    for key, rows in groups.items():
        if order == "act":
            name, anchor = Name(en=tongue.acts[rows[0].act.value].label), f"act-{key}"  # type: ignore[index]
        elif order == "theme":
            name = shelf.naming.theme(key, meeting.body) if key else Name(en=tongue.line("theme.none"))
            anchor = f"theme-{key or 'none'}"
        else:
            name, anchor = Name(), ""
        yield RowGroup(name, anchor, tuple(rows))


def _point_row(shelf: Shelf, placed: _Placed, documents: Sequence[Document]) -> PointRow | None:
    """None where the words of the point are not at hand."""
    point = placed.point
    wording = shelf.called(point)
    if wording is None:
        return None
    carriage = {c.document: c for c in shelf.lookup.carriage_of.get(point.id, ())}
    return PointRow(
        number=placed.number,
        wording=wording,
        href=shelf.addresses.point(point.id),
        act=shelf.tongue.acts[point.act],
        strength=shelf.tongue.term("strength", point.strength).label if point.strength else "",
        commitment=point.commitment is not None,
        sources=point.independent_sources,
        carried=_carried(shelf, point),
        disputed=len(shelf.lookup.conflicts_about.get(point.id, ())),
        cells=tuple(_cell(shelf, d, carriage.get(d.id)) for d in documents),
    )


def _cell(shelf: Shelf, document: Document, carriage: Carriage | None) -> Cell:
    """A pair that the register does not hold was not checked."""
    form = shelf.tongue.forms[carriage.form if carriage else "not-checked"]
    href = shelf.words(carriage.spans[0]) if carriage and carriage.spans else None
    return Cell(form, href, shelf.report(document).name)


def _asides(shelf: Shelf, points: list[Point]) -> Iterator[Aside]:
    for point in points:
        wording = shelf.called(point)
        if wording:
            yield Aside(wording, shelf.addresses.point(point.id), shelf.tongue.acts[point.act])


def _changes(shelf: Shelf, meeting: Meeting) -> Iterator[Link]:
    lookup, tongue = shelf.lookup, shelf.tongue
    pairs = [pair for pair in lookup.changes_between if meeting.id in pair and all(one in lookup.meetings for one in pair)]
    for earlier, later in sorted(pairs, key=lambda pair: [in_time(lookup.meetings[one]) for one in pair]):
        key, other = ("meeting.since_then", later) if earlier == meeting.id else ("meeting.compared_with", earlier)
        when = tongue.held_briefly(lookup.meetings[other].held)
        yield Link(shelf.addresses.changes(earlier, later), tongue.line(key, when=when))
