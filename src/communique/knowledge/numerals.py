"""Words of numbers by language, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import load

NumeralKind = Literal[
    "unit",  # 1 to 19; unit, ten and hundred add up, joined by "and" in Arabic
    "ten",
    "hundred",
    "scale",  # multiplies what stands before it
    "scales",  # its plural, a number only with a number before it
    "dual",  # two of a scale in one word
    "part",  # a share of the scale beside it: half a million
    "and",
    "about",  # makes the number after it approximate
    "percent",  # after a number
    "ordinal",  # makes one of the ten beside it: fifteenth, twenty-fifth
    "fraction",  # after a number: three fifths
    "label",  # a number after it is a name: resolution 2254
    "not counted",  # a word after a number that is not what it counts
]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number word, or a word that tells how to take the number beside it, in all its forms."""

    kind: NumeralKind
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    value: float = 0
    counter_examples: tuple[str, ...] = ()


def read_numerals(language: str) -> tuple[Numeral, ...]:
    """The words of numbers in one language."""
    return load.entries(f"languages/{language}/numbers.toml", "numeral", Numeral)
