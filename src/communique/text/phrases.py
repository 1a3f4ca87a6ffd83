"""Finds phrases of the knowledge files (names, markers, cues) in a text, whatever spelling either is printed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from communique.text.memory import Remembered
from communique.text.words import Word, words

T = TypeVar("T")

_CONJUNCTIONS = ("", "و", "ف")
_PARTICLES = ("", "ب", "ل", "ك")
_PREFIXES = {
    letter: tuple(a + b for b in _PARTICLES for a in _CONJUNCTIONS if (a + b)[:1] == letter) for letter in ("و", "ف", "ب", "ل", "ك")
}
_REMEMBERED = 50_000
"""Words of which a set of phrases remembers whether they begin one."""
_SHORT = 2
"""A first word of so few letters takes no particle before it: ``كلم`` is no ``ك`` with ``لم``."""


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase in a text.

    ``start`` (raw) leaves the prefix out where the word is printed letter for letter, and is the start of the whole word
    where vowel signs stand in it or its article has given way (``للوزراء``); ``first`` and ``last`` index the words searched, both inclusive.
    """

    start: int
    end: int
    first: int
    last: int
    value: T
    prefix: str
    """What is written together with the first word, folded: ``و``, ``ب``, ``ول``; of ``للوزراء`` found as ``الوزراء`` it is ``ل``."""


class Phrases(Generic[T]):
    """A set of phrases to search for at once. Of two entries that fold to the same words the first is kept."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, value in entries:
            first, *rest = (word.text for word in words(phrase)) if phrase.strip() else ("",)
            if first:
                self._by_first.setdefault(first, {}).setdefault(tuple(rest), value)
        self._begun: Remembered[str, tuple[tuple[str, str], ...]] = Remembered(self._begins, _REMEMBERED)
        self._lengths = {first: sorted({len(rest) for rest in rests}, reverse=True) for first, rests in self._by_first.items()}

    def find(self, words: Sequence[Word]) -> list[Found[T]]:
        """The phrases among ``words``, in order, apart from one another; where several begin, the longest."""
        found: list[Found[T]] = []
        texts = [word.text for word in words]
        at, begun, count = 0, self._begun, len(texts)
        while at < count:
            begins = begun[texts[at]]
            match = self._longest(texts, at, begins) if begins else None  # most words begin nothing
            if match is None:
                at += 1
                continue
            last, prefix, skip, value = match
            word = words[at]
            start = word.start + skip if word.end - word.start == len(word.text) else word.start
            found.append(Found(start, words[last].end, at, last, value, prefix))
            at = last + 1
        return found

    def _begins(self, word: str) -> tuple[tuple[str, str], ...]:
        """The readings of a word, as (prefix, rest), by which a phrase may begin with it."""
        if word[0] not in _PREFIXES:
            return (("", word),) if word in self._by_first else ()
        return tuple(reading for reading in _unprefixed(word) if reading[1] in self._by_first)

    def _longest(self, texts: list[str], at: int, begins: Iterable[tuple[str, str]]) -> tuple[int, str, int, T] | None:
        """Last word, prefix, its letters and value of the longest phrase that begins with word ``at``; of equals the shortest prefix."""
        best: tuple[int, str, int, T] | None = None
        for prefix, first in begins:
            rests = self._by_first[first]
            for length in self._lengths[first]:
                rest = tuple(texts[at + 1 : at + 1 + length])
                if len(rest) == length and (best is None or at + length > best[0]) and rest in rests:
                    whole = len(prefix) + len(first) == len(texts[at])
                    best = at + length, prefix, len(prefix) if whole else 0, rests[rest]
                    break
        return best


def _unprefixed(word: str) -> tuple[tuple[str, str], ...]:
    """A word's readings as (prefix, rest), without prefix first."""
    found = [("", word)]
    for prefix in _PREFIXES.get(word[0], ()):
        rest = word[len(prefix) :]
        if not rest or not word.startswith(prefix):
            continue
        if len(rest) > _SHORT or prefix in _CONJUNCTIONS:
            found.append((prefix, rest))
        if prefix[-1] == "ل" and rest[0] == "ل":
            found.append((prefix, "ال" + rest[1:]))
    return tuple(found)
