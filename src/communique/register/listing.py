"""Records of one kind, narrowed and a window at a time: what the JSON answers of the server list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, Table, func, select

from communique.errors import InputError
from communique.model import Carriage, Change, Conflict, Copy, Judgement, Meeting, Note, Point, Register
from communique.register import tables
from communique.register.codec import encode
from communique.register.judgements import applied
from communique.register.portions import Window
from communique.register.reader import Reader

_IN = {
    "carriage": Carriage,
    "changes": Change,
    "conflicts": Conflict,
    "copies": Copy,
    "judgements": Judgement,
    "meetings": Meeting,
    "notes": Note,
    "points": Point,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A window of records, and how many there are in all."""

    records: tuple[object, ...]
    total: int


FILTERS: Mapping[str, tuple[str, ...]] = {
    "documents": ("id", "meeting", "outlet", "language"),
    "meetings": ("id", "body", "since", "until"),
    "statements": ("id", "document", "meeting", "point", "act"),
    "points": ("id", "meeting", "body", "act", "theme", "strength", "committed", "since", "until"),
    "carriage": ("point", "document", "form"),
    "copies": ("document", "direction"),
    "changes": ("earlier", "later", "kind"),
    "conflicts": ("meeting", "kind"),
    "notes": ("stage", "document"),
    "judgements": ("subject", "verdict"),
}
"""What each kind can be narrowed by, all of it together; ``since`` and ``until`` are ISO prefixes of the meeting's day."""


def listed(reader: Reader, kind: str, wanted: Mapping[str, str], window: Window) -> Listed:
    """Records of a kind of :data:`FILTERS`, in a fixed order, with people's judgements on statements and carriage applied.

    :raises InputError: for a filter that the kind does not have.
    """
    for name in wanted:
        if name not in FILTERS[kind]:
            raise InputError(f"{kind} cannot be narrowed by {name!r}; by: {', '.join(FILTERS[kind])}")
    table = getattr(tables, kind)
    key = _key(table)
    query = select(key)
    for name, value in sorted(wanted.items()):
        query = _narrowed(query, kind, table, name, value)
    total = int(reader.rows(select(func.count()).select_from(query.subquery()))[0][0])
    keys = [row[0] for row in reader.rows(query.order_by(key).limit(window.size).offset(window.start))]
    return Listed(_records(reader, kind, table, keys), total)


def _key(table: Table) -> Column[Any]:
    return table.c.id if "id" in table.c else table.c.key


def _narrowed(query: Select[Any], kind: str, table: Table, name: str, value: str) -> Select[Any]:
    there, entry, held = tables.attendance, tables.ledger, tables.meetings
    match kind, name:
        case _, "id":
            return query.where(_key(table) == value)
        case "documents", "meeting":
            return query.where(
                table.c.id.in_(select(there.c.document).where(there.c.meeting == value, there.c.relation == "report"))
            )
        case "copies", "document":
            return query.where((table.c.a == value) | (table.c.b == value))
        case "notes", "document":
            of_join = (table.c.origin == "join") & (func.json_extract(table.c.record, "$.document") == value)
            return query.where((table.c.origin == value) | of_join)
        case "judgements", "subject":
            return query.where(func.instr(table.c.record, encode(value)) > 0)
        case "points", "body" | "strength":
            return query.where(table.c.key.in_(select(entry.c.point).where(entry.c[name] == value)))
        case "points", "theme":
            return query.where(table.c.key.in_(select(entry.c.point).where(entry.c.themes.contains(f" {value} ", autoescape=True))))
        case "points", "committed":
            bound = entry.c.evidence.is_not(None) if value not in ("false", "no", "0") else entry.c.evidence.is_(None)
            return query.where(table.c.key.in_(select(entry.c.point).where(bound)))
        case "points", "since" | "until":
            return query.where(table.c.key.in_(select(entry.c.point).where(_day(entry.c.held, name, value))))
        case "meetings", "since" | "until":
            return query.where(_day(held.c.held, name, value))
        case _:
            return query.where(table.c[name] == value)


def _day(column: Column[Any], name: str, value: str) -> Any:
    return column >= value if name == "since" else func.substr(column, 1, len(value)) <= value


def _records(reader: Reader, kind: str, table: Table, keys: list[str]) -> tuple[object, ...]:
    if kind == "documents":
        return reader.documents(keys)
    if kind == "statements":
        part = Register(statements=reader.statements("id", keys))
        return applied(part, reader.verdicts()).statements
    rows = reader.rows(select(table.c.record).where(table.c.key.in_(keys)).order_by(table.c.key))
    found: tuple[Any, ...] = tuple(reader.decoded(record, _IN[kind]) for (record,) in rows)
    if kind == "carriage":
        return applied(Register(carriage=found), reader.verdicts()).carriage
    return found
