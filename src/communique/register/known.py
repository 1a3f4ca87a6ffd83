"""Which texts does the register hold already? By their places, and by their content wherever that stands now.

A text that comes twice, in two files or in one, is read once. A row that moves because others came or went before it keeps
its document: only rows that are new or changed are read. What was read by another program, knowledge or settings is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, select, update

from communique.model import Document, Note, Source
from communique.register import sqlite, tables
from communique.register.codec import decode, encode
from communique.register.rewriting import MANY, add_missing
from communique.register.rows import content_of, fingerprint, note_rows
from communique.register.writing import forget, is_displaced, key_of, on_the_way


@dataclass(slots=True)
class Known:
    """What was read before, and what a reading finds of it: :meth:`holds` is asked of every source, in order."""

    places: dict[str, str]
    """Fingerprints by key of what the register holds."""
    moved: dict[str, str] = field(default_factory=dict)
    """Key by content of what was found in another place than it has in the register."""
    _taken: set[str] = field(default_factory=set)
    """Keys of documents in whose places something else stands now."""
    _origins: dict[str, str] = field(default_factory=dict)
    """Key in the register, by content, of what was found in another row of the same file."""
    _in_place: set[str] = field(default_factory=set)
    """Content that was found where the register has it."""
    _twins: list[tuple[str, str]] = field(default_factory=list)
    _by_content: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key in sorted(self.places):
            self._by_content.setdefault(content_of(self.places[key]), []).append(key)

    def holds(self, source: Source) -> bool:
        """Whether the source need not be read; one that has to be is known from then on."""
        found = fingerprint(source)
        content = content_of(found)
        if self.places.get(source.key) == found:
            self._in_place.add(content)
            return True
        others = self._by_content.setdefault(content, [])
        other = next((key for key in others if key != source.key and _same_article(source, key)), None)
        if other is None:
            self.places[source.key] = found
            others.append(source.key)
            self._in_place.add(content)
            return False
        self.moved[content] = source.key
        if source.key in self.places:
            self._taken.add(source.key)
        if _file(source.key) == _file(other):
            self._origins[content] = other
        else:
            self._twins.append((source.key, other))
        return True

    @property
    def unsettled(self) -> set[str]:
        """Keys of documents whose places are theirs no longer."""
        left = {key for content, key in self._origins.items() if content not in self._in_place}
        return {key for key in self._taken | left if content_of(self.places[key]) not in self._in_place}

    def remarks(self) -> Iterable[Note]:
        """What to say of texts that stand in several files."""
        if self._twins:
            key, other = self._twins[0]
            message = f"{len(self._twins)} texts stand in more than one file and were read once; the first: {key} is {other}"
            yield Note("sources", None, None, None, message)


def _same_article(source: Source, other: str) -> bool:
    """Whether a text of the same content under another key is the same article: where address or outlet are its own, or the
    place is the same. Two files of other names that tell neither may be what two papers printed.
    """
    if source.url or source.outlet or _file(source.key) == _file(other):
        return True
    one, two = f"/{source.key}", f"/{other}"
    return one.endswith(two) or two.endswith(one)


def _file(key: str) -> str:
    return key.partition("#")[0]


# ---------------------------------------------------------------- when all was read


def settle(connection: Connection, known: Known) -> bool:
    """Gives documents of rows that moved their new keys, and takes out those that a changed row replaces; whether there were any.

    A document whose address nothing else in the register has is replaced by nothing: its row is gone, as from a feed that moved
    on. It stays and goes by its address. Part of a transaction that the caller holds; what a killed reading left unsettled is
    settled too.
    """
    rows = _without_place(connection, known)
    wanted = {number: known.moved.get(content_of(row.digest), "") for number, row in rows.items()}
    held = _held(connection, {key for key in wanted.values() if key}) - {row.source for row in rows.values()}
    free = {key: number for number, key in sorted(wanted.items(), reverse=True) if key and key not in held}
    left = {number: row for number, row in rows.items() if free.get(wanted[number]) != number}
    free |= _by_address(connection, left)
    kept, docs = set(free.values()), tables.documents
    for number, row in rows.items():
        if number in kept:
            connection.execute(update(docs).where(docs.c.number == number).values(source=on_the_way(number)))
        else:
            forget(connection, number, row.id)
    for key, number in free.items():
        _place(connection, number, key, rows[number].record)
    _tell(connection, {key_of(row.source): row.id for number, row in left.items() if number not in kept})
    return bool(rows)


def _without_place(connection: Connection, known: Known) -> dict[int, Any]:
    """Documents, by number, whose places are theirs no longer."""
    docs = tables.documents
    query = select(docs.c.number, docs.c.id, docs.c.source, docs.c.digest, docs.c.record)
    rows = {row.number: row for row in connection.execute(query.where(is_displaced(docs.c.source)))}
    taken = sorted(known.unsettled)
    for start in range(0, len(taken), MANY):
        rows.update((row.number, row) for row in connection.execute(query.where(docs.c.source.in_(taken[start : start + MANY]))))
    return rows


def _by_address(connection: Connection, left: Mapping[int, Any]) -> dict[str, int]:
    """Those of some documents, by address, that have one which no other document has."""
    addresses = {number: decode(row.record, Document).url for number, row in left.items()}
    if not any(addresses.values()):
        return {}
    docs = tables.documents
    others = connection.execute(select(docs.c.number, sqlite.field_of(docs.c.record, "url")))
    taken = {url for number, url in others if number not in left}
    return {url: number for number, url in sorted(addresses.items(), reverse=True) if url and url not in taken}


def _tell(connection: Connection, gone: Mapping[str, str]) -> None:
    """Notes, with the documents that stand in their places now, of documents (ids by key) that were taken out."""
    docs, notes = tables.documents, []
    for key, before in sorted(gone.items()):
        now = connection.execute(select(docs.c.id).where(docs.c.source == key)).scalar()
        message = f"{key} changed since it was read before; this reading replaces document {before}"
        notes += note_rows([Note("register", now, None, None, message)], now or "sources")
    add_missing(connection, tables.notes, notes)


def _held(connection: Connection, keys: set[str]) -> set[str]:
    """Those of the keys that documents have."""
    ordered, docs = sorted(keys), tables.documents
    return {
        key
        for start in range(0, len(ordered), MANY)
        for key in connection.execute(select(docs.c.source).where(docs.c.source.in_(ordered[start : start + MANY]))).scalars()
    }


def _place(connection: Connection, number: int, key: str, record: str) -> None:
    docs = tables.documents
    moved = encode(replace(decode(record, Document), source=key))
    connection.execute(update(docs).where(docs.c.number == number).values(source=key, record=moved))
