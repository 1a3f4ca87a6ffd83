"""Which pairs of documents share half of the shorter one, whatever pieces it comes in.

Rarity says what is a formula only where there is enough else: a short item may be a ruler's titles and two lines of news. So
what counts for such a pair is all that it shares, pieces too short to be passages and titles included.
"""

from __future__ import annotations

import numpy as np

from communique.copies.matching import Matches
from communique.copies.runs import Numbers, Runs
from communique.settings import Copying
from communique.text.bulk import Row


def pair_keys(row: Row, found: Matches) -> Numbers:
    """A number for the two documents of each match, larger for later ones."""
    return row.owners[found.i].astype(np.int64) * (len(row.first) - 1) + row.owners[found.j]


def sharing_half(row: Row, runs: Runs, found: Matches, settings: Copying) -> Numbers:
    """Keys of the pairs whose matches cover ``settings.copied`` of the shorter body, with the weight and the rarity of a passage."""
    if not len(found.i):
        return np.zeros(0, np.int64)
    sizes = np.diff(row.first)
    a, b = row.owners[found.i], row.owners[found.j]
    pair, at = pair_keys(row, found), np.where(sizes[a] <= sizes[b], found.i, found.j)
    order = np.lexsort((at, pair))
    pair, at, found = pair[order], at[order], found.only(order)
    new = np.ones(len(pair), np.bool_)
    new[1:] = pair[1:] != pair[:-1]
    begins = np.flatnonzero(new)
    # Positions of one pair after the other, so that words covered already are told by the farthest end yet.
    start = at + (np.cumsum(new) - 1) * (len(row.values) + 1)
    end = start + found.length
    farthest = np.concatenate([np.zeros(1, np.int64), np.maximum.accumulate(end)[:-1]])
    fresh = np.maximum(0, end - np.maximum(start, farthest))
    covered = np.add.reduceat(fresh, begins)
    weight = np.add.reduceat(fresh * runs.rarity(found.i, found.length), begins)
    first, second = row.owners[found.i[begins]], row.owners[found.j[begins]]
    half = covered >= settings.copied * np.minimum(sizes[first], sizes[second])
    whole: Numbers = pair[begins][half & (weight >= settings.weight) & (weight >= settings.common * covered) & (first != second)]
    return whole
