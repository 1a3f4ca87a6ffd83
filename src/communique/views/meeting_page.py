"""A meeting: its facts with their evidence, who took part, what disagrees, and the table of points and reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model import Carriage, Document, Meeting, Name, Point, Span
from communique.views.addresses import HERE
from communique.views.contexts import Fact, Link, Page, Quotation, Report, Shelf
from communique.views.naming import Naming, body_title, formation, meeting_title, where
from communique.views.register_page import ConflictPart, conflict_part
from communique.views.wording import ACTS, CONFLICT_ORDER, FORMS, Term, held, held_briefly, plain

NO_THEME = "no theme found"


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
    disputed: int
    """Conflicts that concern the point."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ThemeRows:
    """The lines of one theme; a point stands under the first of its themes."""

    name: Name
    rows: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A participant."""

    name: Name
    person: str | None
    role: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A report as a column: how much of the meeting it carries."""

    report: Report
    number: int
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
    body: str
    body_name: Name
    body_link: str
    formation: str
    when: str
    date_known: bool
    where: str
    """Place and format, empty where neither is known."""
    facts: tuple[Fact, ...]
    people: tuple[Person, ...]
    conflicts: tuple[ConflictPart, ...]
    columns: tuple[Column, ...]
    themes: tuple[ThemeRows, ...]
    points: int
    legend: tuple[Term, ...]
    acts: tuple[Term, ...]
    asides: tuple[Aside, ...]
    recalls: tuple[Link, ...]
    mentioned_by: tuple[Report, ...]
    changes: tuple[Link, ...]


def meeting_page(shelf: Shelf, naming: Naming, meeting: Meeting) -> MeetingPage:
    lookup = shelf.lookup
    documents = lookup.reports_of(meeting)
    points = lookup.points_of.get(meeting.id, [])
    joint = [p for p in points if p.joint]
    themes = _themes(shelf, naming, meeting, joint, documents)
    conflicts = sorted(lookup.conflicts_of.get(meeting.id, ()), key=lambda c: CONFLICT_ORDER.index(c.kind))
    return MeetingPage(
        page=Page(HERE.meeting(meeting.id), meeting_title(meeting), "register"),
        body=body_title(meeting),
        body_name=meeting.body_name,
        body_link=shelf.addresses.body(meeting.body),
        formation=formation(meeting),
        when=held(meeting.held),
        date_known=meeting.held.date is not None,
        where=where(meeting),
        facts=tuple(_facts(shelf, meeting)),
        people=tuple(
            Person(naming.participant(p), p.person, p.role, shelf.quotations(p.spans))
            for p in sorted(meeting.participants, key=lambda p: ("host", "chair", "participant", "observer").index(p.role))
        ),
        conflicts=tuple(conflict_part(shelf, c) for c in conflicts),
        columns=tuple(_columns(shelf, documents, joint)),
        themes=themes,
        points=len(joint),
        legend=tuple(FORMS.values()),
        acts=tuple(a for a in ACTS.values() if any(p.act == a.value for p in joint)),
        asides=tuple(_asides(shelf, [p for p in points if not p.joint])),
        recalls=tuple(
            Link(shelf.addresses.meeting(m), meeting_title(lookup.meetings[m])) for m in meeting.recalls if m in lookup.meetings
        ),
        mentioned_by=tuple(shelf.report(lookup.documents[d]) for d in meeting.mentions if d in lookup.documents),
        changes=tuple(_changes(shelf, meeting)),
    )


def _facts(shelf: Shelf, meeting: Meeting) -> Iterator[Fact]:
    when = meeting.held
    spans = dict.fromkeys((*when.spans, *meeting.dates))
    yield Fact("Held", held(when), when.rule, shelf.quotations(spans))
    named = _once(shelf, meeting.names)
    yield Fact(
        "Body",
        body_title(meeting),
        f"{formation(meeting)}; named in {len(named)} ways" if len(named) > 1 else formation(meeting),
        named,
    )
    yield Fact("Place", where(meeting) or "not known")
    for count in meeting.stated_counts:
        about = "about " if count.approximate else ""
        yield Fact(f"Stated: {plain(count.what)}", f"{about}{count.value:,}", "", shelf.quotations(count.spans))


