"""A statement by itself: its words, what was made of them and why, what people said of that. A page of servers alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.errors import UnknownId
from communique.model import Span, Statement
from communique.views.addresses import HERE
from communique.views.contexts import Fact, Link, Page, Quotation, Shelf, Why
from communique.views.judging import Desk, JudgedPart, judged_statement, span_of
from communique.views.wording import Term, first_words


@dataclass(frozen=True, slots=True)
class StatementPage:
    """``statements/<id>.html``."""

    page: Page
    id: str
    wording: Quotation
    act: Term
    strength: str
    facts: tuple[Fact, ...]
    meeting: Link | None
    point: Link | None
    reasons: tuple[Why, ...]
    judged: JudgedPart


def statement_page(shelf: Shelf, statement: Statement, desk: Desk | None) -> StatementPage:
    """:raises UnknownId: where the register at hand does not hold its document."""
    wording = shelf.quotation(span_of(statement))
    if wording is None:
        raise UnknownId(f"statement {statement.id!r}: this register does not hold its document")
    lookup, tongue = shelf.lookup, shelf.tongue
    meeting = lookup.meetings.get(statement.meeting or "")
    point = lookup.points.get(statement.point or "")
    return StatementPage(
        page=Page(HERE.statement(statement.id), first_words(wording.text, 80), "reports"),
        id=statement.id,
        wording=wording,
        act=tongue.acts[statement.act],
        strength=tongue.term("strength", statement.strength).label if statement.strength else "",
        facts=tuple(_facts(shelf, statement, meeting.body if meeting else "")),
        meeting=shelf.meeting(meeting) if meeting else None,
        point=Link(shelf.addresses.point(point.id), tongue.line("report.the_point")) if point else None,
        reasons=shelf.reasons(statement.reasons),
        judged=judged_statement(shelf, statement, desk),
    )


def _facts(shelf: Shelf, statement: Statement, body: str) -> Iterator[Fact]:
    tongue = shelf.tongue
    for key, who in (("speaker", statement.speaker), ("holder", statement.holder)):
        if who:
            words = shelf.quotations([Span(statement.document, who.start, who.end)])
            yield Fact(tongue.line(f"statement.{key}"), who.text, quotations=words)
    if statement.cue:
        yield Fact(tongue.line("statement.cue"), statement.cue.lemma)
    if statement.via:
        yield Fact(tongue.line("statement.via"), statement.via)
    for key, word in (("mode", statement.mode), ("voice", statement.voice)):
        term = tongue.term(key, word)
        yield Fact(tongue.line(f"statement.{key}"), term.label, term.meaning)
    if statement.themes:
        names = (tongue.name(shelf.naming.theme(theme, body)) for theme in statement.themes)
        yield Fact(tongue.line("statement.themes"), tongue.line("list.comma").join(names))
