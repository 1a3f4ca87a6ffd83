"""Which words of one wording another does not have.

``difflib`` over words compared without marks, case and punctuation (Unicode decomposition folds the alef and hamza forms of
Arabic on its own). It sees words in order: a clause that moved shows as left out in one place and added in another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

LITTLE_SHARED = 0.3
"""Share of words in common below which marking single words would mark nearly all of them."""
LONGEST = 600
"""Words; beyond it the comparison, quadratic at worst, is not made."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the wording, spaces included; ``own`` where the other wording does not have it."""

    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """One wording against another; the pieces of each join to exactly its text."""

    ours: tuple[Piece, ...]
    theirs: tuple[Piece, ...]
    left_out: tuple[str, ...]
    """What theirs has where ours has nothing in its place; words put in other words are not left out."""
    shared: float
    """Share of words in common, 0 to 1."""
    marked: bool
    """False where the two share too little for marks to help, or are too long to compare."""


def key(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in folded if c.isalnum())


def compare(ours: str, theirs: str) -> Difference:
    """Marks on both sides; equal wordings have none."""
    left, right = _words(ours), _words(theirs)
    if max(len(left), len(right)) > LONGEST:
        return Difference((Piece(ours, False),), (Piece(theirs, False),), (), 0.0, False)
    matcher = SequenceMatcher(None, [k for _, _, k in left], [k for _, _, k in right], autojunk=False)
    same_left = [False] * len(left)
    same_right = [False] * len(right)
    for a, b, size in matcher.get_matching_blocks():
        same_left[a : a + size] = [True] * size
        same_right[b : b + size] = [True] * size
    shared = matcher.ratio() if left or right else 1.0
    if shared < LITTLE_SHARED:
        return Difference((Piece(ours, False),), (Piece(theirs, False),), (), shared, False)
    gaps = [(c, d) for tag, _, _, c, d in matcher.get_opcodes() if tag == "insert"]
    left_out = tuple(theirs[right[c][0] : right[d - 1][1]] for c, d in gaps)
    return Difference(_pieces(ours, left, same_left), _pieces(theirs, right, same_right), left_out, shared, True)


def _words(text: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), k) for m in re.finditer(r"\S+", text) if (k := key(m.group()))]


def _pieces(text: str, words: Sequence[tuple[int, int, str]], same: Sequence[bool]) -> tuple[Piece, ...]:
    """Runs of like words; the space between two own words is own, any other is shared."""
    pieces: list[Piece] = []
    at, number = 0, 0
    while number < len(words):
        if same[number]:
            number += 1
            continue
        start = words[number][0]
        while number + 1 < len(words) and not same[number + 1]:
            number += 1
        end = words[number][1]
        if start > at:
            pieces.append(Piece(text[at:start], False))
        pieces.append(Piece(text[start:end], True))
        at, number = end, number + 1
    if at < len(text):
        pieces.append(Piece(text[at:], False))
    return tuple(pieces)
