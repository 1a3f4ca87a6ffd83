"""Pages that only a server has: what a search found, a form to add texts, and how adding goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from communique.model import Document, Span, Statement
from communique.views.bidi import Direction, direction, direction_of
from communique.views.contexts import Link, Page, Report, Shelf
from communique.views.ledger_page import Choice, Facet
from communique.views.tongue import Tongue
from communique.views.wording import Term, first_words

AROUND = 90
"""Characters of a text that a search shows on either side of a place."""
MOST_CHOICES = 40
"""Values of one facet that are offered, the most frequent."""
LONGEST_CHOICE = 60
_LABELS = {"body": "ledger.body", "theme": "ledger.theme", "year": "found.published", "outlet": "found.outlet", "act": "found.act"}
_TERMS = {"act": "act"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a text that was found; ``href`` leads to the words where they are what was sought, None around them."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the sought words stand, with the text around it; pieces in its order."""

    report: Report
    pieces: tuple[Piece, ...]
    language: str
    direction: Direction
    act: Term | None
    target: Link | None
    """The point that the words belong to; None where they belong to none."""
    meeting: Link | None


@dataclass(frozen=True, slots=True)
class Found:
    """One place to be shown: its span, the sought words in it, and the statement that it is, None in whole texts."""

    span: Span
    places: tuple[tuple[int, int], ...]
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class Scope:
    """Statements, points or whole texts, to choose from."""

    label: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``search.html?q=...``; ``facets`` narrow by address as the ledger's do."""

    page: Page
    query: str
    scope: str
    scopes: tuple[Scope, ...]
    hits: tuple[Hit, ...]
    noun: str
    in_all: int
    cut: bool
    """Whether there is more than ``in_all``: only the best are counted."""
    facets: tuple[Facet, ...]
    leaf: int
    leaves: int
    leaf_links: tuple[str, str]
    """Addresses of the leaves before and after; empty where there is none."""
    takes: tuple[tuple[str, str], ...]
    """The results as files: address and label."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search page was asked for: the address says it all."""

    query: str = ""
    scope: Literal["statements", "points", "reports"] = "statements"
    narrowed: tuple[tuple[str, str], ...] = ()
    leaf: int = 1

    def address(self, ending: str = "html", **other: str | int) -> str:
        """The address of the same search with something else in its place."""
        asked = {"q": self.query, "in": self.scope, **dict(self.narrowed), "leaf": self.leaf} | other
        kept = {name: value for name, value in asked.items() if value and (name, value) not in (("in", "statements"), ("leaf", 1))}
        return f"search.{ending}?{urlencode(kept)}"


def search_page(
    shelf: Shelf,
    asked: Asked,
    found: Sequence[Found],
    *,
    in_all: int,
    cut: bool,
    spread: Mapping[str, Mapping[str, int]],
    names: Mapping[str, str],
    leaves: int,
) -> SearchPage:
    """``spread`` counts the values of facets; ``names`` are of bodies, by id."""
    tongue, query = shelf.tongue, asked.query
    scopes: tuple[Literal["statements", "points", "reports"], ...] = ("statements", "points", "reports")
    before = asked.address(leaf=asked.leaf - 1) if asked.leaf > 1 else ""
    after = asked.address(leaf=asked.leaf + 1) if asked.leaf < leaves else ""
    return SearchPage(
        page=Page("search.html", tongue.line("search.tab", query=query) if query else tongue.line("search.title"), "search"),
        query=query,
        scope=asked.scope,
        scopes=tuple(Scope(tongue.line(f"found.{s}"), Asked(query, s).address(), s == asked.scope) for s in scopes),
        hits=tuple(hit for one in found if (hit := _hit(shelf, one))),
        noun={"statements": "statement", "points": "point", "reports": "text"}[asked.scope],
        in_all=in_all,
        cut=cut,
        facets=_facets(shelf, asked, spread, names),
        leaf=asked.leaf,
        leaves=leaves,
        leaf_links=(before, after),
        takes=((asked.address("csv"), tongue.line("take.csv")), (asked.address("json"), tongue.line("take.json"))) if found else (),
    )


