"""What a cue governs, in words of its line; shared by the grammars of the two languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ComplementKind = Literal["that", "particle", "object", "quote", "clause", "none"]


@dataclass(frozen=True, slots=True)
class Complement:
    """Word indices, last exclusive. ``none``: the cue reports nothing but its own clause (procedure of a meeting)."""

    kind: ComplementKind
    first: int
    """First word of the content."""
    subject: tuple[int, int] | None
    initial: bool
    """Whether the cue opens its clause (after a conjunction, a comma or at the start)."""
    skip: int = 0
    """Letters of the first word left out: an attached particle."""
    before: tuple[int, int] | None = None
    """A content that stands before its cue: ``"...", they said``."""
