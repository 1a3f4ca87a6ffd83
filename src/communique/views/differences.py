"""Which words of one wording another does not have.

``difflib`` over words compared without marks, case and punctuation (Unicode decomposition folds the alef and hamza forms of
Arabic on its own) and without what Arabic writes together with them: where ``والوزراء`` stands for ``الوزراء`` the word is the
same and only its prefix is marked. It sees words in order: a clause that moved shows as left out in one place and added in
another. What looks like a prefix and is none (``بلاد``) is taken for one on both sides, which does no harm.
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
_PREFIX = re.compile(r"(?:[وف]?(?:[بك]?ال|لل|[بكلس])|[وف])(?=[\u0621-\u064a]{3})")
"""Conjunction, particle and article, before three letters or more."""
_SPELLING = str.maketrans("ةى", "هي")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the wording, spaces included; ``own`` where the other wording does not have it: words, or a prefix alone."""

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


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the wording: its letters without a prefix, the prefix, and where that ends."""

    start: int
    end: int
    stem: str
    prefix: str
    behind: int


def key(word: str) -> str:
    """The letters and digits that count when words are compared."""
    folded = unicodedata.normalize("NFKD", word).casefold().translate(_SPELLING)
    return "".join(c for c in folded if c.isalnum())


def compare(ours: str, theirs: str) -> Difference:
    """Marks on both sides; equal wordings have none."""
    left, right = _words(ours), _words(theirs)
    if max(len(left), len(right)) > LONGEST:
        return Difference((Piece(ours, False),), (Piece(theirs, False),), (), 0.0, False)
    matcher = SequenceMatcher(None, [w.stem for w in left], [w.stem for w in right], autojunk=False)
    own_left: list[int | None] = [w.end for w in left]
    own_right: list[int | None] = [w.end for w in right]
    for a, b, size in matcher.get_matching_blocks():
        for one, other in zip(range(a, a + size), range(b, b + size), strict=True):
            same = left[one].prefix == right[other].prefix
            own_left[one] = None if same or not left[one].prefix else left[one].behind
            own_right[other] = None if same or not right[other].prefix else right[other].behind
    shared = matcher.ratio() if left or right else 1.0
    if shared < LITTLE_SHARED:
        return Difference((Piece(ours, False),), (Piece(theirs, False),), (), shared, False)
    gaps = [(c, d) for tag, _, _, c, d in matcher.get_opcodes() if tag == "insert"]
    left_out = tuple(theirs[right[c].start : right[d - 1].end] for c, d in gaps)
    return Difference(_pieces(ours, left, own_left), _pieces(theirs, right, own_right), left_out, shared, True)


def _words(text: str) -> list[_Word]:
    found = []
    for match in re.finditer(r"\S+", text):
        letters = key(match.group())
        if letters:
            prefix = _PREFIX.match(letters)
            size = prefix.end() if prefix else 0
            found.append(
                _Word(match.start(), match.end(), letters[size:], letters[:size], match.start() + _raw(match.group(), size))
            )
    return found


def _raw(word: str, letters: int) -> int:
    """How many characters of a word as written its first ``letters`` letters take up, with the marks on them."""
    at = 0
    while at < len(word) and letters > 0:
        letters -= len(key(word[at]))
        at += 1
    while at < len(word) and not word[at].isalnum():
        at += 1
    return at


def _pieces(text: str, words: Sequence[_Word], own: Sequence[int | None]) -> tuple[Piece, ...]:
    """Runs of words of its own are one piece with the spaces between them; ``own``: where what a word has of its own ends."""
    pieces: list[Piece] = []
    at, number = 0, 0
    while number < len(words):
        behind = own[number]
        if behind is None:
            number += 1
            continue
        start = words[number].start
        while behind == words[number].end and number + 1 < len(words) and own[number + 1] == words[number + 1].end:
            number += 1
            behind = words[number].end
        if start > at:
            pieces.append(Piece(text[at:start], False))
        pieces.append(Piece(text[start:behind], True))
        at, number = behind, number + 1
    if at < len(text):
        pieces.append(Piece(text[at:], False))
    return tuple(pieces)
