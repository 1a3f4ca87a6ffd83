"""Words by which agencies number the takes of one story: the items in which a long text goes out one after the other.

Files: ``languages/<language>/takes.toml``. ``take`` words end a title, ``goes-on`` words a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import load


@dataclass(frozen=True, slots=True)
class TakeWord:
    """Words of one kind; phrases, matched on folded words."""

    kind: Literal["take", "last", "goes-on"]
    words: tuple[str, ...]
    examples: tuple[str, ...]
    number: int | None = None
    """Of a ``take`` which it is: the first addition is the second take."""
    counter_examples: tuple[str, ...] = ()


def read_take_words(language: str) -> tuple[TakeWord, ...]:
    """The words of one language."""
    return load.entries(f"languages/{language}/takes.toml", "takes", TakeWord)