def _once(shelf: Shelf, spans: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """Each wording once, from the first document that uses it."""
    found: dict[str, Quotation] = {}
    for quotation in shelf.quotations(spans):
        found.setdefault(" ".join(quotation.text.split()), quotation)
    return tuple(found.values())


def _columns(shelf: Shelf, documents: list[Document], points: list[Point]) -> Iterator[Column]:
    ids = {p.id for p in points}
    for number, document in enumerate(documents):
        rows = [c for c in shelf.lookup.carriage_in.get(document.id, ()) if c.point in ids]
        carried = sum(c.form in ("verbatim", "reworded", "partial") for c in rows)
        yield Column(shelf.report(document), number + 1, carried, len(points))


def _themes(
    shelf: Shelf, naming: Naming, meeting: Meeting, points: list[Point], documents: list[Document]
) -> tuple[ThemeRows, ...]:
    """Themes with most points first, those of procedure alone last; inside one, commitments first, then by number of sources."""
    groups: dict[str, list[Point]] = {}
    for point in points:
        groups.setdefault(point.themes[0] if point.themes else "", []).append(point)
    said = {theme: sum(point.act != "record" for point in members) for theme, members in groups.items()}
    ordered = sorted(groups.items(), key=lambda g: (g[0] == "", -said[g[0]], g[0]))
    number = 0
    themes = []
    for theme, members in ordered:
        rows = []
        for point in sorted(members, key=lambda p: (p.commitment is None, -p.independent_sources, p.id)):
            wording = shelf.quotation(point.wording)
            if wording is None:
                continue
            number += 1
            rows.append(_point_row(shelf, number, point, wording, documents))
        name = naming.theme(theme, meeting.body) if theme else Name(en=NO_THEME)
        themes.append(ThemeRows(name, tuple(rows)))
    return tuple(themes)


def _point_row(shelf: Shelf, number: int, point: Point, wording: Quotation, documents: list[Document]) -> PointRow:
    carriage = {c.document: c for c in shelf.lookup.carriage_of.get(point.id, ())}
    return PointRow(
        number=number,
        wording=wording,
        href=shelf.addresses.point(point.id),
        act=ACTS[point.act],
        strength=point.strength or "",
        commitment=point.commitment is not None,
        sources=point.independent_sources,
        disputed=len(shelf.lookup.conflicts_about.get(point.id, ())),
        cells=tuple(_cell(shelf, d, carriage.get(d.id)) for d in documents),
    )


def _cell(shelf: Shelf, document: Document, carriage: Carriage | None) -> Cell:
    """A pair that the register does not hold was not checked."""
    form = FORMS[carriage.form] if carriage else FORMS["not-checked"]
    href = shelf.addresses.words(carriage.spans[0]) if carriage and carriage.spans else None
    return Cell(form, href, shelf.report(document).name)


def _asides(shelf: Shelf, points: list[Point]) -> Iterator[Aside]:
    for point in points:
        wording = shelf.quotation(point.wording)
        if wording:
            yield Aside(wording, shelf.addresses.point(point.id), ACTS[point.act])


def _changes(shelf: Shelf, meeting: Meeting) -> Iterator[Link]:
    lookup = shelf.lookup
    for earlier, later in lookup.changes_between:
        other = later if earlier == meeting.id else earlier if later == meeting.id else None
        if other and other in lookup.meetings:
            side = "since then, to" if other == later else "compared with"
            yield Link(shelf.addresses.changes(earlier, later), f"{side} {held_briefly(lookup.meetings[other].held)}")
