"""Words that introduce the parts of a commitment: by when, on what condition, by what means, for whom; and what makes it none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge.load import entries

Part = Literal[
    "due",
    "condition",
    "mechanism",
    "beneficiary",
    "time",
    "money",
    "future",
    "past",
    "stance",
    "people",
    "doer",
    "agent",
    "growth",
    "other",
]


@dataclass(frozen=True, slots=True)
class Marker:
    """Words with one office.

    ``due``, ``condition``, ``mechanism`` and ``beneficiary`` open the part that follows them (a ``due`` only with a number or
    a ``time`` word close behind); ``time`` and ``money`` are units; ``future`` says that the action is to come or to go on;
    ``past`` that it is done; ``people`` are beneficiaries where something is for or to them, ``doer`` those who act where they
    are the subject of what is to come, or told to do it; ``agent`` is the head of a longer name of such; ``growth`` that it is to be
    more or reach further than before; ``other`` keeps a set phrase from being taken for one of these; ``stance`` is an attitude that no one could check (to stay vigilant, to remain united).
    """

    id: str
    part: Part
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


def read_markers(language: str) -> tuple[Marker, ...]:
    """``languages/<language>/commitments.toml``."""
    return entries(f"languages/{language}/commitments.toml", "marker", Marker)
