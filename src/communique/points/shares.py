"""Which words of many wordings stand in which others: all pairs at once, for the pairs of a meeting are many."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from communique.points.content import ALIKE, Token, Wording, by_letters
from communique.text.similar import Matrix, one_thread

Spelt = tuple[str, str]
"""Key and text of a token: tokens with the same two are the same word everywhere."""
ROWS = 1024
"""Words compared with all others at a time, which bounds the memory."""


def spelt(token: Token) -> Spelt:
    return token.key, token.text


def same_words(mine: Sequence[Spelt], theirs: Sequence[Spelt]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Numbers of the pairs that are forms of one word or stand for one another, by the first and then the second."""
    keys = {key: number for number, key in enumerate(dict.fromkeys(key for key, _ in (*mine, *theirs)))}
    left, right = (np.array([keys[key] for key, _ in side], dtype=np.int64) for side in (mine, theirs))
    long = [np.array([by_letters(text, key) for key, text in side], dtype=bool) for side in (mine, theirs)]
    firsts, seconds = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for low in range(0, len(mine), ROWS):
        rows = slice(low, low + ROWS)
        alike = process.cdist(
            [text for _, text in mine[rows]], [text for _, text in theirs], scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8
        )
        same = (left[rows, None] == right[None, :]) | ((alike >= ALIKE) & long[0][rows, None] & long[1][None, :])
        first, second = np.nonzero(same)
        firsts.append(first + low)
        seconds.append(second)
    return np.concatenate(firsts), np.concatenate(seconds)


@one_thread()
def shares(wordings: Sequence[Wording]) -> Matrix:
    """Of each wording (rows) the share of its content words that each other one (columns) has too, 0 across languages."""
    out = np.zeros((len(wordings), len(wordings)), dtype=np.float32)
    for language in sorted({w.language for w in wordings}):
        numbers = np.array([n for n, w in enumerate(wordings) if w.language == language])
        out[np.ix_(numbers, numbers)] = _shares([wordings[n] for n in numbers])
    return out


def _shares(wordings: Sequence[Wording]) -> Matrix:
    known = sorted({spelt(token) for wording in wordings for token in wording.tokens})
    if not known:
        return np.zeros((len(wordings), len(wordings)), dtype=np.float32)
    row = {word: number for number, word in enumerate(known)}
    counts = np.zeros((len(known), len(wordings)), dtype=np.float32)
    for number, wording in enumerate(wordings):
        for token in wording.tokens:
            counts[row[spelt(token)], number] += 1
    first, second = same_words(known, known)
    starts = np.searchsorted(first, np.arange(len(known)))  # every word is the same as itself, so none is left out
    there = np.maximum.reduceat(counts[second] > 0, starts, axis=0)
    sizes = np.maximum(counts.sum(axis=0), 1)
    found: Matrix = (counts.T @ there.astype(np.float32)) / sizes[:, None]
    return found
