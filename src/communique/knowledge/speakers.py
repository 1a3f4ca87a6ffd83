"""Nouns that head the subject of a cue, and what they say of whose words follow.

Files: ``languages/<language>/speakers.toml``. Names of bodies and states come from their own files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import load

SpeakerKind = Literal["document", "meeting", "anaphor", "person", "outlet", "other"]
"""``document``: the communique itself; ``meeting``: those who met, or the body; ``anaphor``: points back to the last source;
``person``: one official; ``outlet``: press and agencies; ``other``: third parties such as a ministry."""


@dataclass(frozen=True, slots=True)
class SpeakerNouns:
    """One class of head nouns, as stems: proclitics and possessives are allowed, ``*`` stands for any ending."""

    kind: SpeakerKind
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


def read_speaker_nouns(language: str) -> tuple[SpeakerNouns, ...]:
    """The classes of ``language``, in the order of the file: of two that fit, the longer phrase wins, then the earlier class."""
    return load.entries(f"languages/{language}/speakers.toml", "speakers", SpeakerNouns)
