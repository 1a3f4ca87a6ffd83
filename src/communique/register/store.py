"""Keeps the register in one SQLite file: every document in one transaction, the join in another, people's judgements apart.

What one document gives (itself, its statements, mentions and notes) is written once and stays as it was found. What all
documents together give (meetings, points, carriage, ...) is a :class:`~communique.model.Join`, of which only the rows that
differ are written: reading the same folder again changes nothing in the file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, update

import communique
from communique.errors import RegisterError, UnknownId
from communique.model import Document, Join, Judgement, Mention, Note, Published, Register, Source, Statement
from communique.register import catalogue, judgements, sqlite, tables
from communique.register.codec import decode, digest, encode
from communique.register.entries import Entry, entry
from communique.register.known import Known, settle
from communique.register.profiles import Profiles
from communique.register.rewriting import MANY, add_missing, differences
from communique.register.rows import JOIN_ORDER, fingerprint, note_order, note_rows, reading_order
from communique.register.standing import Standing
from communique.register.writing import write_entries
from communique.text.normal import NORMALISER_VERSION

T = TypeVar("T")

_EVERY = 1_000_000
"""More documents than a query is asked for."""


def open_register(path: Path, *, create: bool = True, recipe: str = "", patience: float = 10.0) -> Store:
    """Opens the register at ``path``; use it as a context manager.

    ``create``: make the file where there is none. ``recipe``: a fingerprint of the knowledge and settings that documents
    are read with; documents read with another one count as not yet read. ``patience``: seconds to wait for another writer.

    :raises RegisterError: where the file is missing, foreign, of a newer format, busy, damaged or not to be written.
    """
    engine, connection, read_only = sqlite.connect(path, create=create, patience=patience)
    store = Store(path, engine, connection, recipe=recipe, read_only=read_only)
    try:
        store._prepare()
    except BaseException:
        store.close()
        raise
    return store


class Store:
    """An open register. One process writes at a time; any number read meanwhile."""

    def __init__(self, path: Path, engine: Engine, connection: Connection, *, recipe: str, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine
        self._connection = connection
        self._given = recipe
        self._profiles = Profiles(connection)

    @property
    def _knowledge(self) -> str:
        return digest([self._given, self._profiles.fingerprint])

    @property
    def _recipes(self) -> tuple[str, str]:
        """Of documents that were set aside by the filter, and of those that were analysed."""
        recipe = [communique.__version__, str(NORMALISER_VERSION), self._knowledge]
        return digest([*recipe, "set aside"]), digest(recipe)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._profiles.close()
        with sqlite.explained(self.path):
            self._connection.close()
            self._engine.dispose()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should be told about where the register lies; none as a rule."""
        warning = sqlite.network_warning(self.path)
        return () if warning is None else (warning,)

    @property
    def meta(self) -> dict[str, str]:
        """``format``, and of the last reading ``program``, ``normaliser`` (version) and ``knowledge`` (the recipe)."""
        with sqlite.reading(self._connection, self.path):
            return dict(self._connection.execute(select(tables.meta).order_by(tables.meta.c.name)).all())

    def keep_profiles(self, given: Sequence[Path]) -> tuple[Path, ...]:
        """Paths of all body profiles that this reading goes by, by file name: those given, and those kept from before.

        The text of a given one is kept with the first document that is read by it: a profile that turns out to be broken
        leaves no trace. One of the same name replaces the one before; one that is new or changed makes every document count as
        not yet read. Paths of profiles kept from before lead to files that last as long as the store is open.

        :raises RegisterError: where a profile cannot be read.
        """
        with sqlite.explained(self.path):
            return self._profiles.paths(given)

    # ------------------------------------------------------------ one document

    def has(self, source: Source) -> bool:
        """Whether this very source, text and metadata, was read with the program, knowledge and settings of today."""
        return self.known(source.key) == {source.key: fingerprint(source)}

    def known(self, key: str | None = None, *, analysed: bool = False) -> dict[str, str]:
        """Fingerprints by key of all sources, or of one, that were read with the program, knowledge and settings of today.

        ``analysed``: only of those whose documents were not set aside by the filter.
        """
        docs = tables.documents
        query = select(docs.c.source, docs.c.digest).where(docs.c.recipe.in_(self._recipes[analysed:]))
        with sqlite.reading(self._connection, self.path):
            return dict(self._connection.execute(query if key is None else query.where(docs.c.source == key)).all())

    def add(
        self,
        source: Source,
        document: Document,
        statements: Sequence[Statement],
        mentions: Sequence[Mention],
        notes: Sequence[Note],
    ) -> Document:
        """Writes one document with all that it gives, in one transaction; on return it is on the disk.

        The document comes back as kept: see :meth:`add_all`.
        """
        (kept,) = self.add_all([entry(source, document, statements, mentions, notes)])
        return self._decoded(kept.document["record"], Document)

    def add_all(self, entries: Sequence[Entry]) -> list[Entry]:
        """Writes documents with all that they gave, in one transaction; on return they are on the disk, before it none is.

        What the same source gave before is replaced, with a note where its text or metadata changed. The entries come back as
        kept: with another id where a document of another source has its own already.
        """
        with sqlite.writing(self._connection, self.path):
            self._sign_meta(joined=False)
            self._profiles.keep()
            return write_entries(self._connection, entries, self._recipes)

    def settle(self, known: Known) -> bool:
        """Gives documents whose rows moved their new places and takes out those whose rows are gone; whether there were any."""
        with sqlite.writing(self._connection, self.path):
            moved = settle(self._connection, known)
            if moved:
                self._sign_meta(joined=False)
        return moved

    def keep_notes(self, notes: Iterable[Note]) -> None:
        """Keeps notes on what could not be read as a document at all; a note that is there already stays one."""
        with sqlite.writing(self._connection, self.path):
            add_missing(self._connection, tables.notes, note_rows(notes, "sources"))

    # ------------------------------------------------------------ what documents gave

    def documents(self) -> tuple[Document, ...]:
        """All documents as each was described by itself, sorted by id: no meetings, no borrowed dates."""
        return self._records(tables.documents, Document, order="id")

    def statements(self) -> tuple[Statement, ...]:
        """All statements as their documents gave them, in reading order: meeting and point not yet set."""
        return tuple(sorted(self._records(tables.statements, Statement, order="id"), key=reading_order))

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions of meetings, by document and in the order in which each document gave them."""
        rows = select(tables.mentions.c.record).order_by(tables.mentions.c.document, tables.mentions.c.number)
        with sqlite.reading(self._connection, self.path):
            return tuple(self._decoded(record, Mention) for record in self._connection.execute(rows).scalars())

    # ------------------------------------------------------------ what holds some words

    def holding(self, phrase: Sequence[str], column: sqlite.Column) -> tuple[Document, ...]:
        """Documents in which these tokens of :mod:`communique.register.tokens` follow one another, dates from copies included."""
        return self._matching(sqlite.phrase(column, phrase), _EVERY)

    def holding_any(self, stems: Sequence[str], limit: int) -> tuple[Document, ...]:
        """Documents that hold any of these stems; where there are more than ``limit``, those that hold most and the rarest."""
        return self._matching(sqlite.any_of("stems", stems), limit)

    def spread(self, stem: str) -> tuple[int, int]:
        """In how many documents a stem stands, and of how many."""
        with sqlite.reading(self._connection, self.path):
            total = self._connection.execute(select(func.count()).select_from(tables.documents)).scalar_one()
            return len(sqlite.matches(self._connection, sqlite.phrase("stems", [stem]), _EVERY)), total

    def _matching(self, query: str, limit: int) -> tuple[Document, ...]:
        docs = tables.documents
        with sqlite.reading(self._connection, self.path):
            numbers = sqlite.matches(self._connection, query, limit)
            rows: list[Any] = []
            for start in range(0, len(numbers), MANY):
                some = docs.c.number.in_(numbers[start : start + MANY])
                rows += self._connection.execute(select(docs.c.id, docs.c.record, docs.c.borrowed).where(some)).all()
            return tuple(self._completed(record, borrowed, ()) for _, record, borrowed in sorted(rows))

    # ------------------------------------------------------------ the join

    def joined(self) -> bool:
        """Whether the join was written since the last document: not so where a reading was broken off between the two."""
        return self.meta.get("joined") == "yes"

    def standing(self) -> Standing:
        """What the last join left, for the next one."""
        with sqlite.reading(self._connection, self.path):
            return Standing(self._connection, self._recipes[1])

    def read_as_now(self) -> bool:
        """Whether the last reading was with the program, knowledge and settings that the register is open with."""
        meta = self.meta
        return (meta.get("program"), meta.get("knowledge")) == (communique.__version__, self._knowledge)

    def write_join(self, join: Join) -> None:
        """Makes the join what the register holds, in one transaction that touches only rows that differ.

        A statement that is not among those of the join has neither meeting nor point.
        """
        joined = {s.id: s for s in join.statements}
        dates = {document: encode(published) for document, published in join.borrowed.items()}
        with sqlite.writing(self._connection, self.path):
            for kind in tables.JOINED:
                rows = [{"key": kind.key(r), "record": encode(r), **kind.columns(r)} for r in getattr(join, kind.name)]
                differences(self._connection, kind.table, rows)
            catalogue.keep(self._connection, join.meetings, join.points)
            differences(self._connection, tables.notes, note_rows(join.notes, "join"), origin="join")
            differences(self._connection, tables.made_of, [{"key": k, "record": r} for k, r in sorted(join.made_of.items())])
            self._set_statements(joined)
            known = select(tables.documents.c.id, tables.documents.c.borrowed).order_by(tables.documents.c.id)
            for document, before in self._connection.execute(known).all():
                if before != dates.get(document):
                    change = update(tables.documents).where(tables.documents.c.id == document)
                    self._connection.execute(change.values(borrowed=dates.get(document)))
            self._sign_meta(joined=True)

    # ------------------------------------------------------------ judgements

    def judge(self, judgement: Judgement) -> None:
        """Keeps a person's verdict; the same person's earlier one on the same subjects is replaced.

        :raises UnknownId: where a subject is no document, meeting, statement or point of the register.
        """
        with sqlite.reading(self._connection, self.path):
            for subject in judgement.subjects:
                if not self.knows(subject):
                    raise UnknownId(f"no document, meeting, statement or point has the id {subject}; see: communique show")
        self.take_judgements([judgement])

    def take_judgements(self, verdicts: Iterable[Judgement]) -> None:
        """Keeps judgements from a file, whether or not their subjects are in the register yet.

        One that says what is the same or different, and was not there, asks for the join to be made anew.
        """
        verdicts, before = tuple(verdicts), set(self.judgements())
        with sqlite.writing(self._connection, self.path):
            if any(v.verdict in ("same", "different") and v not in before for v in verdicts):
                self._connection.execute(update(tables.meta).where(tables.meta.c.name == "joined").values(value="no"))
            add_missing(self._connection, tables.judgements, [judgements.row(v) for v in verdicts], overwrite=True)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order in which they are applied: by day, then person."""
        return tuple(sorted(self._records(tables.judgements, Judgement, order="key"), key=judgements.order))

    def knows(self, record_id: str) -> bool:
        """Whether a document, meeting, statement or point has this id."""
        keys = (tables.documents.c.id, tables.meetings.c.key, tables.statements.c.id, tables.points.c.key)
        with sqlite.reading(self._connection, self.path):
            return any(self._connection.execute(select(key).where(key == record_id)).first() for key in keys)

    # ------------------------------------------------------------ the whole

    def register(self, *, judged: bool = True) -> Register:
        """Everything, sorted, from one state of the file; ``judged``: with people's judgements applied, last of all."""
        with sqlite.reading(self._connection, self.path):
            parts: dict[str, Any] = {
                kind.name: tuple(sorted(self._records(kind.table, kind.record, order="key"), key=JOIN_ORDER[kind.name]))
                for kind in tables.JOINED
            }
            attended: dict[str, list[str]] = {}
            for meeting in parts["meetings"]:
                for document in meeting.documents:
                    attended.setdefault(document, []).append(meeting.id)
            docs = tables.documents
            found = self._connection.execute(select(docs.c.id, docs.c.record, docs.c.borrowed).order_by(docs.c.id))
            parts["documents"] = tuple(
                self._completed(record, borrowed, tuple(sorted(attended.get(document, ())))) for document, record, borrowed in found
            )
            said = tables.statements
            rows = self._connection.execute(select(said.c.record, said.c.joined, said.c.meeting, said.c.point))
            parts["statements"] = tuple(
                sorted(
                    (dataclasses.replace(self._decoded(j or r, Statement), meeting=m, point=p) for r, j, m, p in rows),
                    key=reading_order,
                )
            )
            parts["notes"] = tuple(sorted(set(self._records(tables.notes, Note, order="key")), key=note_order))
            verdicts = self.judgements() if judged else ()
        return judgements.applied(Register(**parts), verdicts)

    # ------------------------------------------------------------ inside

    def _prepare(self) -> None:
        if self.read_only:
            return
        if sqlite.is_fresh(self._connection):
            with sqlite.writing(self._connection, self.path):
                if sqlite.is_fresh(self._connection):
                    tables.METADATA.create_all(self._connection)
                    sqlite.make_index(self._connection)
                    sqlite.sign(self._connection)
                    self._sign_meta(joined=False)
        elif sqlite.is_older(self._connection) or self.meta.get("normaliser") != str(NORMALISER_VERSION):
            with sqlite.writing(self._connection, self.path):
                tables.METADATA.create_all(self._connection)
                if sqlite.format_of(self._connection) < catalogue.SINCE or self.meta.get("normaliser") != str(NORMALISER_VERSION):
                    catalogue.make_anew(self._connection)
                sqlite.sign(self._connection)
                version = update(tables.meta).where(tables.meta.c.name == "normaliser")
                self._connection.execute(version.values(value=str(NORMALISER_VERSION)))

    def _sign_meta(self, *, joined: bool) -> None:
        wanted = {
            "format": str(sqlite.FORMAT),
            "program": communique.__version__,
            "normaliser": str(NORMALISER_VERSION),
            "knowledge": self._knowledge,
            "joined": "yes" if joined else "no",
        }
        if self.meta != wanted:
            self._connection.execute(delete(tables.meta))
            self._connection.execute(insert(tables.meta), [{"name": n, "value": v} for n, v in wanted.items()])

    def _set_statements(self, joined: Mapping[str, Statement]) -> None:
        said = tables.statements
        query = select(said.c.id, said.c.record, said.c.joined, said.c.meeting, said.c.point).order_by(said.c.id)
        for statement, record, before, meeting, point in self._connection.execute(query).all():
            new = joined.get(statement)
            wanted: tuple[str | None, str | None, str | None] = (None, None, None)
            if new is not None:
                bare = encode(dataclasses.replace(new, meeting=None, point=None))
                wanted = (None if bare == record else bare, new.meeting, new.point)
            if (before, meeting, point) != wanted:
                values = dict(zip(("joined", "meeting", "point"), wanted, strict=True))
                self._connection.execute(update(said).where(said.c.id == statement).values(**values))

    def _records(self, table: Table, record: type[T], order: str) -> tuple[T, ...]:
        with sqlite.reading(self._connection, self.path):
            return tuple(
                self._decoded(r, record)
                for r in self._connection.execute(select(table.c.record).order_by(table.c[order])).scalars()
            )

    def _decoded(self, record: str, kind: type[T]) -> T:
        try:
            return decode(record, kind)
        except ValueError as err:
            raise RegisterError(
                f"{self.path} holds a {kind.__name__.lower()} that cannot be read ({err}); read the sources anew"
            ) from err

    def _completed(self, record: str, borrowed: str | None, attended: tuple[str, ...]) -> Document:
        document = dataclasses.replace(self._decoded(record, Document), meetings=attended)
        if document.published is None and borrowed is not None:
            return dataclasses.replace(document, published=self._decoded(borrowed, Published))
        return document
