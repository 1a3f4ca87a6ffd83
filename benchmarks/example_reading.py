"""A register seen through the example's reference: its documents by file, the places of quotes, its statements and meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from benchmarks.example_reference import Coded, Reference
from benchmarks.matching import Place, hull, iou, overlap, pair_off
from communique.model import Document, Meeting, Register, Span, Statement

MATCH = 0.5
"""Intersection over union of contents from which a statement is the one that was coded."""
IN_HEADLINE = 0.8


class Reading:
    """What the measures ask again and again. A document that the register lacks has an empty text."""

    def __init__(self, reference: Reference, register: Register) -> None:
        self.reference, self.register = reference, register
        self.described = {d.file: d for d in reference.documents}
        self.documents: dict[str, Document] = {d.source: d for d in register.documents if d.source in self.described}
        self.file_of = {d.id: file for file, d in self.documents.items()}
        self.statements: dict[str, list[Statement]] = {file: [] for file in self.described}
        for statement in register.statements:
            file = self.file_of.get(statement.document)
            if file and not self._in_headline(file, content(statement)):
                self.statements[file].append(statement)
        self.meetings = self._meetings()
        self.matched, self.coded_as = self._match()

    def text(self, file: str) -> str:
        return self.documents[file].text if file in self.documents else ""

    def find(self, file: str, quote: str) -> list[Place]:
        """Every place of the words in the document as the register holds it."""
        text, at, places = self.text(file), -1, []
        while (at := text.find(quote, at + 1)) >= 0:
            places.append((at, at + len(quote)))
        return places

    def body(self, file: str) -> Place:
        """From the first words of the body to the end of its last; the first copy where the page holds two."""
        document, text = self.described[file], self.text(file)
        start = text.find(document.body_first)
        end = text.find(document.body_last, max(start, 0))
        return (start, end + len(document.body_last)) if min(start, end) >= 0 else (0, 0)

    def headline(self, file: str) -> Place:
        """The title where it stands above the body."""
        at = self.text(file).find(self.described[file].title, 0, self.body(file)[0])
        return (at, at + len(self.described[file].title)) if at >= 0 else (0, 0)

    def places(self, spans: Iterable[Span]) -> dict[str, list[Place]]:
        """Spans by the file of their document; those of documents that the reference lacks are left out."""
        found: dict[str, list[Place]] = defaultdict(list)
        for span in spans:
            if span.document in self.file_of:
                found[self.file_of[span.document]].append((span.start, span.end))
        return found

    def words(self, file: str, place: Place) -> str:
        return self.text(file)[slice(*place)]

    def files(self, meeting: Meeting) -> set[str]:
        """The files of a meeting's reports and official texts."""
        return {self.file_of[d] for d in meeting.documents if d in self.file_of}

    def _in_headline(self, file: str, place: Place) -> bool:
        return overlap(place, self.headline(file)) >= IN_HEADLINE * max(1, place[1] - place[0])

    def _meetings(self) -> dict[str, Meeting]:
        """Meeting of the reference -> the register's, one to one, by the documents they share."""
        edges = []
        for wanted in self.reference.meetings:
            for found in self.register.meetings:
                one, other = set(wanted.documents), self.files(found)
                if one & other:
                    edges.append(((len(one & other) / len(one | other),), wanted.id, found.id))
        by_id = {m.id: m for m in self.register.meetings}
        return {wanted: by_id[found] for wanted, found in pair_off(edges)}

    def _match(self) -> tuple[dict[int, tuple[Statement, float]], dict[str, int]]:
        """Number of a coded statement -> the register's and their IoU, one to one, best first; and the way back."""
        edges, by_id, values = [], {}, {}
        for number, coded in enumerate(self.reference.statements):
            for place in self.find(coded.file, coded.content)[:1]:
                for statement in self.statements[coded.file]:
                    value = iou(place, content(statement))
                    if value >= MATCH:
                        edges.append(((value,), number, statement.id))
                        by_id[statement.id], values[number, statement.id] = statement, value
        pairs = pair_off(edges)
        return {n: (by_id[i], values[n, i]) for n, i in pairs}, {i: n for n, i in pairs}

    def cue(self, coded: Coded) -> Place | None:
        """The cue's nearest place before the content in its line, else behind it there (``..., they said``), else before it anywhere."""
        text = self.text(coded.file)
        at = text.find(coded.content)
        if not coded.cue or at < 0:
            return None
        begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        places = (
            text.rfind(coded.cue, begin, at),
            text.find(coded.cue, at, end if end >= 0 else len(text)),
            text.rfind(coded.cue, 0, at),
        )
        start = next((place for place in places if place >= 0), -1)
        return (start, start + len(coded.cue)) if start >= 0 else None


def content(statement: Statement) -> Place:
    """From the start of the first to the end of the last piece of the content."""
    return hull(statement.content) if statement.content else (statement.start, statement.end)
