"""Everything together: what a register holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from communique.model.documents import Document, Published
from communique.model.meetings import Meeting
from communique.model.points import Carriage, Change, Conflict, Copy, Judgement, Point
from communique.model.shared import Note, Span
from communique.model.statements import Statement


@dataclass(frozen=True, slots=True)
class Join:
    """What the stages that look at all documents together find: everything that one more report may change."""

    borrowed: Mapping[str, Published] = field(default_factory=dict)
    """Dates of documents without one of their own, by document id: from copies of their text."""
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    """All statements again, with their meeting and point."""
    points: tuple[Point, ...] = ()
    carriage: tuple[Carriage, ...] = ()
    copies: tuple[Copy, ...] = ()
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Note, ...] = ()
    made_of: Mapping[str, str] = field(default_factory=dict)
    """Fingerprints of what the points of meetings, and the changes between two, were found in; by their names."""


@dataclass(frozen=True, slots=True)
class Register:
    """All that a register holds, sorted: what ``export`` writes and the views show."""

    documents: tuple[Document, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    points: tuple[Point, ...] = ()
    carriage: tuple[Carriage, ...] = ()
    copies: tuple[Copy, ...] = ()
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Note, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    """What people said, in the order in which it was applied; subjects need not be here any more."""

    def spans(self) -> Iterator[tuple[str, Span]]:
        """Every stretch of text that a record points at, with whose it is: the record's id, or words for one without."""
        for document in self.documents:
            if document.published and document.published.span:
                yield document.id, Span(document.id, *document.published.span)
        for statement in self.statements:
            yield statement.id, Span(statement.document, statement.start, statement.end)
            for who in (statement.speaker, statement.holder):
                if who:
                    yield statement.id, Span(statement.document, who.start, who.end)
        for meeting in self.meetings:
            told = [meeting.held.spans, meeting.names, meeting.dates]
            told += [part.spans for part in meeting.participants] + [count.spans for count in meeting.stated_counts]
            yield from ((meeting.id, span) for group in told for span in group)
        for point in self.points:
            yield point.id, point.wording
            if point.commitment:
                yield from ((point.id, span) for span in point.commitment.spans())
        for cell in self.carriage:
            yield from ((f"carriage of {cell.point}", span) for span in (*cell.spans, *cell.omitted))
        for copy in self.copies:
            yield from (("copies", span) for span in (copy.a, copy.b))
        for conflict in self.conflicts:
            yield from ((f"conflict of {conflict.meeting}", span) for span in conflict.spans)
        for note in self.notes:
            if note.document and note.start is not None and note.end is not None:
                yield f"note of {note.stage}", Span(note.document, note.start, note.end)


@dataclass(frozen=True, slots=True)
class StageCount:
    """One line of the summary of a reading: what came in, what came out, what was set aside with a note."""

    stage: str
    came_in: int
    came_out: int
    set_aside: int
    what: str
    """What is counted, e.g. ``documents in, statements out``."""
    seconds: float = 0.0
    """By the clock; of the stages that processes share, seconds of the processor, over all of them."""
    memory: int = 0
    """Bytes that all processes together had held at most when the stage ended; 0 where the system does not tell."""
