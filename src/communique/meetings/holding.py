"""How and where a meeting was held: by video, in a place, or both.

A city counts only beside a word of meeting and behind a preposition of place; the places that the meeting speaks about
(``في العراق وسوريا``) stand beside other words. A dateline's city is the reporter's, not the meeting's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.knowledge import Knowledge
from communique.meetings.lexicon import Lexicon
from communique.meetings.lines import Line, apart, parties_in
from communique.model import Document, Format, Name, Reason, Span
from communique.settings import Gathering

IN = ("في", "من", "in", "at", "from")
BETWEEN = ("مدينه", "العاصمه", "عاصمه", "قصر", "فندق", "the", "city", "capital", "of")
VIRTUAL_REACH = 15


@dataclass(frozen=True, slots=True)
class Holding:
    """Format and place with their evidence."""

    format: Format
    place: Name | None
    place_span: Span | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    name: Name
    start: int
    end: int
    distance: int
    city: bool
    line: Line


def holding(document: Document, lines: Sequence[Line], lexicon: Lexicon, knowledge: Knowledge, settings: Gathering) -> Holding:
    """Format and place as one document gives them; a meeting by video has no place."""
    about = [line for line in lines if not line.says("ahead", "earlier")]
    virtual = [term for line in about for term in _held_so(line, "virtual")]
    mixed = [term for line in about for term in _held_so(line, "hybrid")]
    spots = [spot for line in about for spot in _spots(line, lexicon, knowledge, settings)]
    cities = [spot for spot in spots if spot.city]
    reasons = [Reason("by video", document.text[start:end], "") for start, end in virtual[:1]]
    chosen = _chosen(cities or spots)
    if virtual and not (mixed and chosen):
        return Holding("virtual", None, None, tuple(reasons))
    if chosen is None:
        return Holding("unknown", None, None, ())
    span = Span(document.id, chosen.start, chosen.end) if chosen.line.inside else None
    reasons.append(Reason("place", chosen.name.en or chosen.name.ar, chosen.line.text[chosen.start : chosen.end]))
    return Holding("hybrid" if virtual and mixed else "in-person", chosen.name, span, tuple(reasons))


def _held_so(line: Line, kind: str) -> list[tuple[int, int]]:
    """Spans of format words near a word of meeting; in a first sentence or a headline anywhere."""
    found = line.of("virtual") if kind == "virtual" else line.of("hybrid")
    near = line.of("noun", "verb", "people", "attend")
    return [
        (term.start, term.end) if line.inside else (0, 0)
        for term in found
        if any(apart(term, other) <= VIRTUAL_REACH for other in near)
    ]


def _spots(line: Line, lexicon: Lexicon, knowledge: Knowledge, settings: Gathering) -> list[_Spot]:
    near = line.of("noun", "verb")
    headline = line.role == "headline" and line.says("level", "noun", "verb")
    if line.role == "dateline" or not (near or headline):
        return []
    spots = []
    for found in lexicon.places.find(line.words):
        distances = [apart(found, term) for term in near if not _cut(line, term.last, found.first)]
        distance = min(distances, default=99)
        placed = found.prefix.endswith("ب") or _preposition(line, found.first) or _hosting(line, found.first)
        if placed and (distance <= settings.date_reach or headline):
            spots.append(_Spot(found.value.name, found.start, found.end, distance, True, line))
    for party in parties_in(line, lexicon):
        if party.value.demonym or party.value.party not in knowledge.countries:
            continue
        before = [party.first - term.last - 1 for term in near if term.last < party.first]
        placed = party.prefix.endswith("ب") or _preposition(line, party.first) or _hosting(line, party.first)
        if placed and min(before, default=99) <= 2:
            name = knowledge.countries[party.value.party].name
            spots.append(_Spot(name, party.start, party.end, min(before), False, line))
    return spots


def _preposition(line: Line, first: int) -> bool:
    """Whether a preposition of place stands before the word, but for words like "the city of" and an adjective."""
    for index in range(first - 1, max(-1, first - 5), -1):
        word = line.words[index].text
        if word in IN:
            return word not in ("من", "from") or line.role == "headline"
        if word.removeprefix("ب") in BETWEEN and word.startswith("ب"):
            return True
        if word not in BETWEEN and not word.startswith("ال"):
            return False
    return False


def _hosting(line: Line, first: int) -> bool:
    """Whether a verb of hosting stands before: ``احتضنت تونس``, ``استضافته العاصمة مسقط``."""
    return any(
        line.words[index].text.startswith(("احتضن", "تحتضن", "استضاف", "تستضيف", "يستضيف"))
        for index in range(max(0, first - 4), first)
    )


def _cut(line: Line, last: int, first: int) -> bool:
    """Whether another sentence's end lies between two words (a long quotation may hold several)."""
    return last < first and any(mark in line.between(last, first) for mark in (". ", ".\n", "؛", ";"))


def _chosen(spots: Sequence[_Spot]) -> _Spot | None:
    """The place named most often, then nearest to a word of meeting."""
    if not spots:
        return None
    named = Counter(spot.name for spot in spots)
    return min(spots, key=lambda spot: (-named[spot.name], spot.distance, spot.start))