def _hit(shelf: Shelf, found: Found) -> Hit | None:
    """None where the register at hand does not hold its document."""
    lookup = shelf.lookup
    document = lookup.documents.get(found.span.document)
    if document is None:
        return None
    statement = found.statement
    point = lookup.points.get(statement.point or "") if statement else None
    meeting = (statement.meeting if statement else None) or next(iter(document.meetings), None)
    tongue = document.language if document.language != "und" else ""
    words = document.text[found.span.start : found.span.end]
    return Hit(
        report=shelf.report(document),
        pieces=tuple(_pieces(shelf, document, found)),
        language=tongue,
        direction=direction(tongue) if tongue else direction_of(words),
        act=shelf.tongue.acts[statement.act] if statement else None,
        target=Link(shelf.addresses.point(point.id), shelf.tongue.line("report.the_point")) if point else None,
        meeting=shelf.meeting(lookup.meetings[meeting]) if meeting in lookup.meetings else None,
    )


def _pieces(shelf: Shelf, document: Document, found: Found) -> list[Piece]:
    pieces = [Piece("… ", None)] if found.statement is None and found.span.start else []
    at = found.span.start
    for start, end in found.places:
        if at < start:
            pieces.append(Piece(document.text[at:start], None))
        pieces.append(Piece(document.text[start:end], shelf.addresses.stretch(Span(document.id, start, end))))
        at = end
    if at < found.span.end:
        pieces.append(Piece(document.text[at : found.span.end], None))
    if found.statement is None and found.span.end < len(document.text):
        pieces.append(Piece(" …", None))
    return pieces


def _facets(shelf: Shelf, asked: Asked, spread: Mapping[str, Mapping[str, int]], names: Mapping[str, str]) -> tuple[Facet, ...]:
    tongue, narrowed = shelf.tongue, dict(asked.narrowed)

    def label(field: str, value: str) -> str:
        match field:
            case "body":
                return names.get(value, value)
            case "theme":
                return tongue.name(shelf.naming.theme(value))
            case "act":
                return tongue.term("act", value).label
            case _:
                return first_words(value, LONGEST_CHOICE)

    facets = []
    for field, counts in spread.items():
        order = sorted(counts, key=lambda v, c=counts, f=field: (v if f == "year" else -c[v], v))  # type: ignore[misc]
        values = [value for value in order if value][:MOST_CHOICES]
        chosen = narrowed.get(field, "")
        if chosen and chosen not in values:
            values.append(chosen)
        if len(values) > 1 or chosen:
            choices = tuple(Choice(v, label(field, v), counts.get(v, 0), v == chosen) for v in values)
            facets.append(Facet(field, tongue.line(_LABELS[field]), choices))
    return tuple(facets)


@dataclass(frozen=True, slots=True)
class Call:
    """One address of the JSON answers, with what it can be narrowed by."""

    address: str
    link: str | None
    """Leads to the first page of it; None where an id has to be put in."""
    summary: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordsPage:
    """``records.html``: what there is under ``/api``."""

    page: Page
    description: str
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class AddPage:
    """``add.html``: the form; ``form_key`` shows that it was this page that sent it."""

    page: Page
    offered: bool
    token: bool
    """Whether a token has to be given."""
    form_key: str
    complaint: str
    """Why what was sent before was not taken; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """``adding/<id>.html``: how a reading goes, or a join for a verdict, and what came of it."""

    page: Page
    heading: str
    names: tuple[str, ...]
    running: bool
    failed: bool
    line: str
    """How far it is, or how it ended."""
    share: int | None
    """Percent of the stage that is done; None where that is not known."""
    refused: tuple[str, ...]
    added: tuple[Report, ...]
    meetings: tuple[Link, ...]
    seen_at: Link | None = None
    """Where a verdict shows."""


def add_page(tongue: Tongue, *, offered: bool, token: bool, form_key: str, complaint: str = "") -> AddPage:
    return AddPage(Page("add.html", tongue.line("add.title"), "add"), offered, token, form_key, complaint)
