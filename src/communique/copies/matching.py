"""Runs of words that two places share, found over all documents at once without comparing every pair.

Own method: every word has a 64-bit value (:mod:`communique.text.bulk`), and so has every run of ``size`` words. Runs that stand
somewhere else too are sorted by their values (an inverted index); two places of one run are a seed, of which only the first
of each match is kept, and that is extended word by word both ways. A run that very many documents share (a title, a
formula) starts no match of its own but is walked over by the matches around it. Equality of 64-bit values is trusted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.text.bulk import Row

Numbers = NDArray[np.int64]
Truths = NDArray[np.bool_]
_Values = NDArray[np.uint64]

_TOGETHER = 1_000_000
"""Pairs of places that are looked at together, which bounds the memory that they take."""
_ODD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Grams:
    """Runs of ``size`` words, by the position of their first word in the row of all words."""

    size: int
    documents: NDArray[np.int32]
    """In how many documents the run at a position stands; 0 where no run starts (too near the document's end)."""
    furniture: Truths
    """Whether the run stands in several documents, all of one outlet."""
    groups: tuple[Numbers, Numbers]
    """Positions of runs that stand in several places, sorted by run, and where each run's positions begin (one more at the end)."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Maximal runs that two places share: ``length`` words from position ``i`` and from position ``j``; ``i`` before ``j``."""

    i: Numbers
    j: Numbers
    length: Numbers

    def only(self, which: Truths | Numbers) -> Matches:
        return Matches(self.i[which], self.j[which], self.length[which])


def grams(row: Row, size: int, outlets: Numbers, furniture: int) -> Grams:
    """All runs of ``size`` words. ``outlets``: a number for each document's outlet, its own where it has none; ``furniture``:
    in how many documents of one outlet, and of no other, a run is furniture of its pages.
    """
    values, starts = _run_values(row, size)
    documents, marked = np.zeros(len(row.values), np.int32), np.zeros(len(row.values), np.bool_)
    documents[starts] = 1
    positions, begins = _repeated(values)
    positions = starts[positions]
    if len(positions):
        owners = row.owners[positions]
        new_document = np.empty(len(positions), np.bool_)
        new_document[0], new_document[1:] = True, owners[1:] != owners[:-1]
        new_document[begins[:-1]] = True
        spread = np.add.reduceat(new_document.astype(np.int32), begins[:-1])
        of_outlet = outlets[owners]
        one_outlet = np.minimum.reduceat(of_outlet, begins[:-1]) == np.maximum.reduceat(of_outlet, begins[:-1])
        sizes = np.diff(begins)
        documents[positions] = np.repeat(spread, sizes)
        marked[positions] = np.repeat(one_outlet & (spread >= furniture), sizes)
    return Grams(size, documents, marked, (positions, begins))


def matches(row: Row, found: Grams, cap: int, places: int, threads: int = 2) -> Matches:
    """Every match of two places, sorted by ``i`` and ``j``.

    A run of ``found`` that stands in more than ``cap`` documents or ``places`` places, or is furniture, starts none: one
    phrase said over and over would otherwise be compared with itself at every place.
    """
    positions, begins = found.groups
    first = positions[begins[:-1]]
    usable = (np.diff(begins) <= places) & (found.documents[first] <= cap) & ~found.furniture[first]
    usable_positions = np.repeat(usable, np.diff(begins))
    seed = np.zeros(len(row.values) + 1, np.bool_)
    seed[positions[usable_positions]] = True
    sizes = np.diff(begins)[usable]
    positions = positions[usable_positions]
    ends = np.repeat(np.cumsum(sizes), sizes)

    def of(part: slice) -> Matches:
        """Matches that begin with a place of ``part`` and a later one of the same run."""
        at = np.arange(part.start, part.stop)
        partners = ends[at] - at - 1
        i = np.repeat(at, partners)
        j = i + 1 + np.arange(len(i)) - np.repeat(np.cumsum(partners) - partners, partners)
        i, j = positions[i], positions[j]
        fresh = ~_continues(row, seed, i, j)
        return _extended(row, i[fresh], j[fresh], found.size)

    with ThreadPoolExecutor(threads) as pool:
        parts = list(pool.map(of, _slices(ends - np.arange(len(ends)) - 1)))
    return _sorted(parts)


# ---------------------------------------------------------------- runs


def _run_values(row: Row, size: int) -> tuple[_Values, Numbers]:
    """The value of the run at every position where one starts, and these positions."""
    count = max(0, len(row.values) - size + 1)
    values = row.values[:count].copy()
    for step in range(1, size):
        values *= _ODD
        values += row.values[step : count + step]
    values ^= values >> np.uint64(32)
    values *= _ODD
    values ^= values >> np.uint64(29)
    starts = np.flatnonzero(row.owners[:count] == row.owners[size - 1 :]) if count else np.zeros(0, np.int64)
    return values[starts], starts


def _repeated(values: _Values) -> tuple[Numbers, Numbers]:
    """Indexes of values that come more than once, sorted by value and index, and where each value's indexes begin.

    Sorting numbers is ten times as fast as sorting indexes by them. So what is sorted are the values' upper bits with the
    index in the lower ones; the few values that agree in their upper bits only are told apart afterwards.
    """
    if len(values) < 2:
        return np.zeros(0, np.int64), np.zeros(1, np.int64)
    bits = np.uint64(len(values).bit_length())
    keys = (values >> bits << bits) | np.arange(len(values), dtype=np.uint64)
    keys.sort()
    upper = keys >> bits
    same = np.zeros(len(keys) + 1, np.bool_)
    np.equal(upper[1:], upper[:-1], out=same[1:-1])
    kept = same[1:] | same[:-1]
    order = (keys[kept] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    upper = upper[kept]
    full = values[order]
    alike = full[1:] == full[:-1]
    mixed = np.unique(upper[1:][(upper[1:] == upper[:-1]) & ~alike])
    if len(mixed):
        at = np.flatnonzero(np.isin(upper, mixed))
        order[at] = order[at][np.lexsort((order[at], full[at]))]
        full = values[order]
        alike = full[1:] == full[:-1]
    several = np.zeros(len(order) + 1, np.bool_)
    several[1:-1] = alike
    order, new = order[several[1:] | several[:-1]], ~several[:-1][several[1:] | several[:-1]]
    return order, np.append(np.flatnonzero(new), len(order))


# ---------------------------------------------------------------- pairs of places


def _slices(partners: Numbers) -> Iterator[slice]:
    """Parts of the places whose pairs fit into memory together."""
    total = np.cumsum(partners)
    start = 0
    while start < len(partners):
        before = total[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(total, before + _TOGETHER, side="right")))
        yield slice(start, stop)
        start = stop


def _continues(row: Row, seed: Truths, i: Numbers, j: Numbers) -> Truths:
    """Whether the run before, in both places, was a seed of the same match, so that this one only goes on with it."""
    continues: Truths = seed[i - 1] & seed[j - 1]  # before the first position stands the last of ``seed``, which is none
    which = np.flatnonzero(continues)
    i, j = i[which], j[which]
    alike = row.values[i - 1] == row.values[j - 1]
    alike &= (row.owners[i - 1] == row.owners[i]) & (row.owners[j - 1] == row.owners[j])
    continues[which] = alike
    return continues


def _extended(row: Row, i: Numbers, j: Numbers, size: int) -> Matches:
    """Seeds of ``size`` words grown as far as the words are alike, within their documents."""
    begins, ends = row.first[:-1][row.owners[i]], row.first[1:][row.owners[j]]
    room_before = np.minimum(i - begins, j - row.first[:-1][row.owners[j]])
    before = _alike(row, room_before, lambda which, step: (i[which] - 1 - step, j[which] - 1 - step))
    i, j = i - before, j - before
    room = np.minimum(row.first[1:][row.owners[i]] - i, ends - j)
    length = before + size
    more = _alike(row, room - length, lambda which, step: (i[which] + length[which] + step, j[which] + length[which] + step))
    return Matches(i, j, length + more)


def _alike(row: Row, room: Numbers, places: Callable[[Numbers, int], tuple[Numbers, Numbers]]) -> Numbers:
    """How many words are alike, step by step away from each seed, ``room`` at most."""
    count = np.zeros(len(room), np.int64)
    which = np.flatnonzero(room > 0)
    step = 0
    while len(which):
        one, other = places(which, step)
        which = which[row.values[one] == row.values[other]]
        step += 1
        count[which] = step
        which = which[room[which] > step]
    return count


def _sorted(parts: list[Matches]) -> Matches:
    """All matches, each once, by both places."""
    empty = np.zeros(0, np.int64)
    i, j, length = (np.concatenate([empty, *(getattr(part, name) for part in parts)]) for name in ("i", "j", "length"))
    if len(i):
        width = int(j.max()) + 1
        order = np.argsort(i * width + j) if int(i.max()) < (1 << 63) // width else np.lexsort((j, i))
        i, j, length = i[order], j[order], length[order]
    fresh = np.ones(len(i), np.bool_)
    fresh[1:] = (i[1:] != i[:-1]) | (j[1:] != j[:-1])
    return Matches(i[fresh], j[fresh], length[fresh])
