"""Finds stems of the knowledge files among the words of a sentence, in whatever person, case or company they stand.

Unlike ``text.phrases``, which takes off what Arabic writes before a word, this also takes off possessives (``التزامهم``,
``قلقها``) and allows ``*`` for any ending. It does not know the dictionary: a stem of two letters fits too much.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from communique.text.normal import fold
from communique.text.words import Word

T = TypeVar("T")
_Row = tuple[tuple[str, ...], int, T]
"""The words of an entry, its place among the entries, its value."""

_POSSESSIVES = ("هما", "هم", "ها", "نا", "كم", "ه")
_LONG = 7
"""Letters from which ``ال`` before a possessive is the word's own (``التزامهم``): article and possessive exclude each other."""
_REMEMBERED = 20_000
"""Words whose entries are remembered; then they are forgotten and begun anew."""
_SHORTEST = 3
"""Letters that a stem keeps at least when something is taken off it."""


@lru_cache(maxsize=65536)
def readings(word: str) -> tuple[str, ...]:
    """``word`` (folded) and what it may be without proclitics, article and possessive."""
    found = {word: None}
    bare = [word]
    for conjunction in ("", "و", "ف"):
        if conjunction and not word.startswith(conjunction):
            continue
        rest = word[len(conjunction) :]
        for particle in ("", "ب", "ل", "ك"):
            if particle and not rest.startswith(particle):
                continue
            stem = rest[len(particle) :]
            bare.append(stem)
            if particle == "ل" and stem.startswith("ل"):
                bare += [stem[1:], "ال" + stem[1:]]
            elif stem.startswith("ال"):
                bare.append(stem[2:])
    for stem in bare:
        if len(stem) >= _SHORTEST or stem == word or (len(stem) > 1 and word[:1] in "وف" and stem == word[1:]):
            found[stem] = None
    for stem in tuple(found):
        owned = _owned(stem)
        if owned:
            found[owned] = None
            if owned.endswith("ت"):
                found[owned[:-1] + "ه"] = None
    return tuple(found)


@lru_cache(maxsize=65536)
def short_readings(word: str) -> tuple[str, ...]:
    """Stems of two letters behind a proclitic (``بحل``): too short alone, they may open a longer phrase (``حل سياسي``)."""
    bare = word[1:] if word[:1] in "وف" else word
    return tuple(dict.fromkeys(stem[1:] for stem in (word, bare) if len(stem) == _SHORTEST and stem[0] in "بلكوف"))


@lru_cache(maxsize=65536)
def unattached(word: str) -> tuple[str, ...]:
    """``word`` (folded), and without its possessive."""
    owned = _owned(word)
    if owned is None:
        return (word,)
    return (word, owned, owned[:-1] + "ه") if owned.endswith("ت") else (word, owned)


def possessed(word: str) -> bool:
    """Whether a folded noun ends like one with a possessive of the third person or first plural."""
    return _owned(word) is not None


def _owned(stem: str) -> str | None:
    for suffix in _POSSESSIVES:
        article = stem.startswith("ال") and (len(suffix) == 1 or len(stem) < _LONG)
        if stem.endswith(suffix) and len(stem) - len(suffix) >= _SHORTEST and not article:
            return stem[: -len(suffix)]
    return None


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """Words ``first:last`` (last inclusive) match an entry."""

    first: int
    last: int
    value: T


class Lexicon(Generic[T]):
    """Entries to look up together; of two of one length the first given wins."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._exact: dict[str, list[_Row[T]]] = {}
        self._open: dict[str, list[_Row[T]]] = {}
        self._begun: dict[tuple[str, bool], tuple[_Row[T], ...]] = {}
        """The entries that a word begins, the best first: most words of a text are asked for again and again."""
        for order, (phrase, value) in enumerate(entries):
            parts = tuple(fold(part.rstrip("*")) + ("*" if part.endswith("*") else "") for part in phrase.split())
            if not parts or not parts[0].rstrip("*"):
                continue
            table, key = (self._open, parts[0][:2]) if parts[0].endswith("*") else (self._exact, parts[0])
            table.setdefault(key, []).append((parts, order, value))

    def at(self, words: Sequence[Word], at: int, bare: bool = False) -> Hit[T] | None:
        """The longest entry that begins at word ``at``; ``bare``: only without proclitics and article."""
        key = words[at].text, bare
        rows = self._begun.get(key)
        if rows is None:
            if len(self._begun) > _REMEMBERED:
                self._begun.clear()
            rows = self._begun[key] = self._beginning(*key)
        for parts, _, value in rows:
            size = len(parts)
            if size == 1 or (at + size <= len(words) and all(_fits(parts[k], words[at + k].text) for k in range(1, size))):
                return Hit(at, at + size - 1, value)
        return None

    def _beginning(self, word: str, bare: bool) -> tuple[_Row[T], ...]:
        """The entries whose first word ``word`` may be: long ones first, of equals the one given first."""
        found: list[_Row[T]] = []
        for reading in unattached(word) if bare else readings(word):
            found += self._exact.get(reading, ())
            found += (row for row in self._open.get(reading[:2], ()) if reading.startswith(row[0][0][:-1]))
        for reading in () if bare else short_readings(word):
            found += (row for row in self._exact.get(reading, ()) if len(row[0]) > 1)
        return tuple(sorted(found, key=lambda row: (-len(row[0]), row[1])))

    def holds(self, word: str) -> bool:
        """Whether ``word`` (folded) is an entry as it stands."""
        return any(len(parts) == 1 for parts, _, _ in self._exact.get(word, ()))

    def find(self, words: Sequence[Word], first: int = 0, last: int | None = None) -> list[Hit[T]]:
        """All entries within words ``first:last`` (exclusive), apart from one another."""
        found: list[Hit[T]] = []
        at, stop = first, len(words) if last is None else last
        while at < stop:
            hit = self.at(words, at)
            if hit is None or hit.last >= stop:
                at += 1
                continue
            found.append(hit)
            at = hit.last + 1
        return found


def _fits(part: str, word: str) -> bool:
    if part.endswith("*"):
        return any(reading.startswith(part[:-1]) for reading in readings(word))
    return part == word or part in readings(word)
