"""What people said of a point or a statement, on its page; and, where a server offers it, a form to say more.

A form is a question with its answers: the records that it is about stand in it, the verdict is one of those that can be said of
them. It is an ordinary form of HTML and works without a script.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.model import Judgement, Point, Span, Statement, Verdict
from communique.views.bidi import Direction, direction_of
from communique.views.contexts import Link, Shelf
from communique.views.wording import Term, first_words

SHOWN = 70
"""Characters of another point or statement in the list to choose from."""
MOST_OTHERS = 200
"""Points or statements of one meeting to choose from; more are judged with ``communique judge``."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a server's forms need besides the records; ``form_key`` shows that it was its own page that sent one."""

    form_key: str
    token: bool
    """Whether a token has to be given."""
    by: str
    """Who is likely to be judging; empty where anybody may be."""


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One verdict: what was said, of what beside this record, by whom and why."""

    verdict: Term
    others: tuple[Link, ...]
    by: str
    on: str
    note: str
    direction: Direction
    """Of the note."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A record to choose."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to be judged: ``choices`` empty where ``subject`` alone is."""

    name: str
    """Of its texts: ``judge.<name>``."""
    subject: str
    choices: tuple[Choice, ...]
    verdicts: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class JudgedPart:
    """All of it, on one page."""

    rows: tuple[VerdictRow, ...]
    questions: tuple[Question, ...]
    desk: Desk | None
    """None where nothing can be said here, as on a page on disk."""


def judged_point(shelf: Shelf, point: Point, texts: Sequence[tuple[str, str]], desk: Desk | None) -> JudgedPart:
    """``texts``: id of each document that carries the point or not, and how it is called."""
    others = [p for p in shelf.lookup.points_of.get(point.meeting, ()) if p.id != point.id]
    near = sorted(others, key=lambda p: (not set(p.themes) & set(point.themes), p.act != point.act))
    questions = (
        _question(shelf, "carriage", point.id, [Choice(*text) for text in texts], ("correct", "wrong")),
        _question(shelf, "points", point.id, _points(shelf, near), ("same", "different")),
    )
    return _part(shelf, {point.id, *point.statements}, questions, desk)


def judged_statement(shelf: Shelf, statement: Statement, desk: Desk | None) -> JudgedPart:
    others = [s for s in shelf.lookup.statements.values() if s.id != statement.id]
    near = sorted(others, key=lambda s: (s.point != statement.point, s.act != statement.act, s.document, s.start))
    questions = (
        _question(shelf, "statement", statement.id, [], ("correct", "wrong")),
        _question(shelf, "statements", statement.id, _statements(shelf, near), ("same", "different")),
    )
    return _part(shelf, {statement.id}, questions, desk)


def verdict_rows(shelf: Shelf, ids: Collection[str]) -> tuple[VerdictRow, ...]:
    """The verdicts that name any of these records, in the order of application."""
    return tuple(_row(shelf, one, ids) for one in shelf.lookup.register.judgements if not set(ids).isdisjoint(one.subjects))


def _part(shelf: Shelf, ids: Collection[str], questions: Iterable[Question | None], desk: Desk | None) -> JudgedPart:
    asked = tuple(question for question in questions if question) if desk else ()
    return JudgedPart(verdict_rows(shelf, ids), asked, desk)


def _row(shelf: Shelf, judgement: Judgement, ids: Collection[str]) -> VerdictRow:
    others = [subject for subject in judgement.subjects if subject not in ids]
    return VerdictRow(
        verdict=shelf.tongue.term("verdict", judgement.verdict),
        others=tuple(_named(shelf, subject) for subject in others),
        by=judgement.by or shelf.tongue.line("judged.nobody"),
        on=shelf.tongue.day(judgement.on),
        note=judgement.note,
        direction=direction_of(judgement.note),
    )


def _named(shelf: Shelf, subject: str) -> Link:
    """A record by its words or name; one that is not at hand by its id, without an address."""
    lookup = shelf.lookup
    if subject in lookup.points:
        wording = shelf.called(lookup.points[subject])
        return Link(shelf.addresses.point(subject), first_words(wording.text, SHOWN) if wording else subject)
    if subject in lookup.documents:
        return Link(shelf.addresses.report(subject), shelf.report(lookup.documents[subject]).name)
    if subject in lookup.statements:
        return Link(shelf.words(span_of(lookup.statements[subject])), _words(shelf, lookup.statements[subject]))
    return Link("", subject)


def _question(shelf: Shelf, name: str, subject: str, choices: Sequence[Choice], verdicts: Sequence[Verdict]) -> Question | None:
    """None where there is nothing to choose from."""
    if not choices and name != "statement":
        return None
    return Question(name, subject, tuple(choices[:MOST_OTHERS]), tuple(shelf.tongue.term("verdict", v) for v in verdicts))


def _points(shelf: Shelf, points: Iterable[Point]) -> list[Choice]:
    return [Choice(p.id, first_words(words.text, SHOWN)) for p in points if (words := shelf.called(p))]


def _statements(shelf: Shelf, statements: Iterable[Statement]) -> list[Choice]:
    return list(_said(shelf, statements))


def _said(shelf: Shelf, statements: Iterable[Statement]) -> Iterator[Choice]:
    for statement in statements:
        document = shelf.lookup.documents.get(statement.document)
        if document:
            yield Choice(statement.id, f"{shelf.report(document).name}: {_words(shelf, statement)}")


def span_of(statement: Statement) -> Span:
    return Span(statement.document, statement.start, statement.end)


def _words(shelf: Shelf, statement: Statement) -> str:
    return first_words(shelf.lookup.text(span_of(statement)), SHOWN)
