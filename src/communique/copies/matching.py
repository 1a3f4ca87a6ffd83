"""Runs of words that two places share, found over all documents at once without comparing every pair.

Own method: every word becomes a number; a polynomial over the numbers gives each run of words a 64-bit value that can be read
off two positions, so that equal runs of ``gram`` words sort together (an inverted index), and the length of what two
places share is found by bisection. A run that very many documents share (a title, a formula) starts no match of its own but is
walked over by the matches around it. Equality of 64-bit values is trusted here; the words themselves are compared once a
passage is accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
_Hashes = NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15
"""Odd, so that it has an inverse modulo 2**64."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all documents in one row: ``ids[first[d]:first[d + 1]]`` are those of document ``d``."""

    ids: Numbers
    first: Numbers
    owner: Numbers
    """Document of each word."""

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]]) -> Words:
        """Numbers equal words alike, in the order in which they are met."""
        numbers: dict[str, int] = {}
        ids = [np.array([numbers.setdefault(word, len(numbers)) for word in text], np.int64) for text in texts]
        sizes = np.array([len(text) for text in ids], np.int64)
        first = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        joined = np.concatenate([np.zeros(0, np.int64), *ids])
        return cls(joined, first, np.repeat(np.arange(len(ids), dtype=np.int64), sizes))


@dataclass(frozen=True, slots=True)
class Grams:
    """Runs of ``size`` words, by the position of their first word."""

    size: int
    documents: Numbers
    """In how many documents the run at a position stands; 0 where no run starts (too near the document's end)."""
    furniture: NDArray[np.bool_]
    """Whether the run stands in several documents, all of one outlet."""
    groups: tuple[Numbers, Numbers]
    """Positions sorted by run, and where each run's positions begin among them (one more at the end)."""


@dataclass(frozen=True, slots=True)
class Match:
    """``length`` words that stand alike from position ``i`` and from position ``j``; ``i`` before ``j``."""

    i: int
    j: int
    length: int


class Runs:
    """The value of any run of words, by its first position and length."""

    def __init__(self, words: Words) -> None:
        count = len(words.ids) + 1
        self._words = words
        self._inverse = _powers(pow(_BASE, -1, 1 << 64), count)
        mixed = _mixed(words.ids.astype(np.uint64)) * _powers(_BASE, count)[:-1]
        self._sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(mixed, dtype=np.uint64)])

    def values(self, at: Numbers, length: Numbers | int) -> _Hashes:
        """Equal for equal words (and, once in 2**64, for others)."""
        values: _Hashes = (self._sums[at + length] - self._sums[at]) * self._inverse[at]
        return values

    def shared(self, i: Numbers, j: Numbers) -> Numbers:
        """How many words stand alike from ``i`` and ``j`` on, up to the end of the nearer document."""
        ends = self._words.first[self._words.owner + 1]
        low, high = np.zeros(len(i), np.int64), np.minimum(ends[i] - i, ends[j] - j)
        while np.any(low < high):
            middle = (low + high + 1) // 2
            alike = self.values(i, middle) == self.values(j, middle)
            low, high = np.where(alike, middle, low), np.where(alike, high, middle - 1)
        return low

    def shared_before(self, i: Numbers, j: Numbers) -> Numbers:
        """How many words stand alike right before ``i`` and ``j``."""
        begins = self._words.first[self._words.owner]
        low, high = np.zeros(len(i), np.int64), np.minimum(i - begins[i], j - begins[j])
        while np.any(low < high):
            middle = (low + high + 1) // 2
            alike = self.values(i - middle, middle) == self.values(j - middle, middle)
            low, high = np.where(alike, middle, low), np.where(alike, high, middle - 1)
        return low


