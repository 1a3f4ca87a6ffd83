"""Rows brought to what they should be, touching only those that differ: why reading the same again changes no byte."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, delete, insert, select

from communique.errors import RegisterError
from communique.register.rows import Row

MANY = 500
"""Rows of one command to the database."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    for start in range(0, len(rows), MANY):
        connection.execute(insert(table), list(rows[start : start + MANY]))


def differences(connection: Connection, table: Table, rows: Sequence[Row], origin: str | None = None) -> None:
    """Brings a table, or its rows of one origin, to hold ``rows`` and nothing else.

    :raises RegisterError: where two different rows have one key.
    """
    wanted: dict[str, Row] = {}
    for row in rows:
        if wanted.setdefault(row["key"], row) != row:
            raise RegisterError(f"two different records of {table.name} have the id {row['key']}; please report this")
    query = select(table.c.key, table.c.record)
    before = dict(connection.execute(query if origin is None else query.where(table.c.origin == origin)).all())
    gone = sorted(key for key, record in before.items() if key not in wanted or wanted[key]["record"] != record)
    _delete(connection, table, gone)
    left = before.keys() - set(gone)
    insert_rows(connection, table, [row for key, row in sorted(wanted.items()) if key not in left])


def add_missing(connection: Connection, table: Table, rows: Sequence[Row], *, overwrite: bool = False) -> None:
    """Adds rows by key; one that is there already stays, or is overwritten where it differs."""
    wanted = {row["key"]: row for row in rows}
    before = _records(connection, table, sorted(wanted))
    changed = [key for key, row in sorted(wanted.items()) if overwrite and key in before and before[key] != row["record"]]
    _delete(connection, table, changed)
    insert_rows(connection, table, [row for key, row in sorted(wanted.items()) if key not in before or key in changed])


def _records(connection: Connection, table: Table, keys: Sequence[str]) -> dict[str, str]:
    query = select(table.c.key, table.c.record)
    parts = (keys[start : start + MANY] for start in range(0, len(keys), MANY))
    return {key: record for part in parts for key, record in connection.execute(query.where(table.c.key.in_(part)))}


def _delete(connection: Connection, table: Table, keys: Sequence[str]) -> None:
    for start in range(0, len(keys), MANY):
        connection.execute(delete(table).where(table.c.key.in_(keys[start : start + MANY])))
