"""Words by which a text that may report a meeting or a joint statement is known among all the news.

Files: ``languages/<language>/signs.toml``. They are looked up word by word, so each entry lists single words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import load

SignKind = Literal[
    "meets", "gathers", "counterpart", "talks", "text", "paper", "joint", "together", "many", "authority", "officer", "decides", "says", "game",
]  # fmt: skip
"""``meets``: a gathering or its being held; ``gathers``: one that anybody may hold; ``counterpart``: a colleague from another state;
``talks``: verbs that mean a meeting of two states; ``text``: a statement; ``paper``: other texts, which count only as joint ones;
``joint``: what makes a text one of several; ``together``: who meets, acts or speaks as many; ``many``: who can only be many;
``authority``: who acts as one body, of which every town has one; ``officer``: whose officer somebody is follows; ``decides``: what they
do; ``says``: what anybody does; ``game``: sports and markets."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Words of one kind; a star stands for any ending."""

    kind: SignKind
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


def read_signs(language: str) -> tuple[Sign, ...]:
    """The signs of one language."""
    return load.entries(f"languages/{language}/signs.toml", "signs", Sign)