def grams(words: Words, runs: Runs, size: int, outlets: Numbers, furniture: int) -> Grams:
    """All runs of ``size`` words, sorted. ``outlets``: a number for each document's outlet, its own where it has none;
    ``furniture``: in how many documents of one outlet, and of no other, a run is furniture of its pages.
    """
    count = len(words.ids)
    documents, marked = np.zeros(count, np.int64), np.zeros(count, np.bool_)
    starts = np.flatnonzero(words.first[words.owner + 1] - np.arange(count) >= size).astype(np.int64)
    if not len(starts):
        return Grams(size, documents, marked, (starts, np.zeros(1, np.int64)))
    values = runs.values(starts, size)
    order = np.argsort(values, kind="stable")
    positions, values = starts[order], values[order]
    new_run = np.concatenate([[True], values[1:] != values[:-1]])
    begins = np.flatnonzero(new_run).astype(np.int64)
    group = np.cumsum(new_run) - 1
    owners = words.owner[positions]
    new_document = new_run | np.concatenate([[True], owners[1:] != owners[:-1]])
    spread = np.bincount(group[new_document], minlength=len(begins)).astype(np.int64)
    of_outlet = outlets[owners]
    one_outlet = np.minimum.reduceat(of_outlet, begins) == np.maximum.reduceat(of_outlet, begins)
    documents[positions] = spread[group]
    marked[positions] = (one_outlet & (spread >= furniture))[group]
    return Grams(size, documents, marked, (positions, np.append(begins, len(positions))))


def matches(words: Words, runs: Runs, found: Grams, cap: int, places: int) -> tuple[Numbers, Numbers, Numbers]:
    """Maximal runs that two places share, as three rows: first position, second position, number of words.

    A run of ``found`` that stands in more than ``cap`` documents or ``places`` places, or is furniture, starts none: one
    phrase said over and over would otherwise be compared with itself at every place.
    """
    positions, begins = found.groups
    sizes = np.diff(begins)
    usable = (
        (sizes > 1)
        & (sizes <= places)
        & (found.documents[positions[begins[:-1]]] <= cap)
        & ~found.furniture[positions[begins[:-1]]]
    )
    seed = np.zeros(len(words.ids) + 1, np.bool_)
    seed[positions[np.repeat(usable, sizes)]] = True
    place = np.arange(len(positions))
    end = np.repeat(begins[1:], sizes)
    place, end = place[seed[positions]], end[seed[positions]]
    lefts: list[Numbers] = []
    rights: list[Numbers] = []
    step = 0
    while True:
        step += 1
        within = place + step < end
        place, end = place[within], end[within]
        if not len(place):
            break
        i, j = positions[place], positions[place + step]
        i, j = np.minimum(i, j), np.maximum(i, j)
        fresh = ~_continues(words, seed, i, j)
        lefts.append(i[fresh])
        rights.append(j[fresh])
    if not lefts:
        empty = np.zeros(0, np.int64)
        return empty, empty, empty
    i, j = np.concatenate(lefts), np.concatenate(rights)
    before = runs.shared_before(i, j)
    i, j = i - before, j - before
    length = runs.shared(i, j)
    rows = np.unique(np.stack([i, j, length], axis=1), axis=0)
    return rows[:, 0], rows[:, 1], rows[:, 2]


def _continues(words: Words, seed: NDArray[np.bool_], i: Numbers, j: Numbers) -> NDArray[np.bool_]:
    """Whether the run before, in both places, was a seed of the same match, so that this one only goes on with it."""
    before_i, before_j = np.maximum(i - 1, 0), np.maximum(j - 1, 0)
    inside = (i > words.first[words.owner[i]]) & (j > words.first[words.owner[j]])
    same = words.ids[before_i] == words.ids[before_j]
    continues: NDArray[np.bool_] = inside & same & seed[before_i] & seed[before_j]
    return continues


def _powers(base: int, count: int) -> _Hashes:
    factors = np.full(count, base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors, dtype=np.uint64)


def _mixed(values: _Hashes) -> _Hashes:
    """Spreads small numbers over 64 bits (after SplitMix64)."""
    values = (values + np.uint64(1)) * np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(29)
    values = values * np.uint64(0x94D049BB133111EB)
    mixed: _Hashes = values ^ (values >> np.uint64(32))
    return mixed
