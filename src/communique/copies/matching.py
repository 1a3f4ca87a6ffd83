"""Maximal runs of words that two places share, found over all documents at once without comparing every pair.

Two places of one run (:mod:`communique.copies.runs`) are a seed, of which only the first of each match is kept, and that is
extended word by word both ways. A run that very many documents share (a title, a formula) starts no match of its own but is
walked over by the matches around it. Seven of ten matches are of a few words, between documents that share nothing longer; so
it is first seen which documents share a long one, and only their short ones are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from communique.copies.runs import Numbers, Places, Positions, Runs
from communique.text.bulk import Row, Truths
from communique.text.columns import Column

_TOGETHER = 400_000
"""Places that are paired together, which bounds the memory that their pairs take."""
_ODD = np.uint64(0xD6E8FEB86659FD93)
_BITS = 24
"""Of the table that tells most pairs of documents that are not looked for: 16 MB."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Maximal runs that two places share: ``length`` words from position ``i`` and from position ``j``; ``i`` before ``j``."""

    i: Numbers
    j: Numbers
    length: Numbers

    def only(self, which: Truths | Numbers) -> Matches:
        return Matches(self.i[which], self.j[which], self.length[which])


def matches(row: Row, found: Runs, threads: int, limit: int) -> Matches:
    """Every match of ``found.size`` words and more between documents that share one of ``found.longest``, by ``i`` and ``j``.

    ``limit``: how many places of short matches are kept in memory.
    """
    long: list[Matches] = []
    short = Column(np.int32, limit), Column(np.int32, limit)
    with ThreadPoolExecutor(threads) as pool:
        for shard in found.shards:
            for one in pool.map(lambda part: _seeds(row, found, part), _parts(shard)):
                long.append(one.long)
                for column, places in zip(short, one.short, strict=True):
                    column.append(places)
        whole = _joined(long)
        wanted = _Pairs(row, whole.only(whole.length >= found.longest))
        parts = [whole.only(wanted.hold(whole.i, whole.j))]
        i, j = (column.array() for column in short)
        slices = [slice(at, at + _TOGETHER) for at in range(0, len(i), _TOGETHER)]
        parts += pool.map(lambda part: _wanted(row, found.size, wanted, i[part], j[part]), slices)
    return _sorted(_joined(parts))


# ---------------------------------------------------------------- pairs of places


@dataclass(frozen=True, slots=True)
class _Part:
    """Some places of runs, and where each one's run ends among them."""

    places: Places
    ends: Positions


def _parts(places: Places) -> Iterator[_Part]:
    """The places in parts of whole runs."""
    cuts = np.searchsorted(places.begins, np.arange(0, len(places.at), _TOGETHER))
    for first, last in pairwise([*dict.fromkeys(cuts.tolist()), len(places.begins) - 1]):
        begins = places.begins[first : last + 1]
        which = slice(begins[0], begins[-1])
        ends = np.repeat((begins[1:] - begins[0]).astype(np.int32), np.diff(begins))
        yield _Part(Places(places.at[which], places.behind[which], begins - begins[0]), ends)


def _pairs(part: _Part) -> Iterator[tuple[Positions, Positions]]:
    """Every two places of a run, as indexes of a part: each with its next, each with its next but one, and so on."""
    left, step = np.arange(len(part.ends), dtype=np.int32), 0
    while True:
        step += 1
        left = left[left + step < part.ends[left]]
        if not len(left):
            return
        yield left, left + np.int32(step)


@dataclass(frozen=True, slots=True)
class _Seeds:
    """The first seeds of matches: those of long ones already grown."""

    long: Matches
    short: tuple[Positions, Positions]


