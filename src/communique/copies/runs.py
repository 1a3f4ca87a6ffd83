"""Runs of a few words that stand in several places of an archive, and how rare each is.

Own method: every word has a 64-bit value (:mod:`communique.text.bulk`), and so has every run of ``size`` words. Sorting the
values brings the places of one run together (an inverted index). An archive of more than ``Copying.shard`` words is parted
by the values themselves into shards, which are sorted one by one and, one after the other, are as one sorted whole: what is
found does not depend on their number. Equality of 64-bit values is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.settings import Copying
from communique.text.bulk import Row, Truths, Values
from communique.text.columns import Column, kept

Numbers = NDArray[np.int64]
Positions = NDArray[np.int32]
Marks = NDArray[np.uint32]

RARE = 4096
"""The rarity of a run that two documents hold, or one alone; 0 is that of one in all documents."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
_BLOCK = 1 << 15
"""Positions whose runs are made together: as many as the processor's cache holds."""


@dataclass(frozen=True, slots=True)
class Places:
    """Positions at which runs begin, sorted by run: ``at[begins[n]:begins[n + 1]]`` are those of one run, in order."""

    at: Positions
    behind: Marks
    """The words behind the run up to a length of ``longest``, as one value: the same for the same words, and seldom for others. Where
    the document ends before, none is the same."""
    begins: Numbers

    def only(self, runs: Truths) -> Places:
        sizes = np.diff(self.begins)
        which = np.repeat(runs, sizes)
        return Places(self.at[which], self.behind[which], _summed(sizes[runs]))

    def on_disk(self) -> Places:
        return Places(kept(self.at, 0), kept(self.behind, 0), self.begins)


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of ``size`` words of a row."""

    size: int
    longest: int
    shards: tuple[Places, ...]
    """Where those stand that stand in several places, without those that start no match: see :func:`runs`."""
    starts: Truths
    """Whether a run of ``shards`` begins at a position."""
    weights: NDArray[np.uint32]
    """The rarities (:data:`RARE`) of the runs at the positions before each position, summed up modulo 2**32; one more at the end."""

    def rarity(self, at: Numbers, length: Numbers) -> NDArray[np.float64]:
        """Mean rarity, 0 to 1, of the runs within ``length`` words from ``at``."""
        count = np.maximum(1, length - self.size + 1)
        rarity: NDArray[np.float64] = (self.weights[at + count] - self.weights[at]) / (count * float(RARE))
        return rarity


def runs(row: Row, outlets: Numbers, settings: Copying) -> Runs:
    """The runs of ``settings.gram`` words; ``settings.run`` is how long a match has to be that others are looked for around.

    ``outlets``: a number for each document's outlet, its own where it has none.

    A run that stands in more than ``settings.cap`` documents or ``settings.places`` places starts no match: one phrase said over
    and over would be compared with itself at every place. Nor does one that ``settings.furniture`` documents of one outlet have, and
    no other: it is furniture of its pages, of no rarity at all.
    """
    longest = max(settings.gram, settings.run)
    rarity = _if_unrepeated(row, settings.gram)
    starts = np.zeros(len(row.values), np.bool_)
    levels = _levels(len(row.first) - 1, settings.background)
    shards = []
    for places in _repeated_runs(row, settings.gram, longest, settings.shard):
        sizes = np.diff(places.begins)
        spread, furniture = _spread(row, places, outlets, settings.furniture)
        rarity[places.at] = np.repeat(np.where(furniture, np.uint16(0), levels[spread]), sizes)
        good = (sizes <= settings.places) & (spread <= settings.cap) & ~furniture
        places = places.only(good)
        starts[places.at] = True
        shards.append(places if len(row.values) <= settings.shard else places.on_disk())
    weights = np.zeros(len(rarity) + 1, np.uint32)
    np.cumsum(rarity, dtype=np.uint32, out=weights[1:])
    return Runs(settings.gram, longest, tuple(shards), starts, weights)


# ---------------------------------------------------------------- rarity


def _if_unrepeated(row: Row, size: int) -> NDArray[np.uint16]:
    """The rarity at each position if no run stood twice: none where no run begins, too near its document's end."""
    rarity = np.full(len(row.values), RARE, np.uint16)
    for before in range(1, size):
        at = row.first[1:] - before
        rarity[at[at >= row.first[:-1]]] = 0
    return rarity


