"""Who said what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.shared import Reason
from communique.model.words import Act, Mode, Strength, Voice


@dataclass(frozen=True, slots=True)
class Cue:
    """The reporting verb or noun that governs a content."""

    start: int
    end: int
    lemma: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words: the subject of the cue as written, and how it was found."""

    text: str
    start: int
    end: int
    party: str | None
    """``body``, ``document`` (the communique itself), a country code, an organisation slug or None."""
    resolved_by: Literal["named", "same source", "previous subject", "document"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing reported as said or agreed: cue and content, the smallest span that stands alone (docs/coding.md)."""

    id: str
    """``<document>:<start>-<end>``."""
    document: str
    meeting: str | None
    start: int
    end: int
    content: tuple[tuple[int, int], ...]
    cue: Cue | None
    speaker: Speaker | None
    holder: Speaker | None
    via: str | None
    mode: Mode
    voice: Voice
    act: Act
    strength: Strength | None
    themes: tuple[str, ...]
    lead: bool
    point: str | None
    reasons: tuple[Reason, ...]
