"""Records as rows of the tables that one document fills, and the order in which a register lists every kind of record."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import Any

from communique.model import Change, Conflict, Mention, Note, Source, Span, Statement
from communique.register.codec import digest, encode

Row = dict[str, Any]
"""Column name -> value, as SQLAlchemy takes them."""


_TELLING = tuple(field.name for field in dataclasses.fields(Source) if field.name not in ("key", "crawled"))


def fingerprint(source: Source) -> str:
    """Tells a source from the same one changed: text and all metadata, the key apart. The day of the crawl, which says when
    somebody looked and nothing of the article, stands behind an ``@``."""
    said = (getattr(source, name) for name in _TELLING)
    # What is known is marked off from what is not; the repr of a long Arabic text takes ten times as long as its digest.
    told = digest(f"={value}" if isinstance(value, str) else repr(value) for value in said)
    return told + (f"@{source.crawled}" if source.crawled else "")


def content_of(fingerprint: str) -> str:
    """The part of a fingerprint that two finds of one article share."""
    return fingerprint.partition("@")[0]


def statement_row(statement: Statement) -> Row:
    return {
        "id": statement.id,
        "document": statement.document,
        "start": statement.start,
        "act": statement.act,
        "record": encode(statement),
    }


def mention_row(mention: Mention, number: int) -> Row:
    """``number`` keeps the order in which the document's mentions were found."""
    row = {"document": mention.document, "number": number, "body": mention.body, "relation": mention.relation}
    return {**row, "record": encode(mention)}


def note_rows(notes: Iterable[Note], origin: str) -> list[Row]:
    """``origin`` says whose notes they are, so that they go when it is read anew; the same note twice is one."""
    rows = {}
    for note in notes:
        record = encode(note)
        key = digest([origin, record])
        rows[key] = {"key": key, "origin": origin, "stage": note.stage, "record": record}
    return [rows[key] for key in sorted(rows)]


def reading_order(statement: Statement) -> tuple[str, int, int, str]:
    """Statements by document and place in it."""
    return statement.document, statement.start, statement.end, statement.id


def _spans(spans: Iterable[Span]) -> tuple[tuple[str, int, int], ...]:
    return tuple((span.document, span.start, span.end) for span in spans)


def _change(change: Change) -> tuple[str, ...]:
    return change.earlier, change.later, change.from_point or "", change.to_point or "", change.kind


def _conflict(conflict: Conflict) -> tuple[Any, ...]:
    return conflict.meeting, conflict.kind, conflict.points, _spans(conflict.spans), conflict.text


def note_order(note: Note) -> tuple[Any, ...]:
    return (
        note.stage,
        note.document or "",
        -1 if note.start is None else note.start,
        -1 if note.end is None else note.end,
        note.message,
    )


JOIN_ORDER: dict[str, Callable[[Any], Any]] = {
    "meetings": lambda m: m.id,
    "points": lambda p: p.id,
    "carriage": lambda c: (c.point, c.document),
    "copies": lambda c: (c.a, c.b),
    "changes": _change,
    "conflicts": _conflict,
}
"""How a register sorts each kind of record of the join."""
