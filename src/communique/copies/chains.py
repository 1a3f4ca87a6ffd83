"""Matches that follow one another in both documents become one passage: small insertions, cuts and changed words lie within.

Two matches can only follow one another if the one stands about as much further on in its document as the other does in its
own. So the matches of a pair of documents are first parted by how far apart their two places are, after which nearly all
stand in one order in both documents and are cut where a gap is too wide. Where they do not, the chain of most words is sought.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from communique.copies.matching import Matches
from communique.copies.runs import Numbers
from communique.copies.wholes import pair_keys
from communique.text.bulk import Row, Truths

_LOOK_BACK = 60
"""How many earlier matches a match may follow on; more lie between only where one phrase is repeated over and over."""
_GAP_COST = 0.1
"""Words taken off a chain's worth for each word of a gap: of two ways on, the nearer wins."""


class Match(NamedTuple):
    """``length`` words that stand alike from position ``i`` and from position ``j``."""

    i: int
    j: int
    length: int


@dataclass(frozen=True, slots=True)
class Chains:
    """``first[c]:first[c + 1]`` are the matches of chain ``c``, in order; chains come by their pair of documents."""

    matches: Matches
    first: Numbers


def chained(row: Row, found: Matches, gap: int, run: int) -> Chains:
    """All chains that hold a match of ``run`` words; a match belongs to one.

    ``gap``: how many words may lie between two matches of a chain, in either document.
    """
    if not len(found.i):
        return Chains(found, np.zeros(1, np.int64))
    pair = pair_keys(row, found)
    shift = found.j - found.i
    order = np.lexsort((shift, pair))
    pair, shift = pair[order], shift[order]
    part = np.cumsum(_differs(pair) | (np.diff(shift, prepend=shift[:1]) > gap)) - 1
    with_run = np.zeros(part[-1] + 1 if len(part) else 0, np.bool_)
    with_run[part[found.length[order] >= run]] = True
    kept = with_run[part]
    found, part = found.only(order[kept]), part[kept]
    kept = ~(_within(found.i, found.length, part, run) | _within(found.j, found.length, part, run))
    found, part = found.only(kept), part[kept]
    order = np.lexsort((found.j, found.i, part))
    return _cut(found.only(order), part[order], gap, run)


def _within(places: Numbers, length: Numbers, part: Numbers, run: int) -> Truths:
    """Which matches of less than ``run`` words lie, in the one document, within a longer one of their part: they cannot follow it."""
    long = np.flatnonzero(length >= run)
    if not len(long):
        return np.zeros(len(length), np.bool_)
    keys = part * (int(places.max()) + 1) + places
    long = long[np.argsort(keys[long])]
    nearest = long[np.maximum(np.searchsorted(keys[long], keys, side="right") - 1, 0)]
    within: Truths = (part[nearest] == part) & (places[nearest] <= places) & (places[nearest] + length[nearest] >= places + length)
    return within & (length < run)


def _follows(found: Matches, gap: int) -> Truths:
    """Whether each match stands behind the one before it in both documents and is worth it, or is too far away to be its next."""
    follows = np.ones(len(found.i), np.bool_)
    apart = [places[1:] - places[:-1] - found.length[:-1] for places in (found.i, found.j)]
    nearer, farther = np.minimum(*apart), np.maximum(*apart)
    more = found.length[1:] + np.minimum(0, nearer) - _GAP_COST * farther
    follows[1:] = (found.i[1:] > found.i[:-1]) & (found.j[1:] > found.j[:-1]) & ((more > 0) | (farther > gap))
    return follows


def _cut(found: Matches, part: Numbers, gap: int, run: int) -> Chains:
    """``found`` by part and place; parts whose matches stand in one order are cut at wide gaps, the others sorted out one by one."""
    new, follows, wide = _differs(part), _follows(found, gap), np.zeros(len(part), np.bool_)
    for places in (found.i, found.j):
        wide[1:] |= places[1:] - places[:-1] - found.length[:-1] > gap
    begins = np.flatnonzero(new)
    ordered = np.logical_and.reduceat(follows | new, begins) if len(begins) else np.zeros(0, np.bool_)
    first = np.flatnonzero(new | wide)
    sizes = np.diff(np.append(begins, len(new)))
    in_order = np.repeat(ordered, sizes)
    sorted_out: list[list[int]] = []
    columns = [column[~in_order].tolist() for column in (found.i, found.j, found.length)]
    several, at = list(map(Match, *columns)), 0
    for begin, size in zip(begins[~ordered].tolist(), sizes[~ordered].tolist(), strict=True):
        sorted_out += [[begin + match for match in chain] for chain in chains(several[at : at + size], gap)]
        at += size
    rows = [np.flatnonzero(in_order), np.array([match for chain in sorted_out for match in chain], np.int64)]
    counts = [np.diff(np.append(first, len(new)))[in_order[first]], np.array([len(chain) for chain in sorted_out], np.int64)]
    picked, lengths = np.concatenate(rows), np.concatenate(counts)
    ends = np.cumsum(lengths)
    longest = np.maximum.reduceat(found.length[picked], ends - lengths) if len(ends) else ends
    good = longest >= run
    picked = picked[np.repeat(good, lengths)]
    return Chains(found.only(picked), np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths[good])]))


def chains(found: Sequence[Match], gap: int) -> list[list[int]]:
    """Matches that stand in no one order as chains of their numbers, the longest first. They come sorted by ``i``, ``j``."""
    if not found:
        return []
    worth = [float(match.length) for match in found]
    before: list[int | None] = [None] * len(found)
    reach = gap + max(length for _, _, length in found)
    for here, (i, j, length) in enumerate(found):
        best, own = worth[here], worth[here]
        for there in range(here - 1, max(-1, here - 1 - _LOOK_BACK), -1):
            first_i, first_j, first_length = found[there]
            if i - first_i > reach:
                break  # sorted by ``i``: none of the others is nearer
            if first_i == i or first_j >= j:
                continue
            apart_i, apart_j = i - first_i - first_length, j - first_j - first_length
            nearer, farther = (apart_i, apart_j) if apart_i < apart_j else (apart_j, apart_i)
            if farther > gap or -nearer >= first_length or -nearer >= length:
                continue
            more = worth[there] + own + (nearer if nearer < 0 else 0) - _GAP_COST * farther
            if more > best:
                best, before[here] = more, there
        worth[here] = best
    return _unravelled(worth, before)


def _unravelled(worth: Sequence[float], before: Sequence[int | None]) -> list[list[int]]:
    used = [False] * len(worth)
    found = []
    for last in sorted(range(len(worth)), key=lambda at: (-worth[at], at)):
        chain = []
        at: int | None = last
        while at is not None and not used[at]:
            used[at] = True
            chain.append(at)
            at = before[at]
        if chain:
            found.append(chain[::-1])
    return found


def _differs(values: Numbers) -> Truths:
    """Whether a value differs from the one before it; the first does."""
    new = np.ones(len(values), np.bool_)
    new[1:] = values[1:] != values[:-1]
    return new
