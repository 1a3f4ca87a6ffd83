"""A report as printed: regions, statements drawn into the text, an outline beside it, and whose words it shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from communique.model import Carriage, Document, Region, Span, Statement
from communique.views.addresses import HERE, anchor
from communique.views.bidi import Direction, direction, direction_of
from communique.views.citation import Citation, cite_report
from communique.views.contexts import Fact, Link, Page, Report, Saying, Shelf
from communique.views.judging import VerdictRow, verdict_rows
from communique.views.leaves import Cut, Leaves, beside
from communique.views.marks import Mark, drawn, mark
from communique.views.sharing import Stretch, numbers_of, stretches
from communique.views.wording import SET_ASIDE, Term, first_words

FOLDED_FROM = 600
"""Characters from which a region that is set aside starts folded."""

_DIRECTIONS = {"a-to-b": ("report.copied_by", "report.copied_from"), "b-to-a": ("report.copied_from", "report.copied_by")}


@dataclass(frozen=True, slots=True)
class RegionPart:
    """One region with everything drawn into it; the text of ``html`` is the document's."""

    role: Term
    reason: Saying
    html: Markup
    set_aside: bool
    folded: bool


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A statement in the outline, numbered as in the text."""

    number: int
    href: str
    text: str
    act: Term
    strength: str
    start: int
    end: int
    span: str
    """Its permanent address: document, start and end."""
    speaker: str
    via: str
    mode: Term | None
    """None for indirect speech, the common case."""
    voice: Term | None
    """None for the joint voice."""
    point: str | None
    """Link to its point."""
    statement: str
    """Link to its own page, which servers have."""
    verdicts: tuple[VerdictRow, ...]


@dataclass(frozen=True, slots=True)
class CopyRow:
    """The passages shared with one other document."""

    other: Report
    direction: str
    passages: tuple[tuple[str, str, str, str], ...]
    """First words, where they stand here, where they stand there, the numbers of their stretches in the text."""
    share: str


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A point of its meeting that this report does not carry."""

    form: Term
    text: str
    language: str
    direction: Direction
    href: str


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A note on the report; ``href`` leads to the words it concerns, None where it concerns the whole."""

    stage: str
    message: Saying
    href: str | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """``reports/<id>.html``."""

    page: Page
    id: str
    report: Report
    url: str | None
    """As found; shown as text, never followed, because it was written by strangers."""
    facts: tuple[Fact, ...]
    language: str
    direction: Direction
    regions: tuple[RegionPart, ...]
    outline: tuple[OutlineRow, ...]
    copies: tuple[CopyRow, ...]
    meetings: tuple[Link, ...]
    missing: tuple[MissingRow, ...]
    notes: tuple[AsideRow, ...]
    complete: bool
    acts: tuple[Term, ...]
    citation: Citation
    leaves: Leaves


OVERLAP = 2_000
"""Characters of a long text that a leaf shows of the next, so that words on the border stand whole on one."""


def report_page(shelf: Shelf, document: Document, cut: Cut | None = None) -> ReportPage:
    """``cut``: a leaf of a text that is longer than one holds, in characters."""
    lookup = shelf.lookup
    cut = cut if cut and len(document.text) > cut.size else Cut()
    first, last = ((cut.leaf - 1) * cut.size, cut.leaf * cut.size + OVERLAP) if cut.size else (0, len(document.text))
    statements = sorted(lookup.statements_in.get(document.id, []), key=lambda s: (s.start, -s.end, s.id))
    way = direction(document.language) if document.language != "und" else direction_of(document.text)
    shared = stretches(shelf, document)
    marks = _marks(shelf, document, statements, shared)
    outline = tuple(
        _outline(shelf, document, number + 1, s) for number, s in enumerate(statements) if first <= s.start and s.end <= last
    )
    return ReportPage(
        page=Page(HERE.report(document.id), document.title or document.id, "reports"),
        id=document.id,
        report=shelf.report(document),
        url=document.url,
        facts=tuple(_facts(shelf, document)),
        language=document.language if document.language != "und" else "",
        direction=way,
        regions=tuple(_region(shelf, document, r, marks, way) for r in _within(document, first, last)),
        outline=outline,
        copies=tuple(_copies(shelf, document, shared)),
        meetings=tuple(shelf.meeting(lookup.meetings[m]) for m in document.meetings if m in lookup.meetings),
        missing=tuple(_missing(shelf, document)),
        notes=tuple(_notes(shelf, document)),
        complete=document.complete,
        acts=tuple(a for a in shelf.tongue.acts.values() if any(s.act == a.value for s in statements)),
        citation=cite_report(shelf, document),
        leaves=beside(cut, len(document.text), "leaf"),
    )


def _within(document: Document, first: int, last: int) -> Iterator[Region]:
    """The regions of a stretch of the text."""
    for region in regions_of(document):
        start, end = max(region.start, first), min(region.end, last)
        if start < end:
            yield Region(start, end, region.role, region.reason)


def regions_of(document: Document) -> tuple[Region, ...]:
    """The document's regions; where they leave a gap, the gap too, so that a page never loses text."""
    found: list[Region] = []
    at = 0
    for region in sorted(document.regions, key=lambda r: (r.start, r.end)):
        start, end = max(region.start, at), min(region.end, len(document.text))
        if start > at:
            found.append(Region(at, start, "body", "no region says"))
        if end > start:
            found.append(Region(start, end, region.role, region.reason))
        at = max(at, end)
    if at < len(document.text):
        found.append(Region(at, len(document.text), "body", "no region says"))
    return tuple(found)


