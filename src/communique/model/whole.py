"""Everything together: what a register holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.model.documents import Document, Published
from communique.model.meetings import Meeting
from communique.model.points import Carriage, Change, Conflict, Copy, Point
from communique.model.shared import Note
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
