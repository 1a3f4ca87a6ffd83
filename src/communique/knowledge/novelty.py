"""Words by which a text itself says that something is new."""

from __future__ import annotations

from dataclasses import dataclass

from communique.knowledge.load import entries
from communique.knowledge.wordings import Wordings


@dataclass(frozen=True, slots=True)
class Novelty:
    """Phrases of one kind."""

    id: str
    words: Wordings
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


def read_novelty() -> tuple[Novelty, ...]:
    """``novelty.toml``."""
    return entries("novelty.toml", "novelty", Novelty)
