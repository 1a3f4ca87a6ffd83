"""The words of very many texts at once, as numbers with their places: what :func:`communique.text.words.words` finds, 30 times as fast.

Texts are joined to one row of code points, and every step is done on the whole row with numpy: look up what each character is
read as, see where words begin and end, and sum up each word's letters, weighed by place, to a 64-bit value. Damaged texts
(broken entities, misread UTF-8, ligatures of several letters), about one in 700 of real news, take the slow way.
Parts from ``words`` at numbers written together with Latin letters behind a separator (``1.5kg``) and at rows of apostrophes.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.text.columns import Column
from communique.text.normal import folded, is_suspected, with_closed_gaps
from communique.text.words import ARABIC, words

Numbers = NDArray[np.int32]
Values = NDArray[np.uint64]
Truths = NDArray[np.bool_]

_BLOCK = 125_000
"""Characters that are worked on together: as much as the processor's cache holds of what is made of them."""
_BASE = 0x9E3779B97F4A7C15
"""Odd, so that it has an inverse modulo 2**64."""

# What a character is to its word.
_NEW, _NOTHING, _CLINGS, _APART, _ARABIC, _DIGIT, _LATIN, _POINT, _APOSTROPHE, _SEVERAL = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9
_IS_ARABIC = re.compile(rf"[{ARABIC}]")
_DOUBTFUL = re.compile("\u0640[ \u00a0]+\u0640")
_ENDINGS = "'s'"
"""A stretch behind a gap between stretched letters, and rows of English endings: what follows decides where the word ends."""
_STRETCH = "\u0640"
_HOLDING = "\u0640\u200c\u200d\ufe0e\ufe0f"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one text that are read; ``owner`` numbers the text."""

    owner: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """The words of all texts in one row: ``first[d]:first[d + 1]`` are those of text ``d``."""

    values: Values
    """Equal for equal folded words (and, once in 2**64, for others)."""
    starts: Numbers
    """Raw offset of each word in its text."""
    ends: Numbers
    first: NDArray[np.int64]
    owners: Numbers
    """Text of each word."""


def row_of(texts: Iterable[tuple[str, Sequence[tuple[int, int]]]], threads: int = 2, limit: int = sys.maxsize) -> Row:
    """The words of the stretches that are named of each text, in order; texts are asked for as they are needed.

    ``limit``: how many words are kept in memory; more lie on the disk.
    """
    signs = _Signs()
    counts: list[int] = []
    values, starts, ends = Column(np.uint64, limit), Column(np.int32, limit), Column(np.int32, limit)
    owners = Column(np.int32, limit)

    def keep(part: _Part) -> None:
        values.append(part.values)
        starts.append(part.starts)
        ends.append(part.ends)
        owners.append(part.owners)

    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[_Part]] = deque()
        for block in _blocks(texts, counts):
            waiting.append(pool.submit(_read, block, signs))
            if len(waiting) > threads:
                keep(waiting.popleft().result())
        for future in waiting:
            keep(future.result())
    of_words = owners.array()
    first = np.searchsorted(of_words, np.arange(len(counts) + 1, dtype=np.int32)).astype(np.int64)
    return Row(values.array(), starts.array(), ends.array(), first, of_words)


def values_of(found: Sequence[str]) -> Values:
    """The values of folded words."""
    letters = np.frombuffer("".join(found).encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = np.fromiter(map(len, found), np.int64, len(found))
    ends = np.cumsum(lengths)
    return _values(_mixed(letters.astype(np.uint64)), ends - lengths, ends)


# ---------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class _Piece:
    owner: int
    start: int
    """Of the piece in its text."""
    text: str


@dataclass(frozen=True, slots=True)
class _Part:
    """The words of a block."""

    values: Values
    starts: Numbers
    ends: Numbers
    owners: Numbers


def _blocks(texts: Iterable[tuple[str, Sequence[tuple[int, int]]]], counts: list[int]) -> Iterator[list[_Piece]]:
    block: list[_Piece] = []
    size = 0
    for owner, (raw, stretches) in enumerate(texts):
        counts.append(owner)
        for start, end in stretches:
            block.append(_Piece(owner, start, raw[start:end]))
            size += end - start
        if size >= _BLOCK:
            yield block
            block, size = [], 0
    if block:
        yield block


def _read(block: list[_Piece], signs: _Signs) -> _Part:
    damaged = {number for number, piece in enumerate(block) if is_suspected(piece.text) or _is_doubtful(piece.text)}
    fine, pieces, several = _fast(block, damaged, signs)
    damaged |= several
    if not damaged:
        return fine
    kept = ~np.isin(pieces, sorted(several))
    parts, numbers = [_only(fine, kept)], [pieces[kept]]
    for number in sorted(damaged):
        parts.append(_slow(block[number]))
        numbers.append(np.full(len(parts[-1].values), number, np.int32))
    order = np.argsort(np.concatenate(numbers), kind="stable")
    return _only(
        _Part(
            np.concatenate([part.values for part in parts]),
            np.concatenate([part.starts for part in parts]),
            np.concatenate([part.ends for part in parts]),
            np.concatenate([part.owners for part in parts]),
        ),
        order,
    )


def _is_doubtful(text: str) -> bool:
    return (_STRETCH in text and _DOUBTFUL.search(text) is not None) or _ENDINGS in text


def _only(part: _Part, which: NDArray[np.int64] | Truths) -> _Part:
    return _Part(part.values[which], part.starts[which], part.ends[which], part.owners[which])


def _slow(piece: _Piece) -> _Part:
    """The words of one piece, whatever it holds."""
    found = words(piece.text)
    starts = np.fromiter((word.start for word in found), np.int32, len(found)) + np.int32(piece.start)
    ends = np.fromiter((word.end for word in found), np.int32, len(found)) + np.int32(piece.start)
    return _Part(values_of([word.text for word in found]), starts, ends, np.full(len(found), piece.owner, np.int32))


def _fast(block: list[_Piece], without: set[int], signs: _Signs) -> tuple[_Part, Numbers, set[int]]:
    """The words of all pieces but some, the piece of each word, and the pieces with a character that is read as several letters."""
    texts = ["" if number in without else _with_closed_gaps(piece.text) for number, piece in enumerate(block)]
    raw = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.intp)
    begins = np.concatenate([np.zeros(1, np.int64), np.cumsum([len(text) + 1 for text in texts])])
    kinds = signs.kinds(raw)
    several = np.searchsorted(begins, np.flatnonzero(kinds == _SEVERAL), side="right") - 1
    at = np.flatnonzero(kinds > _CLINGS)
    letters = raw[at]
    first, last = _bounds(kinds[at], letters, signs)
    values = _values(signs.mixed[letters], first, last + 1)
    starts, ends = at[first], _with_what_clings(at[last] + 1, kinds)
    counts = np.diff(np.searchsorted(starts, begins))
    shifts = np.repeat(np.array([piece.start for piece in block], np.int64) - begins[:-1], counts)
    owners = np.repeat(np.array([piece.owner for piece in block], np.int32), counts)
    pieces = np.repeat(np.arange(len(block), dtype=np.int32), counts)
    part = _Part(values, (starts + shifts).astype(np.int32), (ends + shifts).astype(np.int32), owners)
    return part, pieces, set(several.tolist())


def _with_closed_gaps(text: str) -> str:
    return with_closed_gaps(text) if _STRETCH in text else text  # seven of ten have none


def _bounds(kinds: NDArray[np.uint8], letters: NDArray[np.intp], signs: _Signs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indexes of the first and last letter of each word, among characters that are read at all."""
    if not len(kinds):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    arabic, digit, latin = kinds == _ARABIC, kinds == _DIGIT, kinds == _LATIN
    joint = digit | latin
    points = np.flatnonzero(kinds == _POINT)
    within = points[_before(digit, points) & _after(digit, points)]
    joint[within] = True
    marks = np.flatnonzero(kinds == _APOSTROPHE)
    if len(marks):
        between = marks[_before(digit | latin | arabic, marks) & _after(latin, marks)]
        possessive = (signs.letters[letters[between + 1]] == ord("s")) & ~_after(digit | latin | arabic, between + 1)
        joint[between[~possessive & ~arabic[between - 1]]] = True
        joint[between[possessive] + 1] = False
    word = arabic | joint
    goes_on = np.zeros(len(kinds) + 1, np.bool_)
    goes_on[1:-1] = (arabic[1:] & arabic[:-1]) | (joint[1:] & joint[:-1])
    return np.flatnonzero(word & ~goes_on[:-1]), np.flatnonzero(word & ~goes_on[1:])


