"""How a script varies in print: letters that stand for one another, words written together, abbreviations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from communique.knowledge import load


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters (``source``, one character each) that are read as ``target``; examples are (as printed, as read)."""

    source: str
    target: str
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Proclitic:
    """A word written together with the next one; a word may begin with one of each ``order``, lower first."""

    text: str
    order: int
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """Words whose first letter is no proclitic although it could be; examples are (as printed, likeliest reading)."""

    words: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A word whose full stop ends no sentence; each example is one sentence, each counter-example two."""

    text: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    before: Literal["anything", "number"] = "anything"
    """What must follow for it to be the abbreviation: ``No. 7``, but "they said no." """


@dataclass(frozen=True, slots=True)
class Opener:
    """Words that begin a sentence and follow no abbreviation within one; each example is two sentences, each counter-example one."""

    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@cache
def letters() -> tuple[Letters, ...]:
    """What matching takes for the same letter."""
    return load.entries("languages/ar/orthography.toml", "letters", Letters)


@cache
def persian() -> tuple[Letters, ...]:
    """Persian code points that repair replaces in Arabic text."""
    return load.entries("languages/ar/orthography.toml", "persian", Letters)


@cache
def proclitics() -> tuple[Proclitic, ...]:
    """The proclitics of written Arabic."""
    return load.entries("languages/ar/orthography.toml", "proclitic", Proclitic)


@cache
def whole_words() -> tuple[Whole, ...]:
    """Arabic words that nothing is taken off."""
    return load.entries("languages/ar/orthography.toml", "whole", Whole)


@cache
def abbreviations_of(language: str) -> tuple[Abbreviation, ...]:
    """The abbreviations of one language."""
    return load.entries(f"languages/{language}/orthography.toml", "abbreviation", Abbreviation)


def abbreviations() -> tuple[Abbreviation, ...]:
    """The abbreviations of all languages: a text may mix them."""
    return abbreviations_of("ar") + abbreviations_of("en")


@cache
def openers() -> tuple[Opener, ...]:
    """English words that a full stop before them ends a sentence, whatever it also shortens; Arabic has no capitals to tell by."""
    return load.entries("languages/en/orthography.toml", "opener", Opener)
