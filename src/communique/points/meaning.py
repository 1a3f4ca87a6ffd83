"""Where a document says a point in quite other words, in its own language or another: its clauses, compared by vectors.

Every run of clauses of a sentence is compared with every point of the meeting. What counts is how much nearer a run lies to
the point than to all other points, freed of hubs: words that lie near everything (names of those who met) and points that do.
A meeting that was held is not sought so: every sentence of a report is near it. Nor are points of the press alone in another
language, where reports of one meeting lie too near one another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from communique.model import Document, Point, Span
from communique.points.content import Wording, Wordings
from communique.points.search import Place
from communique.settings import Carrying
from communique.text.segment import sentences
from communique.text.similar import Likened, likeness, rounded

_CUT = re.compile(r"[،,؛;:]\s*|\s(?=and |but |while |which )|\s(?=و[^\s]{3,})")
LEAST_BEFORE, LEAST_BEHIND = 4, 3
"""Words that a cut leaves on either side of it: shorter ones part the members of a list."""
LONGEST = 3
"""Clauses of a run, the whole sentence apart."""
NEAREST = 5
"""Neighbours by which a hub is known."""
SPOKEN_FOR = 0.7
"""Share of a run and of a statement of another point that is common, from which the run is that statement and not sought in."""

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of clauses of one sentence."""

    start: int
    end: int
    keys: frozenset[str]
    """Of its content words."""


class Meanings:
    """Searches documents of one meeting for points that were not found by words."""

    def __init__(
        self,
        points: Sequence[Point],
        official: Set[str],
        standards: Mapping[str, Mapping[str, Wording]],
        wordings: Wordings,
        settings: Carrying,
    ) -> None:
        self.official, self.standards, self.wordings, self.settings = official, standards, wordings, settings
        self.points = [p for p in points if standards[p.id]]
        have = Counter(key for found in standards.values() for wording in found.values() for key in wording.keys)
        self._weight = {key: log(1 + len(standards) / times) for key, times in have.items()}

    def search(self, document: Document, missing: Sequence[Point], found: Mapping[str, Sequence[Span]]) -> dict[str, Place]:
        """The places of those of ``missing`` that the document says; ``found`` are the places of its other points."""
        sought = {p.id for p in missing if p.act != "record"}
        if not sought:
            return {}
        runs = [run for run in self._runs(document) if not _spoken_for(run, found)]
        places: dict[str, Place] = {}
        for language in sorted(
            {name for p in self.points for name in self.standards[p.id]}, key=lambda name: name != document.language
        ):
            own = [p for p in self.points if language in self.standards[p.id]]
            open_ones = {p.id for p in own if p.id in sought and p.id not in places}
            if language != document.language:  # a wording in the document's language was compared already
                open_ones = {n for n in open_ones & self.official if document.language not in self.standards[n]}
            here = runs
            if language == document.language:
                here = self._worth(runs, [self.standards[name][language] for name in sorted(open_ones)])
            if here and open_ones:
                places |= self._placed(document, here, own, open_ones, language)
        return places

    def _runs(self, document: Document) -> Iterator[_Run]:
        """All runs of up to :data:`LONGEST` clauses, and whole sentences, that have enough words of their own."""
        for region in document.regions:
            if region.role not in ("body", "headline"):
                continue
            for sentence in sentences(document.text, region.start, region.end):
                tokens = self.wordings.of(document, [(sentence.start, sentence.end)]).tokens
                edges = _edges(document.text, sentence.start, sentence.end)
                last = len(edges) - 1
                spans = {(edges[a], edges[b]) for a in range(last) for b in range(a + 1, min(last, a + LONGEST) + 1)}
                for start, end in sorted(spans | {(edges[0], edges[-1])}):
                    inside = [t.key for t in tokens if start <= t.start and t.end <= end]
                    if len(inside) >= self.settings.meaning_words:
                        yield _Run(start, end, frozenset(inside))

    def _worth(self, runs: Sequence[_Run], wordings: Iterable[Wording]) -> list[_Run]:
        """Runs that have something in common with one of the wordings; rare words count more, and vectors take long."""
        weighed = [({key: self._weight[key] for key in w.keys}, sum(self._weight[key] for key in w.keys)) for w in wordings]
        return [
            run
            for run in runs
            if any(sum(own[key] for key in run.keys & own.keys()) >= self.settings.meaning_share * total for own, total in weighed)
        ]

    def _placed(
        self, document: Document, runs: Sequence[_Run], own: Sequence[Point], sought: set[str], language: str
    ) -> dict[str, Place]:
        """Points with a wording in one language: best pairs first, a sentence's run for one point only."""
        wordings = [self.standards[p.id][language].text for p in own]
        said = [document.text[run.start : run.end] for run in runs]
        scores = _fair(
            likeness([Likened(w, language) for w in wordings], [Likened(t, document.language) for t in said]), self.settings
        )
        cut = self.settings.by_meaning if language == document.language else self.settings.by_meaning_across
        cuts = [cut if p.id in self.official else cut + self.settings.by_meaning_of_press for p in own]
        pairs = [
            (-float(scores[row, column]), row, column)
            for row, column in zip(*np.nonzero(scores >= np.array(cuts)[:, None]), strict=True)
            if own[row].id in sought
        ]
        places: dict[str, Place] = {}
        used: list[_Run] = []
        for score, row, column in sorted(pairs):
            run = runs[column]
            if own[row].id not in places and not any(u.start < run.end and run.start < u.end for u in used):
                places[own[row].id] = Place(Span(document.id, *_without_edges(document.text, run.start, run.end)), -score)
                used.append(run)
        return places


def _fair(alike: NDArray[np.float32], settings: Carrying) -> Scores:
    """Likeness of points (rows) and runs (columns), less a share of both sides' hubs and all that a better point has more."""
    values = alike.astype(np.float64)
    points = np.sort(values, axis=1)[:, -NEAREST:].sum(axis=1) / NEAREST
    runs = np.sort(values, axis=0)[-NEAREST:].sum(axis=0) / NEAREST
    values -= settings.hubs * (points[:, None] + runs[None, :])
    return rounded(values - (values.max(axis=0, keepdims=True) - values)).astype(np.float64)


def _edges(text: str, start: int, end: int) -> list[int]:
    """Where clauses of a sentence begin, and its end."""
    edges = [start]
    for cut in _CUT.finditer(text, start, end):
        if len(text[edges[-1] : cut.start()].split()) >= LEAST_BEFORE and len(text[cut.end() : end].split()) >= LEAST_BEHIND:
            edges.append(cut.end())
    return [*edges, end]


def _without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and not text[end - 1].isalnum():
        end -= 1
    while start < end and not text[start].isalnum():
        start += 1
    return start, end


def _spoken_for(run: _Run, found: Mapping[str, Sequence[Span]]) -> bool:
    for spans in found.values():
        for span in spans:
            common = min(run.end, span.end) - max(run.start, span.start)
            if common >= SPOKEN_FOR * max(run.end - run.start, span.end - span.start):
                return True
    return False
