"""Passages that two documents share, or that stand twice in one: wording in common beyond titles and formulae.

Only regions of role ``body`` are compared, by folded words, so that vowel signs, quotation marks and spellings do not count.
What is common in many documents weighs little: rulers' titles, names of organisations, stock phrases of communiques. A register
of a few documents cannot tell what is common, and goes by length alone; up to ``Copying.background`` documents one that shares
nothing with two others changes nothing between them. What is common to forms filled in anew, and what an outlet prints again
and again, is shown with that reason and makes no two documents one source (:mod:`.templates`, :mod:`.recurring`).

Measured on 2,684 articles of two days: all 39 pairs of the reference's agency texts and reprints, none of its 15 pairs of items that
one session was split into. On 31,030 articles .997 of the 21,553 pairs that share half their runs of five words; most of
those left that were read have titles in common and a dozen other words: ``python -m benchmarks copies``. Of 100 pairs drawn from 23,894 articles 82 are one story
or a passage of it, 13 are forms (10 of them told), 5 titles and lists of names.

What it gets wrong: rewording beyond the order of words (sentence vectors find that, see ``points``), formulae of twenty
words and more in small registers (two communiques of one body can share a whole legal sentence).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from communique.copies.chains import Chains, chained
from communique.copies.direction import Evidence, direction
from communique.copies.matching import Matches, matches
from communique.copies.passage import Passage as Passage
from communique.copies.recurring import Print, Recurring
from communique.copies.runs import Numbers, runs
from communique.copies.templates import Differences, Forms, differences
from communique.copies.wholes import pair_keys, sharing_half
from communique.knowledge import Knowledge
from communique.model import Copy, Direction, Document, Reason, Span
from communique.settings import Copying, Settings
from communique.text.bulk import Row, Truths, row_of
from communique.text.words import Word, words


class Corpus:
    """The body words of all documents, and what they have in common."""

    def __init__(
        self, bodies: Iterable[tuple[str, Sequence[tuple[int, int]]]], outlets: Sequence[str | None], settings: Copying
    ) -> None:
        """``bodies``: each document's text and the stretches of it that are read; ``outlets``: of the same documents."""
        self.settings = settings
        self.row: Row = row_of(bodies, settings.threads, settings.shard)
        numbers: dict[str, int] = {}
        of_outlet = [numbers.setdefault(outlet or f"\0{place}", len(numbers)) for place, outlet in enumerate(outlets)]
        self.runs = runs(self.row, np.array(of_outlet, np.int64), settings)
        self._documents = len(outlets)

    def passages(self) -> list[Passage]:
        """Every chain of matches that is long and rare enough, by document and place."""
        settings = self.settings
        found = matches(self.row, self.runs, settings.threads, settings.shard)
        chains = chained(self.row, found, settings.gap, settings.run)
        measures = self._measures(chains, self._whole(found))
        picked = self._may_count(measures)
        passages = (self._passage(chains.matches, *row) for row in _rows(chains, measures, picked))
        return sorted((p for p in passages if p is not None), key=lambda p: (p.a, p.b, p.i0, p.j0))

    def size(self, document: int) -> int:
        """Words of a document's body."""
        return int(self.row.first[document + 1] - self.row.first[document])

    def common(self, passages: Sequence[Passage]) -> float:
        """Share of the words of the shorter body of a pair that lie in its passages."""
        a, b = self.size(passages[0].a), self.size(passages[0].b)
        if a <= b:
            return sum(passage.i1 - passage.i0 for passage in passages) / a
        return sum(passage.j1 - passage.j0 for passage in passages) / b

    def differences(self, passage: Passage) -> Differences:
        """Where the two sides of a passage differ."""
        return differences(self.row, slice(passage.i0, passage.i1), slice(passage.j0, passage.j1))

    def _whole(self, found: Matches) -> Numbers:
        """Pairs of documents that are copies whatever pieces they share, which only a register of some size can tell."""
        if self._documents < self.settings.background:
            return np.zeros(0, np.int64)
        return sharing_half(self.row, self.runs, found, self.settings)

    def _measures(self, chains: Chains, whole: Numbers) -> _Measures:
        """What can be said of all chains at once; ``whole``: keys of the pairs of documents that are copies as wholes."""
        found, begins, ends = chains.matches, chains.first[:-1], chains.first[1:]
        if not len(begins):
            nothing = np.zeros(0, np.int64)
            return _Measures(nothing, nothing, np.zeros(0), np.zeros(0, np.bool_))
        rarity = self.runs.rarity(found.i, found.length)
        gap_i, gap_j = (np.diff(places, append=0) - found.length for places in (found.i, found.j))
        gap_i[ends - 1] = gap_j[ends - 1] = 0
        return _Measures(
            matched=np.add.reduceat(found.length + np.minimum(0, np.minimum(gap_i, gap_j)), begins),
            between=np.add.reduceat(np.maximum(0, np.minimum(gap_i, gap_j)), begins),
            rarity=np.add.reduceat(rarity * found.length, begins) / np.add.reduceat(found.length, begins),
            whole=np.isin(pair_keys(self.row, found.only(begins)), whole),
        )

    def _may_count(self, measures: _Measures) -> Numbers:
        """Chains that are long and rare enough if all words between their matches should be alike."""
        settings, most = self.settings, measures.matched + measures.between
        long = (most >= settings.words) & (most * measures.rarity >= settings.weight)
        short = (most >= settings.fewest_words) & (measures.rarity >= settings.rare) & (self._documents >= settings.background)
        part = measures.whole & (most >= settings.fewest_words)
        return np.flatnonzero(((long | short) & (measures.rarity >= settings.common)) | part)

    def _passage(
        self, found: Matches, begin: int, end: int, matched: int, rarity: float, between: int, whole: bool
    ) -> Passage | None:
        i, j, length = (values[begin:end].tolist() for values in (found.i, found.j, found.length))
        i0, i1, j0, j1 = i[0], i[-1] + length[-1], j[0], j[-1] + length[-1]
        a, b = int(self.row.owners[i0]), int(self.row.owners[j0])
        if a == b and j0 < i1:
            return None  # a phrase that repeats itself
        first, second = (self.row.values[start:stop].tolist() for start, stop in ((i0, i1), (j0, j1)))
        kept = matched
        for at in range(len(i) - 1 if between else 0):
            one = first[i[at] + length[at] - i0 : i[at + 1] - i0]
            other = second[j[at] + length[at] - j0 : j[at + 1] - j0]
            if len(one) + len(other) > 2 and one and other:  # of one word each they differ, or it would be no gap
                kept += LCSseq.similarity(one, other)
        passage = Passage(a, b, i0, i1, j0, j1, kept)
        if whole:
            return passage if kept >= self.settings.fewest_words and passage.share >= self.settings.share else None
        different = len(set().union(*(first[at - i0 : at - i0 + size] for at, size in zip(i, length, strict=True))))
        return passage if self._counts(passage, different, kept * rarity) else None

    def _counts(self, passage: Passage, different: int, weight: float) -> bool:
        """Whether it is long and rare enough to be more than a title, a list or a formula."""
        settings = self.settings
        # The longer a text, the more often its words come again: beyond a length it is enough that enough of them differ.
        if (
            passage.share < settings.share
            or weight < settings.common * passage.kept
            or different < settings.different * min(passage.kept, 2 * settings.words)
        ):
            return False
        if passage.kept >= settings.words:
            return weight >= settings.weight
        rare = weight >= settings.rare * passage.kept and passage.share >= settings.verbatim
        return rare and passage.kept >= settings.fewest_words and self._documents >= settings.background


