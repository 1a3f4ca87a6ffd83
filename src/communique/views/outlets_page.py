"""Outlets: who carries whose words, with the evidence; how much is their own; which themes and points each tends to cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.figures.outlets import Flow, LeftOut, OutletFigures, Share, flows, outlet_figures
from communique.model import Copy, Span
from communique.views.addresses import outlet_anchor
from communique.views.contexts import Link, Page, Quotation, Report, Shelf, Why
from communique.views.copying import Graph, drawn
from communique.views.naming import meeting_title, outlet
from communique.views.wording import Term, first_words

MOST_FLOWS = 40
"""Edges that the page shows, those with most reports."""
MOST_PASSAGES = 6
"""Passages listed under one edge."""
SHOWN = 90
"""Characters of a passage that are shown of it."""
MOST_THEMES = 10
"""Themes as columns of the table of cuts: those with most points."""
MOST_SHARED = 15


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One shared passage: first words, and where it stands in both texts."""

    words: str
    direction: str
    source: Link
    taker: Link


@dataclass(frozen=True, slots=True)
class EdgePart:
    """Whose words an outlet carries, and what shows it; for words without a direction the two names are in order of the alphabet."""

    anchor: str
    source: str
    taker: str
    reports: int
    direction: Term
    passages: tuple[PassageRow, ...]
    more: int
    evidence: tuple[Why, ...]
    """Each kind of evidence once, with its first example."""


@dataclass(frozen=True, slots=True)
class ThemeCell:
    """Of the points of one theme, how many an outlet carries; None where it had none to carry."""

    share: Share | None
    step: int
    """0 (none) to 5 (all)."""


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A point that this outlet's report lacks."""

    wording: Quotation
    href: str
    report: Report
    others: str
    meeting: str


@dataclass(frozen=True, slots=True)
class OutletPart:
    """One outlet."""

    anchor: str
    name: str
    reports: tuple[Report, ...]
    own: Share
    carried: Share
    cells: tuple[ThemeCell, ...]
    left_out: tuple[LeftOutRow, ...]


@dataclass(frozen=True, slots=True)
class OutletsPage:
    """``outlets.html``."""

    page: Page
    outlets: tuple[OutletPart, ...]
    themes: tuple[str, ...]
    graph: Graph
    edges: tuple[EdgePart, ...]
    shared: tuple[EdgePart, ...]


def outlets_page(shelf: Shelf) -> OutletsPage:
    register, tongue = shelf.lookup.register, shelf.tongue
    reported = [d for d in register.documents if d.meetings]
    called = {d.id: tongue.term("kind", "official").label if d.kind == "official" else outlet(d, tongue) for d in reported}
    directed, undirected = flows(reported, register.copies, called)
    found = outlet_figures(reported, register.points, register.carriage, register.copies, called)
    themes = _themes(found)
    return OutletsPage(
        page=Page("outlets.html", tongue.line("nav.outlets"), "outlets", table=True),
        outlets=tuple(_outlet(shelf, one, themes) for one in found),
        themes=tuple(_theme_names(shelf, themes)),
        graph=drawn(directed[:MOST_FLOWS], tongue),
        edges=tuple(_edge(shelf, f"e{n + 1}", flow) for n, flow in enumerate(directed[:MOST_FLOWS])),
        shared=tuple(
            _part(shelf, f"s{n + 1}", s.one, s.other, 0, s.passages, s.passages[0][2].direction)
            for n, s in enumerate(undirected[:MOST_SHARED])
        ),
    )


def _themes(found: Iterable[OutletFigures]) -> list[str]:
    """Those with most points to carry, in the order of their number."""
    total: dict[str, int] = {}
    for one in found:
        for theme, share in one.themes.items():
            total[theme] = total.get(theme, 0) + share.of
    return sorted((t for t in total if t), key=lambda t: (-total[t], t))[:MOST_THEMES]


def _theme_names(shelf: Shelf, themes: Sequence[str]) -> Iterable[str]:
    """A theme may be of a body's own set: it is named as the first body that uses it names it."""
    bodies: dict[str, str] = {}
    for point in shelf.lookup.points.values():
        meeting = shelf.lookup.meetings.get(point.meeting)
        for theme in point.themes:
            bodies.setdefault(theme, meeting.body if meeting else "")
    return (shelf.tongue.name(shelf.naming.theme(t, bodies.get(t, ""))) for t in themes)


def _outlet(shelf: Shelf, found: OutletFigures, themes: Sequence[str]) -> OutletPart:
    documents = [shelf.lookup.documents[d] for d in found.documents]
    return OutletPart(
        anchor=outlet_anchor(found.name),
        name=found.name,
        reports=tuple(
            shelf.report(d) for d in sorted(documents, key=lambda d: (d.published.date if d.published else "9999", d.id))
        ),
        own=found.own,
        carried=found.carried,
        cells=tuple(_cell(found.themes.get(theme)) for theme in themes),
        left_out=tuple(row for row in (_left_out(shelf, one) for one in found.left_out) if row),
    )


def _cell(share: Share | None) -> ThemeCell:
    if share is None:
        return ThemeCell(None, 0)
    step = round(share.value * 5)
    return ThemeCell(share, min(max(step, 1 if share.part else 0), 4 if share.part < share.of else 5))


def _left_out(shelf: Shelf, found: LeftOut) -> LeftOutRow | None:
    point = shelf.lookup.points.get(found.point)
    document = shelf.lookup.documents.get(found.document)
    wording = shelf.called(point) if point else None
    if point is None or document is None or wording is None:
        return None
    meeting = shelf.lookup.meetings.get(point.meeting)
    return LeftOutRow(
        wording=wording,
        href=shelf.addresses.point(point.id),
        report=shelf.report(document),
        others=shelf.tongue.line("outlets.of", part=found.others.part, of=found.others.of),
        meeting=meeting_title(meeting, shelf.tongue) if meeting else point.meeting,
    )


def _edge(shelf: Shelf, anchor: str, flow: Flow) -> EdgePart:
    return _part(shelf, anchor, flow.source, flow.taker, flow.reports, flow.passages, "a-to-b")


def _part(
    shelf: Shelf, anchor: str, source: str, taker: str, reports: int, passages: Sequence[tuple[Span, Span, Copy]], direction: str
) -> EdgePart:
    longest = sorted(passages, key=lambda row: (row[0].start - row[0].end, row[0], row[1]))
    reasons = {reason.name: reason for _, _, copy in longest for reason in reversed(copy.reasons)}
    weighed = ("shared words", "share of the first body", "share of the second body")
    return EdgePart(
        anchor=anchor,
        source=source,
        taker=taker,
        reports=reports,
        direction=shelf.tongue.term("direction", direction),
        passages=tuple(_passage(shelf, here, there) for here, there, _ in longest[:MOST_PASSAGES]),
        more=max(len(longest) - MOST_PASSAGES, 0),
        evidence=shelf.reasons(r for name, r in sorted(reasons.items()) if name not in weighed),
    )


def _passage(shelf: Shelf, here: Span, there: Span) -> PassageRow:
    quotation = shelf.quotation(Span(here.document, here.start, min(here.end, here.start + 4 * SHOWN)))
    return PassageRow(
        words=first_words(quotation.text, SHOWN) if quotation else "",
        direction=quotation.direction if quotation else "ltr",
        source=Link(shelf.words(here), shelf.report(shelf.lookup.documents[here.document]).title),
        taker=Link(shelf.words(there), shelf.report(shelf.lookup.documents[there.document]).title),
    )
