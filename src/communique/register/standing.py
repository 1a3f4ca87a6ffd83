"""What stands of the last join: of what it was made, and what was found, for a reading that changes only a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Column, Connection, Table, select

from communique.model import Carriage, Change, Conflict, Join, Point, Statement
from communique.register import tables
from communique.register.codec import decode, digest, encode
from communique.register.rewriting import MANY

T = TypeVar("T")


class Standing:
    """Reads the register inside a transaction of the caller, or in several: only the reading that asks writes joins."""

    def __init__(self, connection: Connection, recipe: str) -> None:
        self._connection = connection
        self._recipe = recipe
        self.made_of: dict[str, str] = dict(connection.execute(select(tables.made_of.c.key, tables.made_of.c.record)).all())

    def fingerprint(self, *inputs: object) -> str:
        """Of all that something is made of; the program, its knowledge and settings are added here."""
        return digest([self._recipe, *map(encode, inputs)])

    def holds(self, name: str, fingerprint: str) -> bool:
        """Whether what goes by this name was made of the very same."""
        return self.made_of.get(name) == fingerprint

    def of_meetings(self, meetings: Sequence[str]) -> Join:
        """What was found of some meetings (ids) each by its own reports: statements, points, carriage and conflicts."""
        points = self._of(tables.points, tables.points.c.meeting, meetings, Point)
        carriage = self._of(tables.carriage, tables.carriage.c.point, [point.id for point in points], Carriage)
        conflicts = self._of(tables.conflicts, tables.conflicts.c.meeting, meetings, Conflict)
        return Join(statements=self._statements(meetings), points=points, carriage=carriage, conflicts=conflicts)

    def changes(self, steps: Iterable[tuple[str, str]]) -> tuple[Change, ...]:
        """Between the two meetings (ids) of some steps."""
        wanted = set(steps)
        found = self._of(tables.changes, tables.changes.c.earlier, sorted({earlier for earlier, _ in wanted}), Change)
        return tuple(change for change in found if (change.earlier, change.later) in wanted)

    def _of(self, table: Table, column: Column[str], wanted: Sequence[str], kind: type[T]) -> tuple[T, ...]:
        queries = (select(table.c.record).where(column.in_(some)) for some in _parts(wanted))
        return tuple(decode(record, kind) for query in queries for record in self._connection.execute(query).scalars())

    def _statements(self, meetings: Sequence[str]) -> tuple[Statement, ...]:
        said = tables.statements
        asked = select(said.c.record, said.c.joined, said.c.meeting, said.c.point)
        rows = (row for some in _parts(meetings) for row in self._connection.execute(asked.where(said.c.meeting.in_(some))))
        return tuple(replace(decode(joined or record, Statement), meeting=m, point=p) for record, joined, m, p in rows)


def _parts(wanted: Sequence[str]) -> Iterator[Sequence[str]]:
    return (wanted[start : start + MANY] for start in range(0, len(wanted), MANY))
