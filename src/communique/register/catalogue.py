"""What lists and searches ask by: rows made from the records, in step with them, which can be made anew from them at any time.

The records themselves stand in the other tables; nothing is here that they do not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, delete, insert, select, tuple_

from communique.model import Document, Meeting, Point, Statement
from communique.register import sqlite, tables
from communique.register.codec import decode
from communique.register.entries import said as indexed
from communique.register.rewriting import MANY
from communique.register.rows import Row
from communique.register.tokens import tokens

MADE = (tables.attendance, tables.ledger)
SINCE = 4
"""Format of the register from which on they are what they are today."""


def keep(connection: Connection, meetings: Iterable[Meeting], points: Iterable[Point]) -> None:
    """Brings attendance and ledger in step with the join; part of its transaction, touches only rows that differ."""
    by_id, all_points = {meeting.id: meeting for meeting in meetings}, list(points)
    doers = _doers(connection, all_points)
    _bring(connection, tables.attendance, [row for meeting in by_id.values() for row in _attendance(meeting)])
    _bring(connection, tables.ledger, [_entry(point, by_id.get(point.meeting), doers.get(point.id)) for point in all_points])


def make_anew(connection: Connection) -> None:
    """All of it, from the records: for a register of an older format or another version of the normal form."""
    for table in MADE:
        table.drop(connection, checkfirst=True)
    tables.METADATA.create_all(connection)
    for index in tables.ASKED_BY:
        index.create(connection, checkfirst=True)
    sqlite.make_index(connection)
    sqlite.unindex(connection)
    said: dict[str, list[Statement]] = {}
    for record in connection.execute(select(tables.statements.c.record)).scalars():
        statement = decode(record, Statement)
        said.setdefault(statement.document, []).append(statement)
    for number, record in connection.execute(select(tables.documents.c.number, tables.documents.c.record)).all():
        document = decode(record, Document)
        sqlite.index(connection, [(number, *tokens(document.text))])
        sqlite.index_statements(connection, number, indexed(document, said.get(document.id, ())))
    keep(
        connection,
        [decode(record, Meeting) for record in connection.execute(select(tables.meetings.c.record)).scalars()],
        [decode(record, Point) for record in connection.execute(select(tables.points.c.record)).scalars()],
    )


def _attendance(meeting: Meeting) -> list[Row]:
    """A document that both reports a meeting and mentions it reports it."""
    relations = dict.fromkeys(meeting.mentions, "mention") | dict.fromkeys(meeting.documents, "report")
    return [{"document": d, "meeting": meeting.id, "relation": relation} for d, relation in relations.items()]


def _doers(connection: Connection, points: Sequence[Point]) -> dict[str, str]:
    """By commitment, who binds themselves, in the words of its first text that names them."""
    spans = {p.id: p.commitment.doer[0] for p in points if p.commitment and p.commitment.doer}
    wanted = sorted({span.document for span in spans.values()})
    docs = tables.documents
    texts: dict[str, str] = {}
    for start in range(0, len(wanted), MANY):
        some = select(docs.c.id, docs.c.record).where(docs.c.id.in_(wanted[start : start + MANY]))
        texts |= {ident: decode(record, Document).text for ident, record in connection.execute(some)}
    found = {point: " ".join(texts.get(s.document, "")[s.start : s.end].split()) for point, s in spans.items()}
    return {point: _storable(words) for point, words in found.items() if words}


def _storable(words: str) -> str:
    """Without halves of characters, which SQLite does not take."""
    return words.encode("utf-8", "replace").decode("utf-8")


def _entry(point: Point, meeting: Meeting | None, doer: str | None) -> Row:
    return {
        "point": point.id,
        "meeting": point.meeting,
        "body": meeting.body if meeting else "",
        "held": meeting.held.date if meeting else None,
        "document": point.wording.document,
        "act": point.act,
        "strength": point.strength,
        "doer": doer,
        "themes": f" {' '.join(point.themes)} ",
        "evidence": point.commitment.evidence if point.commitment else None,
        "joint": int(point.joint),
        "sources": point.independent_sources,
    }


def _bring(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Brings the table to hold ``rows`` and nothing else."""
    names = [column.name for column in table.columns]
    keys = list(table.primary_key.columns)
    wanted = {tuple(row[name] for name in names): row for row in rows}
    before = {tuple(row) for row in connection.execute(select(table))}
    gone = sorted({tuple(row[names.index(key.name)] for key in keys) for row in before - wanted.keys()})
    for start in range(0, len(gone), MANY):
        connection.execute(delete(table).where(tuple_(*keys).in_(gone[start : start + MANY])))
    new = [wanted[values] for values in sorted(wanted.keys() - before, key=lambda v: tuple(str(x) for x in v))]
    for start in range(0, len(new), MANY):
        connection.execute(insert(table), new[start : start + MANY])
