"""Reads single records out of a register file, by what pages ask by; never writes, and never takes the register whole.

A reader sees one state of the file inside :meth:`Reader.state`, whatever is written meanwhile. It is used by one thread at a
time. People's judgements are not applied here (see :mod:`communique.register.portions`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Engine, Select, Table, func, select

from communique.errors import RegisterError
from communique.model import (
    Carriage,
    Change,
    Conflict,
    Copy,
    Document,
    Judgement,
    Meeting,
    Note,
    Point,
    Published,
    Statement,
)
from communique.register import judgements, sqlite, tables
from communique.register.codec import decode, digest
from communique.register.profiles import Profiles
from communique.register.rewriting import MANY
from communique.register.rows import note_order, reading_order

T = TypeVar("T")


def open_reader(path: Path, *, patience: float = 10.0) -> Reader:
    """Opens the register at ``path`` for reading. :raises RegisterError: where it is missing, foreign, damaged or of another format."""
    engine, connection, _ = sqlite.connect(path, create=False, patience=patience)
    reader = Reader(path, engine, connection)
    try:
        with sqlite.explained(path):
            if sqlite.is_fresh(connection) or sqlite.is_older(connection):
                raise RegisterError(f"{path} was made by an earlier communique; bring it up with: communique read PATH -r {path}")
            sqlite.only_reads(connection)
    except BaseException:
        reader.close()
        raise
    return reader


class Reader:
    """An open register of which nothing is written. Use it as a context manager."""

    def __init__(self, path: Path, engine: Engine, connection: Connection) -> None:
        self.path = path
        self._engine = engine
        self.connection = connection
        self.profiles = Profiles(connection)

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self.profiles.close()
        with sqlite.explained(self.path):
            self.connection.close()
            self._engine.dispose()

    def state(self) -> AbstractContextManager[None]:
        """Inside it every question is answered from one state of the file."""
        return sqlite.reading(self.connection, self.path)

    def version(self) -> int:
        """Changes when another program has written to the file; of two readers each counts for itself."""
        with sqlite.explained(self.path):
            return sqlite.version(self.connection)

    def profiles_version(self) -> str:
        """Changes with the body profiles that the register keeps."""
        rows = self.rows(select(tables.profiles.c.name, tables.profiles.c.text).order_by(tables.profiles.c.name))
        return digest(part for row in rows for part in row)

    # ------------------------------------------------------------ records by what they belong to

    def documents(self, ids: Iterable[str]) -> tuple[Document, ...]:
        """Complete: with the meetings that they report and with dates borrowed from copies; by id, unknown ids left out."""
        wanted = sorted(set(ids))
        docs, there = tables.documents, tables.attendance
        attended: dict[str, list[str]] = {}
        query = select(there.c.document, there.c.meeting).where(there.c.relation == "report")
        for document, meeting in self._in(query, there.c.document, wanted):
            attended.setdefault(document, []).append(meeting)
        found = []
        for ident, record, borrowed in self._in(select(docs.c.id, docs.c.record, docs.c.borrowed), docs.c.id, wanted):
            document = dataclasses.replace(self.decoded(record, Document), meetings=tuple(sorted(attended.get(ident, ()))))
            if document.published is None and borrowed is not None:
                document = dataclasses.replace(document, published=self.decoded(borrowed, Published))
            found.append(document)
        return tuple(sorted(found, key=lambda d: d.id))

    def statements(self, column: str, values: Iterable[str]) -> tuple[Statement, ...]:
        """By ``id``, ``document``, ``meeting`` or ``point``; in reading order."""
        said = tables.statements
        query = select(said.c.record, said.c.joined, said.c.meeting, said.c.point)
        rows = self._in(query, said.c[column], sorted(set(values)))
        found = (dataclasses.replace(self.decoded(j or r, Statement), meeting=m, point=p) for r, j, m, p in rows)
        return tuple(sorted(found, key=reading_order))

    def meetings(self, ids: Iterable[str]) -> tuple[Meeting, ...]:
        return self._records(tables.meetings, Meeting, "key", ids)

    def points(self, ids: Iterable[str]) -> tuple[Point, ...]:
        return self._records(tables.points, Point, "key", ids)

    def points_of(self, meetings: Iterable[str]) -> tuple[Point, ...]:
        return self._records(tables.points, Point, "meeting", meetings)

    def carriage(self, column: str, values: Iterable[str]) -> tuple[Carriage, ...]:
        """By ``point`` or ``document``."""
        return self._records(tables.carriage, Carriage, column, values)

    def carriage_citing(self, points: Iterable[str], document: str) -> tuple[Carriage, ...]:
        """How any document carries these points, where words of this document are cited for it: its own, or those left out."""
        cells = tables.carriage
        query = select(cells.c.record).where(func.instr(cells.c.record, document) > 0).order_by(cells.c.key)
        return tuple(self.decoded(record, Carriage) for (record,) in self._in(query, cells.c.point, sorted(set(points))))

    def official_wordings(self, points: Iterable[str]) -> tuple[Carriage, ...]:
        """How official texts carry these points, where they do so whole: what a point is called by in their languages."""
        cells, docs, wanted = tables.carriage, tables.documents, sorted(set(points))
        whole = cells.c.form.in_(("verbatim", "reworded"))
        carriers = {d for (d,) in self._in(select(cells.c.document).where(whole).distinct(), cells.c.point, wanted)}
        official = select(docs.c.id).where(func.json_extract(docs.c.record, "$.kind") == "official")
        found = [ident for (ident,) in self._in(official, docs.c.id, sorted(carriers))]
        if not found:
            return ()
        query = select(cells.c.record).where(whole, cells.c.document.in_(found)).order_by(cells.c.key)
        return tuple(self.decoded(record, Carriage) for (record,) in self._in(query, cells.c.point, wanted))

    def conflicts_of(self, meetings: Iterable[str]) -> tuple[Conflict, ...]:
        return self._records(tables.conflicts, Conflict, "meeting", meetings)

    def changes(self, column: str, meetings: Iterable[str]) -> tuple[Change, ...]:
        """By ``earlier``, ``later`` or ``key``."""
        return self._records(tables.changes, Change, column, meetings)

    def copies(self, documents: Iterable[str]) -> tuple[Copy, ...]:
        """Passages that these documents share with any."""
        wanted = sorted(set(documents))
        both = {*self._records(tables.copies, Copy, "a", wanted), *self._records(tables.copies, Copy, "b", wanted)}
        return tuple(sorted(both, key=lambda c: (c.a, c.b)))

    def copies_among(self, documents: Iterable[str]) -> tuple[Copy, ...]:
        """Passages that these documents share with one another."""
        wanted = sorted(set(documents))
        copies, known = tables.copies, set(wanted)
        rows = self._in(select(copies.c.a, copies.c.b, copies.c.record), copies.c.a, wanted)
        found = (self.decoded(record, Copy) for _, other, record in rows if other in known)
        return tuple(sorted(found, key=lambda c: (c.a, c.b)))

    def notes_on(self, document: str) -> tuple[Note, ...]:
        """Those of its own reading and those of the join."""
        notes = tables.notes
        of_join = (notes.c.origin == "join") & (func.json_extract(notes.c.record, "$.document") == document)
        rows = self.rows(select(notes.c.record).where((notes.c.origin == document) | of_join))
        return tuple(sorted({self.decoded(record, Note) for (record,) in rows}, key=note_order))

    def verdicts(self) -> tuple[Judgement, ...]:
        """People's judgements in the order of application."""
        rows = self.rows(select(tables.judgements.c.record))
        return tuple(sorted((self.decoded(record, Judgement) for (record,) in rows), key=judgements.order))

    def meetings_of(self, documents: Iterable[str], *, mentioned: bool = True) -> tuple[str, ...]:
        """Ids of the meetings that these documents report, or also mention."""
        there = tables.attendance
        query = select(there.c.meeting).where(there.c.relation.in_(("report", "mention") if mentioned else ("report",)))
        return tuple(sorted({meeting for (meeting,) in self._in(query, there.c.document, sorted(set(documents)))}))

    # ------------------------------------------------------------ inside

    def rows(self, query: Select[Any]) -> Sequence[Any]:
        with sqlite.explained(self.path):
            return self.connection.execute(query).all()

    def decoded(self, record: str, kind: type[T]) -> T:
        try:
            return decode(record, kind)
        except ValueError as err:
            raise RegisterError(f"{self.path} holds a {kind.__name__.lower()} that cannot be read ({err})") from err

    def _records(self, table: Table, record: type[T], column: str, values: Iterable[str]) -> tuple[T, ...]:
        query = select(table.c.record)
        rows = self._in(query.order_by(table.c.key), table.c[column], sorted(set(values)))
        return tuple(self.decoded(found, record) for (found,) in rows)

    def _in(self, query: Select[Any], column: Column[Any], values: Sequence[str]) -> Iterator[Any]:
        for start in range(0, len(values), MANY):
            yield from self.rows(query.where(column.in_(values[start : start + MANY])))
