"""Where words stand in the texts of a register, by the words themselves, without their clitics, or nearly so.

Searches folded words: vowel signs, hamza seats, digits, quotation marks and case do not count. Every document is searched
whole, also furniture and teasers; the region that a hit stands in says so. Near hits are made for sentences that come back
with a few words changed or left out; they find neither synonyms nor translations.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from communique.model import Document, Role, Span
from communique.register.store import Store
from communique.register.tokens import stem
from communique.text.words import Word, words

ENOUGH = 0.7
"""Share of the sought words, by rarity, that a near hit has to hold. 14 sentences of a joint statement, sought in the 2,684 articles
of two days: 21 of 22 near hits are that sentence in another paper's words, the wrong one has .71."""
STRETCH = 1.6
"""How much longer than the sought words a near hit may be."""
LOOSENESS = 0.25
"""What a window loses in rank for every word in it that was not sought, as a share of the sought words' number."""
CANDIDATES = 200
"""Documents that are looked through for near hits, those with most and rarest of the words first."""
FEWEST = 3
"""Sought words, from which on near hits are looked for: of two, each alone says nothing."""

How = Literal["exact", "inflected", "near"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the sought words stand."""

    span: Span
    how: How
    """``exact``: the same folded words; ``inflected``: the same but for prefixes, articles and English plurals; ``near``: most of them, close together."""
    share: float
    """Of the sought words, weighed by rarity; 1 but for near hits."""
    role: Role | None
    """Of the region that the hit begins in."""
    published: str | None
    """ISO prefix of the document's date, its own or its copy's."""


def search(store: Store, sought: str) -> tuple[Hit, ...]:
    """All hits, by date (earliest first, undated last), document and place; none for words without a letter or digit."""
    wanted = [word.text for word in words(sought)]
    if not wanted:
        return ()
    stems = [stem(word) for word in wanted]
    hits = [hit for document in store.holding(stems, "stems") for hit in _phrases(document, wanted, stems)]
    seen = {hit.span.document for hit in hits}
    hits += [
        hit for document in store.holding(wanted, "words") if document.id not in seen for hit in _phrases(document, wanted, stems)
    ]
    if len(set(stems)) >= FEWEST:
        weights = {one: _weight(*store.spread(one)) for one in set(stems)}
        for document in store.holding_any(stems, CANDIDATES):
            hits += _near(document, len(stems), weights, [h.span for h in hits if h.span.document == document.id])
    return tuple(sorted(hits, key=lambda hit: (hit.published or "9999", hit.span)))


def _phrases(document: Document, wanted: Sequence[str], stems: Sequence[str]) -> Iterator[Hit]:
    text = words(document.text)
    size = len(wanted)
    at = 0
    while at + size <= len(text):
        part = [word.text for word in text[at : at + size]]
        exact = part == list(wanted)
        if exact or [stem(word) for word in part] == list(stems):
            yield _hit(document, text, at, at + size, "exact" if exact else "inflected", 1.0)
            at += size
        else:
            at += 1


def _near(document: Document, size: int, weights: dict[str, float], taken: Sequence[Span]) -> Iterator[Hit]:
    """The best windows that hold enough of the words, apart from one another and from what is found already."""
    text = words(document.text)
    places = [(at, one) for at, word in enumerate(text) if (one := stem(word.text)) in weights]
    total = sum(weights.values())
    longest = math.ceil(size * STRETCH)
    windows: list[tuple[float, float, int, int]] = []
    for first in range(len(places)):
        held: set[str] = set()
        share = 0.0
        for at, one in places[first:]:
            if at - places[first][0] >= longest:
                break
            if one not in held:
                held.add(one)
                share += weights[one] / total
                stray = at + 1 - places[first][0] - len(held)
                windows.append((round(LOOSENESS * stray / size - share, 9), share, places[first][0], at + 1))
    busy = [(span.start, span.end) for span in taken]
    for _, share, begin, end in sorted(window for window in windows if window[1] >= ENOUGH):
        start, stop = text[begin].start, text[end - 1].end
        if all(stop <= s or e <= start for s, e in busy):
            busy.append((start, stop))
            yield _hit(document, text, begin, end, "near", min(share, 1.0))


def _weight(spread: int, documents: int) -> float:
    """What a word says about a place: little where every document has it, much where it is nowhere else, or nowhere."""
    return math.log(1 + documents / max(spread, 1))


def _hit(document: Document, text: Sequence[Word], first: int, last: int, how: How, share: float) -> Hit:
    span = Span(document.id, text[first].start, text[last - 1].end)
    role = next((region.role for region in document.regions if region.start <= span.start < region.end), None)
    return Hit(span, how, share, role, document.published.date if document.published else None)