@dataclass(frozen=True, slots=True)
class _Measures:
    """Of all chains: words that are alike, words between matches that might be, mean rarity."""

    matched: Numbers
    between: Numbers
    rarity: NDArray[np.float64]
    whole: Truths
    """Whether their documents are copies as wholes."""


def find_copies(documents: Sequence[Document], settings: Settings, knowledge: Knowledge) -> tuple[Copy, ...]:
    """Every passage that two of the documents share, and every one that stands twice in the body of one, sorted.

    ``a`` is the document with the smaller id (in one document: the place that comes first); ``score`` is the share of the
    words of both places that they have in common, in order. Documents come in any order.
    """
    documents = sorted(documents, key=lambda document: document.id)
    corpus = Corpus(map(_body, documents), [document.outlet for document in documents], settings.copying)
    evidence, forms = Evidence(knowledge), Forms(corpus.row, len(documents), settings.copying)
    everything = corpus.passages()
    prints = [Print(document.outlet, _day(document), corpus.size(number)) for number, document in enumerate(documents)]
    recurring = Recurring(everything, prints, settings.copying)
    found = []
    for (a, b), together in groupby(everything, key=lambda passage: (passage.a, passage.b)):
        passages = list(together)
        differing = [corpus.differences(passage) for passage in passages]
        towards: Direction = "unknown"
        why: tuple[Reason, ...] = ()
        if a != b:
            form = recurring.reason(passages) or forms.reason(differing, (a, documents[a].text), (b, documents[b].text))
            towards, why = direction(documents[a], documents[b], corpus.common(passages), evidence, settings.copying, form)
        for passage, differ in zip(passages, differing, strict=True):
            reasons = (*_reasons(passage, differ.places, corpus), *why)
            row, i, j = corpus.row, slice(passage.i0, passage.i1), slice(passage.j0, passage.j1)
            spans = _span(documents[a], row, i), _span(documents[b], row, j)
            found.append(Copy(*spans, towards, passage.share, reasons))
    return tuple(sorted(found, key=lambda copy: (copy.a, copy.b)))


def body_words(document: Document) -> list[Word]:
    """The words of the body regions, in reading order."""
    return [word for r in document.regions if r.role == "body" for word in words(document.text, r.start, r.end)]


def _body(document: Document) -> tuple[str, list[tuple[int, int]]]:
    return document.text, [(region.start, region.end) for region in document.regions if region.role == "body"]


def _day(document: Document) -> date | None:
    """The day of a document as far as it is known, by its crawl too."""
    stated = document.published.date if document.published else document.crawled
    try:
        return date.fromisoformat(stated[:10]) if stated else None
    except ValueError:
        return None  # a year, or a month of one


def _span(document: Document, row: Row, at: slice) -> Span:
    """Raw span of words that stand one after the other."""
    return Span(document.id, int(row.starts[at.start]), int(row.ends[at.stop - 1]))


def _reasons(passage: Passage, differing: int, corpus: Corpus) -> tuple[Reason, ...]:
    first, second = passage.i1 - passage.i0, passage.j1 - passage.j0
    places = "1 place" if differing == 1 else f"{differing} places"
    return (
        Reason("shared words", passage.kept, f"of {first} and {second}, differing in {places}"),
        Reason("share of the first body", first / corpus.size(passage.a)),
        Reason("share of the second body", second / corpus.size(passage.b)),
    )


def _rows(chains: Chains, measures: _Measures, picked: Numbers) -> Iterator[tuple[int, int, int, float, int, bool]]:
    """Of each chain that was picked where its matches begin and end, and its measures."""
    columns = (chains.first[:-1], chains.first[1:], measures.matched, measures.rarity, measures.between, measures.whole)
    return zip(*(column[picked].tolist() for column in columns), strict=True)
