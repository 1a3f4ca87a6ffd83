"""A register opened at every id: what pages and terminal ask of it, each looked up once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from communique.errors import UnknownId
from communique.model import (
    Carriage,
    Change,
    Conflict,
    Copy,
    Document,
    Meeting,
    Note,
    Point,
    Register,
    Span,
    Statement,
)
from communique.register.totals import Totals, totals_of

K = TypeVar("K")
V = TypeVar("V")


class Lookup:
    """All lists keep the register's order. ``totals``: what there is in all, where ``register`` is a part of one."""

    def __init__(self, register: Register, totals: Totals | None = None) -> None:
        self.register = register
        self.totals = totals or totals_of(register)
        self.documents = {d.id: d for d in register.documents}
        self.meetings = {m.id: m for m in register.meetings}
        self.statements = {s.id: s for s in register.statements}
        # A wording whose document is not held cannot be shown, and a point is shown by its wording.
        points = [p for p in register.points if p.wording.document in self.documents]
        self.points = {p.id: p for p in points}
        self.statements_in: dict[str, list[Statement]] = _grouped((s.document, s) for s in register.statements)
        self.points_of: dict[str, list[Point]] = _grouped((p.meeting, p) for p in points)
        self.carriage_of: dict[str, list[Carriage]] = _grouped((c.point, c) for c in register.carriage)
        self.carriage_in: dict[str, list[Carriage]] = _grouped((c.document, c) for c in register.carriage)
        self.conflicts_of: dict[str, list[Conflict]] = _grouped((c.meeting, c) for c in register.conflicts)
        self.conflicts_about: dict[str, list[Conflict]] = _grouped((p, c) for c in register.conflicts for p in c.points)
        self.changes_between: dict[tuple[str, str], list[Change]] = _grouped(((c.earlier, c.later), c) for c in register.changes)
        self.changes_from: dict[str, list[Change]] = _grouped((c.from_point, c) for c in register.changes if c.from_point)
        self.changes_to: dict[str, list[Change]] = _grouped((c.to_point, c) for c in register.changes if c.to_point)
        self.copies_in: dict[str, list[Copy]] = _grouped(
            (d, c) for c in register.copies for d in sorted({c.a.document, c.b.document})
        )
        self.notes_on: dict[str, list[Note]] = _grouped((n.document, n) for n in register.notes if n.document)
        self.cited: dict[str, list[tuple[int, int]]] = _cited(register)
        """Every stretch of a document that any record points at, sorted, each once: what its page must be able to highlight."""

    def cite(self, document_id: str, start: int, end: int) -> None:
        """Has a page highlight a stretch that no record points at; one that the text does not have is passed over."""
        if 0 <= start < end <= len(self.documents[document_id].text) and (start, end) not in self.cited.get(document_id, ()):
            cited = [*self.cited.get(document_id, ()), (start, end)]
            self.cited[document_id] = sorted(cited, key=lambda s: (s[0], -s[1]))

    def text(self, span: Span) -> str:
        """The words of a span; empty where the register does not hold the document."""
        document = self.documents.get(span.document)
        return document.text[span.start : span.end] if document else ""

    def document(self, document_id: str) -> Document:
        return _known(self.documents, document_id, "document")

    def meeting(self, meeting_id: str) -> Meeting:
        return _known(self.meetings, meeting_id, "meeting")

    def point(self, point_id: str) -> Point:
        return _known(self.points, point_id, "point")

    def statement(self, statement_id: str) -> Statement:
        return _known(self.statements, statement_id, "statement")

    def carriage(self, point_id: str, document_id: str) -> Carriage | None:
        return next((c for c in self.carriage_of.get(point_id, ()) if c.document == document_id), None)

    def reports_of(self, meeting: Meeting) -> list[Document]:
        """Reports and official texts of a meeting, official first, then by day of publication and id."""
        found = [self.documents[d] for d in meeting.documents if d in self.documents]
        return sorted(found, key=lambda d: (d.kind != "official", d.published.date if d.published else "9999", d.id))


def _known(records: dict[str, V], record_id: str, what: str) -> V:
    if record_id not in records:
        raise UnknownId(f"no {what} {record_id!r} in this register; list what there is with: communique show")
    return records[record_id]


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


def _cited(register: Register) -> dict[str, list[tuple[int, int]]]:
    lengths = {d.id: len(d.text) for d in register.documents}
    found: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for _, span in register.spans():
        if 0 <= span.start < span.end <= lengths.get(span.document, 0):
            found[span.document].add((span.start, span.end))
    return {document: sorted(spans, key=lambda s: (s[0], -s[1])) for document, spans in found.items()}