def _marks(shelf: Shelf, document: Document, statements: list[Statement], shared: Iterable[Stretch]) -> list[Mark]:
    """Statements first; any other stretch that a record cites where no statement has the very same bounds; what others share."""
    marks: dict[tuple[int, int], Mark] = {}
    for number, statement in enumerate(statements):
        point = shelf.lookup.points.get(statement.point or "")
        bounds = (statement.start, statement.end)
        if bounds in marks or not 0 <= statement.start < statement.end <= len(document.text):
            continue
        marks[bounds] = Mark(
            *bounds,
            name=anchor(*bounds),
            act=statement.act,
            number=number + 1,
            href=shelf.addresses.point(point.id) if point else None,
            label=f"{number + 1}: {shelf.tongue.acts[statement.act].label}; {shelf.tongue.line('report.to_the_point')}",
        )
    for bounds in shelf.lookup.cited.get(document.id, ()):
        marks.setdefault(bounds, mark(*bounds))
    for one in shared:
        bounds = (one.start, one.end)
        marks[bounds] = replace(marks.get(bounds, mark(*bounds)), shared=one)
    return list(marks.values())


def _region(shelf: Shelf, document: Document, region: Region, marks: list[Mark], way: Direction) -> RegionPart:
    aside = region.role in SET_ASIDE
    html = drawn(document.text, region.start, region.end, marks, way)
    return RegionPart(
        shelf.tongue.roles[region.role], shelf.said(region.reason), html, aside, aside and region.end - region.start > FOLDED_FROM
    )


def _outline(shelf: Shelf, document: Document, number: int, statement: Statement) -> OutlineRow:
    words = " ".join(document.text[start:end] for start, end in statement.content) or document.text[statement.start : statement.end]
    point = shelf.lookup.points.get(statement.point or "")
    who = statement.holder or statement.speaker
    return OutlineRow(
        number=number,
        href=f"#{anchor(statement.start, statement.end)}",
        text=first_words(words, 150),
        act=shelf.tongue.acts[statement.act],
        strength=shelf.tongue.term("strength", statement.strength).label if statement.strength else "",
        start=statement.start,
        end=statement.end,
        span=f"{document.id}:{statement.start}-{statement.end}",
        speaker=who.text if who else "",
        via=statement.via or "",
        mode=shelf.tongue.term("mode", statement.mode) if statement.mode != "indirect" else None,
        voice=shelf.tongue.term("voice", statement.voice) if statement.voice != "joint" else None,
        point=shelf.addresses.point(point.id) if point else None,
        statement=shelf.addresses.statement(statement.id),
        verdicts=verdict_rows(shelf, {statement.id}),
    )


