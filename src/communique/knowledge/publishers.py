"""Words that say what a publisher is (``newspaper``, ``news agency``) and are no part of its name.

Papers credit an agency by its bare name and call it in full on its own page: the name is what is left without these words.
Files: ``languages/<language>/publishers.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import load


@dataclass(frozen=True, slots=True)
class Publisher:
    """One class of such words."""

    kind: Literal["outlet", "agency"]
    words: tuple[str, ...]
    """Single words; ``agency``: a publisher whose name holds one is an agency."""
    examples: tuple[str, ...]
    """Names of publishers of this class."""
    counter_examples: tuple[str, ...] = ()
    """Names of publishers of another class."""


def read_publishers(languages: tuple[str, ...]) -> tuple[Publisher, ...]:
    """The classes of all languages: credits of one page may stand in two."""
    return tuple(p for language in languages for p in load.entries(f"languages/{language}/publishers.toml", "publisher", Publisher))
