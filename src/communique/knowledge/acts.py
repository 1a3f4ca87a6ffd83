"""Words of a content that decide its act and strength, in ``acts.toml``; the rules are those of docs/coding.md.

A *head* is looked for where a content begins (its first noun or verb); a *sign* anywhere in it. Heads of ``need`` carry no
act of their own: the signs of a norm (law, rights, sovereignty) make them a position, otherwise they are a soft commitment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import load
from communique.knowledge.wordings import Wordings
from communique.model import Act, Strength

Place = Literal["head", "sign"]


@dataclass(frozen=True, slots=True)
class ActWords:
    """One class of deciding words; words are whole phrases as written, matched folded and with proclitics."""

    id: str
    place: Place
    words: Wordings
    examples: tuple[str, ...]
    act: Act | None = None
    strength: Strength | None = None
    counter_examples: tuple[str, ...] = ()


def read_act_words() -> tuple[ActWords, ...]:
    """All classes, in the order of the file: an earlier class wins where two begin at the same word."""
    return load.entries("acts.toml", "classes", ActWords)