def _seeds(row: Row, found: Runs, part: _Part) -> _Seeds:
    """A match may be long where the same words stand behind a seed or the same word before it; all others are short.

    What stands around the places is looked up once for each, and compared within a run, whose places lie side by side.
    """
    at, behind = part.places.at, part.places.behind
    inner = at > row.first[row.owners[at]]
    before = np.where(inner, row.values[at - 1], at.astype(np.uint64))  # at its beginning a value of its own, far below any word's
    goes_on = inner & found.starts[at - 1]
    long: tuple[list[Positions], list[Positions]] = ([], [])
    short: tuple[list[Positions], list[Positions]] = ([], [])
    for i, j in _pairs(part):
        same_before, same_behind = before[i] == before[j], behind[i] == behind[j]
        first = ~(same_before & goes_on[i])  # others only go on with the match of the run one word earlier
        grows = same_before | same_behind
        for seeds, which in ((long, np.flatnonzero(first & grows)), (short, np.flatnonzero(first & ~grows))):
            seeds[0].append(at[i[which]])
            seeds[1].append(at[j[which]])
    return _Seeds(_extended(row, _whole(long[0]), _whole(long[1]), found.size), (_whole(short[0]), _whole(short[1])))


def _wanted(row: Row, size: int, wanted: _Pairs, i: Positions, j: Positions) -> Matches:
    """The short matches that lie between wanted pairs of documents."""
    which = np.flatnonzero(wanted.hold(i, j))
    return _extended(row, i[which], j[which], size)


class _Pairs:
    """The pairs of documents that some matches lie between."""

    def __init__(self, row: Row, between: Matches) -> None:
        self._owners, self._documents = row.owners, len(row.first) - 1
        self._keys = np.unique(self._key(between.i, between.j))
        self._table = np.zeros(1 << _BITS, np.bool_)
        self._table[self._slots(self._keys)] = True

    def hold(self, i: Numbers | Positions, j: Numbers | Positions) -> Truths:
        """Whether two places of each lie between one of them."""
        keys = self._key(i, j)
        held = self._table[self._slots(keys)]
        which = np.flatnonzero(held)
        at = np.searchsorted(self._keys, keys[which])
        held[which] = self._keys[np.minimum(at, len(self._keys) - 1)] == keys[which]
        return held

    def _key(self, i: Numbers | Positions, j: Numbers | Positions) -> Numbers:
        return self._owners[i].astype(np.int64) * self._documents + self._owners[j]

    @staticmethod
    def _slots(keys: Numbers) -> Numbers:
        return (keys.astype(np.uint64) * _ODD >> np.uint64(64 - _BITS)).astype(np.int64)


# ---------------------------------------------------------------- matches


def _extended(row: Row, of_i: Positions, of_j: Positions, size: int) -> Matches:
    """Seeds of ``size`` words grown as far as the words are alike, within their documents."""
    i, j = of_i.astype(np.int64), of_j.astype(np.int64)
    of_i, of_j = row.owners[i], row.owners[j]
    room = np.minimum(i - row.first[of_i], j - row.first[of_j])
    before = _alike(row, room, lambda which, step: (i[which] - 1 - step, j[which] - 1 - step))
    i, j, length = i - before, j - before, before + size
    room = np.minimum(row.first[of_i + 1] - i, row.first[of_j + 1] - j) - length
    more = _alike(row, room, lambda which, step: (i[which] + length[which] + step, j[which] + length[which] + step))
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


def _whole(parts: list[Positions]) -> Positions:
    return np.concatenate([np.zeros(0, np.int32), *parts])


def _joined(parts: list[Matches]) -> Matches:
    empty = np.zeros(0, np.int64)
    i, j, length = (np.concatenate([empty, *(getattr(part, name) for part in parts)]) for name in ("i", "j", "length"))
    return Matches(i, j, length)


def _sorted(found: Matches) -> Matches:
    """Each match once, by both places."""
    if not len(found.i):
        return found
    width = int(found.j.max()) + 1
    order = np.argsort(found.i * width + found.j) if int(found.i.max()) < (1 << 63) // width else np.lexsort((found.j, found.i))
    found = found.only(order)
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = (found.i[1:] != found.i[:-1]) | (found.j[1:] != found.j[:-1])
    return found.only(fresh)
