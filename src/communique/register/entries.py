"""What one document gives, made into rows: the work of writing that needs no database, so that any process can do it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from communique.model import Document, Mention, Note, Source, Statement
from communique.register.codec import decode, encode
from communique.register.identity import renamed, told_apart
from communique.register.rows import Row, fingerprint, mention_row, note_rows, statement_row
from communique.register.tokens import tokens

Indexed = tuple[str, str, str]
"""Words and stems of a statement, and its id."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document with all that it gave, as rows of the tables; plain text and numbers, cheap to send to another process."""

    source: str
    digest: str
    """Of the source as found."""
    analysed: bool
    """False where the filter set the document aside: kept and searchable, without statements and mentions."""
    document: Row
    statements: tuple[Row, ...]
    mentions: tuple[Row, ...]
    notes: tuple[Row, ...]
    words: tuple[str, str]
    """The two columns of the search index."""
    said: tuple[Indexed, ...]

    @property
    def id(self) -> str:
        """Of the document."""
        return str(self.document["id"])


def entry(
    source: Source,
    document: Document,
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    notes: Sequence[Note],
    *,
    analysed: bool = True,
) -> Entry:
    """The rows of one document."""
    return Entry(
        source=source.key,
        digest=fingerprint(source),
        analysed=analysed,
        document=_document_row(document),
        statements=tuple(statement_row(statement) for statement in statements),
        mentions=tuple(mention_row(mention, place) for place, mention in enumerate(mentions)),
        notes=tuple(note_rows(notes, document.id)),
        words=tokens(document.text),
        said=said(document, statements),
    )


def said(document: Document, statements: Sequence[Statement]) -> tuple[Indexed, ...]:
    """What the search index holds of a document's statements, in reading order."""
    ordered = sorted(statements, key=lambda s: (s.start, s.id))
    return tuple((*tokens(document.text[s.start : s.end]), s.id) for s in ordered)


def with_note(one: Entry, message: str) -> Entry:
    """The entry with a note of the register's own."""
    note = Note("register", one.id, None, None, message)
    rows = {row["key"]: row for row in (*one.notes, *note_rows([note], one.id))}
    return dataclasses.replace(one, notes=tuple(rows[key] for key in sorted(rows)))


def under_another_id(one: Entry) -> Entry:
    """The entry of a document whose id another source's document has already, under an id of its own."""
    old, new = one.id, told_apart(one.id, one.source)
    notes = [renamed(decode(row["record"], Note), old, new) for row in one.notes]
    return dataclasses.replace(
        one,
        document=_document_row(renamed(decode(one.document["record"], Document), old, new)),
        statements=tuple(statement_row(renamed(decode(row["record"], Statement), old, new)) for row in one.statements),
        mentions=tuple(mention_row(renamed(decode(row["record"], Mention), old, new), row["number"]) for row in one.mentions),
        notes=tuple(note_rows(notes, new)),
        said=tuple((words, stems, new + ident.removeprefix(old)) for words, stems, ident in one.said),
    )


def _document_row(document: Document) -> Row:
    return {
        "id": document.id,
        "source": document.source,
        "published": document.published.date if document.published else None,
        "outlet": document.outlet,
        "language": document.language,
        "record": encode(document),
    }
