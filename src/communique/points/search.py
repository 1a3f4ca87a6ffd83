"""Where a document says a point although no statement of it was found there: its clauses, searched for the point's words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from communique.model import Document, Point, Span, Statement
from communique.points.content import Token, Wording, Wordings
from communique.points.shares import same_words, spelt
from communique.settings import Carrying
from communique.text.segment import sentences

_CLAUSE = re.compile(r"[^،,؛;:\n]+")
LONGEST = 5
"""Clauses that one place may take up."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of clauses, and the share of a point's words in it."""

    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    tokens: tuple[Token, ...]
    sentence: int
    taken: bool
    """Whether a statement of another point stands there."""


class Searcher:
    """Searches documents of one meeting for its points. Words count the more the fewer points have them."""

    def __init__(
        self,
        points: Sequence[Point],
        standards: Mapping[str, Mapping[str, Wording]],
        said: Mapping[str, Sequence[Statement]],
        wordings: Wordings,
        settings: Carrying,
    ) -> None:
        self.points, self.standards, self.said, self.wordings, self.settings = points, standards, said, wordings, settings
        self._scores: dict[tuple[str, str], float] = {}
        have = Counter(key for found in standards.values() for w in found.values() for key in w.keys)
        total = max(1, len(standards))
        self._weight = {key: log(1 + total / times) for key, times in have.items()}

    def score(self, document: str, point: str) -> float:
        """The share of the point's words, weighted, at the place found in a document."""
        return self._scores.get((document, point), 0.0)

    def search(self, document: Document, points: Sequence[Point]) -> dict[str, Place]:
        """The places of those of ``points`` that the document carries."""
        clauses = self._clauses(document)
        sought = [
            (p, w)
            for p in points
            if (w := self.standards[p.id].get(document.language)) and len(w.keys) >= self.settings.located_words
        ]
        if not clauses or not sought:
            return {}
        same = _SameWords([w for _, w in sought], clauses)
        found: dict[str, Place] = {}
        for number, (point, wording) in enumerate(sought):
            if place := self._place(wording, same.hits(number), same.fits(number), clauses, document):
                found[point.id] = place
                self._scores[document.id, point.id] = place.score
        return found

    def _clauses(self, document: Document) -> list[_Clause]:
        """The clauses of the document's body and headline."""
        taken = sorted((s.start, s.end) for rows in self.said.values() for s in rows if s.document == document.id)
        lexicon = self.wordings
        found: list[_Clause] = []
        for number, region in enumerate(r for r in document.regions if r.role in ("body", "headline")):
            for index, sentence in enumerate(sentences(document.text, region.start, region.end)):
                tokens = lexicon.of(document, [(sentence.start, sentence.end)]).tokens
                for match in _CLAUSE.finditer(document.text, sentence.start, sentence.end):
                    start, end = _stripped(document.text, *match.span())
                    if end > start:
                        own = tuple(t for t in tokens if start <= t.start < end)
                        inside = any(min(end, b) - max(start, a) > (end - start) / 2 for a, b in taken)
                        found.append(_Clause(start, end, own, number * 100_000 + index, inside))
        return found

    def _place(
        self, wording: Wording, hits: NDArray[np.bool_], fits: NDArray[np.int64], clauses: Sequence[_Clause], document: Document
    ) -> Place | None:
        """The run of clauses of one sentence that says most of the wording with least else; None where none says enough.

        ``hits`` tells of each word of the wording and each clause whether the clause has it, ``fits`` how many words of a
        clause the wording has.
        """
        weights = np.array([self._weight.get(t.key, 1.0) for t in wording.tokens])
        best: Place | None = None
        best_rank = 0.0
        least = min(self.settings.located, self.settings.fragment) * weights.sum()
        behind = np.concatenate([[0.0], np.cumsum(weights @ hits)])
        most = behind[np.minimum(np.arange(len(clauses)) + LONGEST, len(clauses))] - behind[:-1]
        for first in np.flatnonzero((fits > 0) & (most >= least)).tolist():
            there = np.zeros(len(wording.tokens), dtype=bool)
            said = fitting = 0
            for last in range(first, min(first + LONGEST, len(clauses))):
                if clauses[last].sentence != clauses[first].sentence:
                    break
                there |= hits[:, last]
                said += len(clauses[last].tokens)
                fitting += int(fits[last])
                share, precision = float(weights[there].sum() / weights.sum()), fitting / said
                rank = 2 * share * precision / (share + precision)
                taken = any(c.taken for c in clauses[first : last + 1])
                if rank > best_rank and self._enough(share, precision, int(there.sum()), taken):
                    best, best_rank = Place(Span(document.id, clauses[first].start, clauses[last].end), round(share, 3)), rank
        return best

    def _enough(self, share: float, precision: float, count: int, taken: bool) -> bool:
        """Whether clauses with ``count`` words of a wording carry it: whole, or as a fragment that says nothing else."""
        limits = self.settings
        if taken:
            return share >= limits.located_again and precision >= limits.located_purity and count >= limits.located_words
        if share >= limits.located and precision >= limits.located_purity and count >= limits.located_words:
            return True
        return precision >= limits.fragment_purity and share >= limits.fragment and count > limits.located_words


class _SameWords:
    """Which words of the wordings sought stand in which clauses: all comparisons of one document at once."""

    def __init__(self, wordings: Sequence[Wording], clauses: Sequence[_Clause]) -> None:
        mine = sorted({spelt(t) for w in wordings for t in w.tokens})
        theirs = sorted({spelt(t) for c in clauses for t in c.tokens})
        row, column = ({word: number for number, word in enumerate(words)} for words in (mine, theirs))
        counts = np.zeros((len(theirs), len(clauses)), dtype=np.float32)
        for number, clause in enumerate(clauses):
            for token in clause.tokens:
                counts[column[spelt(token)], number] += 1
        self._rows = [[row[spelt(t)] for t in w.tokens] for w in wordings]
        self._same = np.zeros((len(mine), len(theirs)), dtype=np.float32)
        self._same[same_words(mine, theirs)] = 1
        self._counts = counts
        self._in = self._same @ counts > 0

    def hits(self, number: int) -> NDArray[np.bool_]:
        """Words of a wording x clauses: whether the clause has the word."""
        found: NDArray[np.bool_] = self._in[self._rows[number]]
        return found

    def fits(self, number: int) -> NDArray[np.int64]:
        """How many words of each clause the wording has."""
        known = self._same[self._rows[number]].max(axis=0)
        found: NDArray[np.int64] = (known @ self._counts).astype(np.int64)
        return found


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