def _facts(shelf: Shelf, document: Document) -> Iterator[Fact]:
    tongue = shelf.tongue
    say = tongue.line
    yield Fact(say("report.outlet"), document.outlet or say("fact.unknown"))
    if document.agency:
        yield Fact(say("report.agency"), document.agency)
    if document.author:
        yield Fact(say("report.author"), document.author)
    published = document.published
    rule = shelf.said(published.rule).text if published else ""
    yield Fact(say("report.published"), tongue.day(published.date) if published else say("fact.unknown"), rule)
    if document.crawled:
        yield Fact(say("report.fetched"), tongue.day(document.crawled))
    yield Fact(say("report.language"), tongue.term("language", document.language).label)
    yield Fact(say("report.read_from"), document.source)
    if not document.complete:
        yield Fact(say("report.complete"), say("report.incomplete"), say("report.incomplete_means"))


def _copies(shelf: Shelf, document: Document, shared: tuple[Stretch, ...]) -> Iterator[CopyRow]:
    groups: dict[str, list[tuple[Span, Span, str, float]]] = {}
    for copy in shelf.lookup.copies_in.get(document.id, ()):
        pairs = [(copy.a, copy.b, 0)] if copy.a.document == document.id else [(copy.b, copy.a, 1)]
        for here, there, side in pairs:
            key = _DIRECTIONS.get(copy.direction, ("", ""))[side]
            says = shelf.tongue.line(key) if key else shelf.tongue.term("direction", copy.direction).label
            groups.setdefault(there.document, []).append((here, there, says, copy.score))
    for other_id, passages in groups.items():
        other = shelf.lookup.documents.get(other_id)
        if other is None:
            continue
        says = shelf.tongue.line("report.twice") if other_id == document.id else " / ".join(sorted({p[2] for p in passages}))
        yield CopyRow(
            other=shelf.report(other),
            direction=says,
            passages=tuple(
                (first_words(shelf.lookup.text(here), 90), _here(shelf, here), shelf.words(there), _numbered(shared, here))
                for here, there, _, _ in passages
            ),
            share=f"{max(p[3] for p in passages):.0%}",
        )


def _numbered(shared: tuple[Stretch, ...], here: Span) -> str:
    return " ".join(map(str, numbers_of(shared, here)))


def _here(shelf: Shelf, span: Span) -> str:
    """Words of the page's own text: in a long one they may stand on another leaf."""
    found = shelf.words(span)
    return found if "?" in found else f"#{anchor(span.start, span.end)}"


def _missing(shelf: Shelf, document: Document) -> Iterator[MissingRow]:
    carried: list[Carriage] = [
        c
        for c in shelf.lookup.carriage_in.get(document.id, ())
        if c.form in ("absent", "not-checked") and c.point in shelf.lookup.points
    ]
    for row in carried:
        point = shelf.lookup.points[row.point]
        wording = shelf.called(point)
        if wording:
            form = shelf.tongue.forms[row.form]
            yield MissingRow(
                form, first_words(wording.text, 140), wording.language, wording.direction, shelf.addresses.point(point.id)
            )


def _notes(shelf: Shelf, document: Document) -> Iterator[AsideRow]:
    spans = set(shelf.lookup.cited.get(document.id, ()))
    for note in shelf.lookup.notes_on.get(document.id, ()):
        known = note.start is not None and note.end is not None and (note.start, note.end) in spans
        yield AsideRow(
            shelf.tongue.term("stage", note.stage).label,
            shelf.said(note.message),
            f"#{anchor(note.start or 0, note.end or 0)}" if known else None,
        )