def _before(truths: Truths, at: NDArray[np.int64]) -> Truths:
    found: Truths = truths[np.maximum(at - 1, 0)] & (at > 0)
    return found


def _after(truths: Truths, at: NDArray[np.int64]) -> Truths:
    found: Truths = truths[np.minimum(at + 1, len(truths) - 1)] & (at + 1 < len(truths))
    return found


def _with_what_clings(ends: NDArray[np.int64], kinds: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Ends of words, vowel signs and joiners that follow their last letter included."""
    ends = ends.copy()
    which = np.arange(len(ends))
    while len(which):
        which = which[ends[which] < len(kinds)]
        which = which[kinds[ends[which]] == _CLINGS]
        ends[which] += 1
    return ends


# ---------------------------------------------------------------- values


def _values(mixed: Values, first: NDArray[np.int64], end: NDArray[np.int64]) -> Values:
    """The value of every word ``mixed[first:end]``, whose letters are spread over 64 bits already."""
    weights, back = _powers(len(mixed) + 1)
    sums = np.zeros(len(mixed) + 1, np.uint64)
    np.cumsum(mixed * weights[:-1], out=sums[1:])
    return _mixed((sums[end] - sums[first]) * back[first])


_known_powers: list[tuple[Values, Values]] = []


def _powers(count: int) -> tuple[Values, Values]:
    """Powers of the base and of its inverse; made once for the longest row yet."""
    if not _known_powers or len(_known_powers[-1][0]) < count:
        size = max(count, _BLOCK + _BLOCK // 4)
        pair = tuple(
            np.cumprod(np.concatenate([np.ones(1, np.uint64), np.full(size - 1, base, np.uint64)]), dtype=np.uint64)
            for base in (_BASE, pow(_BASE, -1, 1 << 64))
        )
        _known_powers[:] = [(pair[0], pair[1])]
    weights, back = _known_powers[-1]
    return weights[:count], back[:count]


def _mixed(values: Values) -> Values:
    """Spreads numbers over 64 bits (after SplitMix64)."""
    values = (values + np.uint64(1)) * np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(29)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(32)
    return values


# ---------------------------------------------------------------- characters


class _Signs:
    """What characters are read as; looked up once each, when they are first met."""

    def __init__(self) -> None:
        self._kinds = np.zeros(0x110000, np.uint8)
        self.letters = np.zeros(0x110000, np.uint32)
        """The folded letter of each character that is one."""
        self.mixed = np.zeros(0x110000, np.uint64)
        """The same, spread over 64 bits."""

    def kinds(self, raw: NDArray[np.intp]) -> NDArray[np.uint8]:
        kinds = self._kinds[raw]
        new = kinds == _NEW
        if new.any():
            for code in np.unique(raw[new]).tolist():
                letter, kind = _sign(chr(code))
                self.letters[code], self.mixed[code] = letter, _mixed(np.array([letter], np.uint64))[0]
                self._kinds[code] = kind
            kinds = self._kinds[raw]
        return kinds


def _sign(c: str) -> tuple[int, int]:
    """The code of what a character is read as, and what it is to its word."""
    read = folded(c).text
    if len(read) > 1:
        return 0, _SEVERAL
    if not read:
        return 0, _CLINGS if c in _HOLDING or unicodedata.category(c) == "Mn" else _NOTHING
    if _IS_ARABIC.match(read):
        return ord(read), _ARABIC
    if read.isdecimal():
        return ord(read), _DIGIT
    if read.isalnum():
        return ord(read), _LATIN
    return ord(read), _POINT if read in ".," else _APOSTROPHE if read == "'" else _APART
