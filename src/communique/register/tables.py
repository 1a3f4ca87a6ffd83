"""The tables of a register: a few columns to ask by, and the record itself as JSON in ``record``.

Names are plain so that the file opens in any SQLite browser. ``statements.meeting`` and ``statements.point`` are what the
join found; the record beside them is the statement as its document alone gave it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

from communique.model import Carriage, Change, Conflict, Copy, Meeting, Point
from communique.register.codec import digest, encode

T = TypeVar("T")

METADATA = MetaData()


def _text(name: str, *, key: bool = False, index: bool = False, optional: bool = False, unique: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, index=index or None, nullable=optional, unique=unique or None)


documents = Table(
    "documents",
    METADATA,
    Column("number", Integer, primary_key=True),  # of the search index; never shown
    _text("id", unique=True),
    _text("source", unique=True),
    _text("digest"),  # of the source as found
    _text("recipe"),  # of the program and knowledge that read it
    _text("published", optional=True),
    _text("outlet", optional=True),
    _text("language"),
    _text("record"),
    _text("borrowed", optional=True),  # Published, from a copy
)
statements = Table(
    "statements",
    METADATA,
    _text("id", key=True),
    _text("document", index=True),
    Column("start", Integer, nullable=False),
    _text("meeting", index=True, optional=True),
    _text("point", index=True, optional=True),
    _text("act"),
    _text("record"),
    _text("joined", optional=True),  # the record where the join changed more than meeting and point
)
mentions = Table(
    "mentions",
    METADATA,
    _text("document", key=True),
    Column("number", Integer, primary_key=True),
    _text("body"),
    _text("relation"),
    _text("record"),
)
notes = Table(
    "notes",
    METADATA,
    _text("key", key=True),
    _text("origin", index=True),  # id of the document whose reading made it, "sources" or "join"
    _text("stage"),
    _text("record"),
)
meetings = Table("meetings", METADATA, _text("key", key=True), _text("body"), _text("held", optional=True), _text("record"))
points = Table("points", METADATA, _text("key", key=True), _text("meeting", index=True), _text("act"), _text("record"))
carriage = Table(
    "carriage",
    METADATA,
    _text("key", key=True),
    _text("point", index=True),
    _text("document", index=True),
    _text("form"),
    _text("record"),
)
copies = Table(
    "copies", METADATA, _text("key", key=True), _text("a", index=True), _text("b", index=True), _text("direction"), _text("record")
)
changes = Table("changes", METADATA, _text("key", key=True), _text("earlier"), _text("later"), _text("kind"), _text("record"))
conflicts = Table("conflicts", METADATA, _text("key", key=True), _text("meeting", index=True), _text("kind"), _text("record"))
attendance = Table(  # which documents a meeting has: made from the meetings, for asking from the document's side
    "attendance",
    METADATA,
    _text("document", key=True),
    _text("meeting", key=True, index=True),
    _text("relation"),  # report, or mention
)
ledger = Table(  # one row a point: what lists of points are narrowed and ordered by
    "ledger",
    METADATA,
    _text("point", key=True),
    _text("meeting", index=True),
    _text("body"),
    _text("held", optional=True),
    _text("document"),  # of its wording
    _text("act"),
    _text("strength", optional=True),
    _text("doer", optional=True),  # of a commitment, in the words of the text
    _text("themes"),  # between blanks
    _text("evidence", optional=True),  # of its commitment; without one it is none
    Column("joint", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
)
ASKED_BY = (
    Index("documents_by_day", documents.c.published, documents.c.id),
    Index("meetings_by_body", meetings.c.body, meetings.c.held),
    Index("changes_from", changes.c.earlier, changes.c.later),
    Index("changes_to", changes.c.later),
    Index("changes_by_kind", changes.c.kind, changes.c.later),
    Index("notes_by_stage", notes.c.stage, notes.c.key),
    Index("ledger_by_day", ledger.c.evidence, ledger.c.held),
)
"""What pages ask by, beside the keys."""
made_of = Table(  # of what the join made the points of an occasion, by its first meeting, and the changes of two meetings, both with a blank between
    "made_of",
    METADATA,
    _text("key", key=True),
    _text("record"),  # fingerprint
)
judgements = Table("judgements", METADATA, _text("key", key=True), _text("verdict"), _text("record"))
profiles = Table("profiles", METADATA, _text("name", key=True), _text("text"))
meta = Table("meta", METADATA, _text("name", key=True), _text("value"))


@dataclass(frozen=True, slots=True)
class Joined(Generic[T]):
    """How one kind of record of the join is kept: its table, class, key and queryable columns."""

    name: str
    """Field of :class:`communique.model.Join`, and of :class:`communique.model.Register`."""
    table: Table
    record: type[T]
    key: Callable[[T], str]
    columns: Callable[[T], dict[str, str | None]]


JOINED: tuple[Joined[Any], ...] = (
    Joined("meetings", meetings, Meeting, lambda m: m.id, lambda m: {"body": m.body, "held": m.held.date}),
    Joined("points", points, Point, lambda p: p.id, lambda p: {"meeting": p.meeting, "act": p.act}),
    Joined(
        "carriage",
        carriage,
        Carriage,
        lambda c: f"{c.point} {c.document}",
        lambda c: {"point": c.point, "document": c.document, "form": c.form},
    ),
    Joined(
        "copies",
        copies,
        Copy,
        lambda c: digest([encode(c)]),
        lambda c: {"a": c.a.document, "b": c.b.document, "direction": c.direction},
    ),
    Joined(
        "changes",
        changes,
        Change,
        lambda c: digest([encode(c)]),
        lambda c: {"earlier": c.earlier, "later": c.later, "kind": c.kind},
    ),
    Joined("conflicts", conflicts, Conflict, lambda c: digest([encode(c)]), lambda c: {"meeting": c.meeting, "kind": c.kind}),
)
