"""Words by which reports of one meeting contradict one another: directions, parts of a body, offices that one person holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.knowledge.load import entries
from communique.knowledge.wordings import Wordings


@dataclass(frozen=True, slots=True)
class Opposition:
    """Phrases of one kind; ``also`` are those that must stand beside them."""

    id: str
    words: Wordings
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    also: Wordings = field(default_factory=Wordings)


@dataclass(frozen=True, slots=True)
class Oppositions:
    """The tables of ``oppositions.toml``."""

    directions: tuple[Opposition, ...]
    parts: tuple[Opposition, ...]
    people: tuple[Opposition, ...]
    one_holder: tuple[Opposition, ...]


def read_oppositions() -> Oppositions:
    """``oppositions.toml``."""
    names = ("direction", "part", "people", "one_holder")
    return Oppositions(*(entries("oppositions.toml", name, Opposition) for name in names))