def _levels(documents: int, background: int) -> NDArray[np.uint16]:
    """The rarity of a run by how many documents hold it: its logarithm, :data:`RARE` for two, 0 for all of them.

    A small register is weighed as if it stood among ``background`` documents.
    """
    crowd = max(documents, background, 3)
    spread = np.maximum(np.arange(crowd + 1), 2)
    levels: NDArray[np.uint16] = np.rint(RARE * np.log(crowd / spread) / np.log(crowd / 2)).astype(np.uint16)
    return levels


def _spread(row: Row, places: Places, outlets: Numbers, furniture: int) -> tuple[Numbers, Truths]:
    """In how many documents each run stands, and whether these are ``furniture`` and more of one outlet alone."""
    begins, sizes = places.begins[:-1], np.diff(places.begins)
    if not len(begins):
        return np.zeros(0, np.int64), np.zeros(0, np.bool_)
    owners = row.owners[places.at]
    new_document = np.ones(len(owners), np.bool_)
    np.not_equal(owners[1:], owners[:-1], out=new_document[1:])
    new_document[begins] = True
    spread = np.add.reduceat(new_document, begins, dtype=np.int64)
    marked = spread >= furniture
    if marked.any():
        of_outlet = outlets[owners[np.repeat(marked, sizes)]]
        begins = _summed(sizes[marked])[:-1]
        marked[marked] = np.minimum.reduceat(of_outlet, begins) == np.maximum.reduceat(of_outlet, begins)
    return spread, marked


# ---------------------------------------------------------------- sorting


def _repeated_runs(row: Row, size: int, longest: int, shard: int) -> Iterator[Places]:
    """The places of every run that stands in several, shard by shard."""
    count = max(1, -(-len(row.values) // shard))
    limit = shard if count == 1 else 0
    shards = [(Column(np.uint64, limit), Column(np.uint32, limit), Column(np.int32, limit)) for _ in range(count)]
    for values, behind, at in _values(row, size, longest):
        number = (values >> np.uint64(32)) * np.uint64(count) >> np.uint64(32)
        for own, columns in enumerate(shards):
            which = np.flatnonzero(number == own)
            columns[0].append(values[which])
            columns[1].append(behind[which])
            columns[2].append(at[which])
    while shards:
        of_values, of_behind, of_places = shards.pop(0)
        order, begins = repeated(of_values.array())
        yield Places(of_places.array()[order], of_behind.array()[order], begins)


def _values(row: Row, size: int, longest: int) -> Iterator[tuple[Values, Marks, Positions]]:
    """The value of the run at every position where one begins, that of what stands behind it, and these positions, block by block."""
    total = max(0, len(row.values) - size + 1)
    for begin in range(0, total, _BLOCK):
        count = min(_BLOCK, total - begin)
        reach = slice(begin, begin + count + longest - 1)
        values, owners = row.values[reach], row.owners[reach]
        at = np.flatnonzero(owners[:count] == owners[size - 1 : count + size - 1])
        behind = np.arange(begin, begin + count, dtype=np.uint32)  # a value of its own, where the document ends before
        fits = max(0, len(values) - longest + 1)
        whole = np.flatnonzero(owners[:fits] == owners[longest - 1 :])
        behind[whole] = (_mixed(values[size:], longest - size, fits) >> np.uint64(32))[whole]
        yield _mixed(values, size, count)[at], behind[at], (at + begin).astype(np.int32)


def _mixed(values: Values, size: int, count: int) -> Values:
    """The values of the first ``count`` runs of ``size`` words."""
    mixed = np.zeros(count, np.uint64)
    for step in range(size):
        mixed *= _ODD
        mixed += values[step : count + step]
    mixed ^= mixed >> np.uint64(32)
    mixed *= _ODD
    mixed ^= mixed >> np.uint64(29)
    return mixed


def repeated(values: Values) -> tuple[Numbers, Numbers]:
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
    kept = several[1:] | several[:-1]
    return order[kept], np.append(np.flatnonzero(~several[:-1][kept]), np.count_nonzero(kept))


def _summed(sizes: Numbers) -> Numbers:
    """Where parts of these sizes begin, and the end."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
