"""How and where a meeting was held: by video, in a place, or both.

A city counts only beside a word of meeting and behind a preposition of place; the places that the meeting speaks about
(``في العراق وسوريا``) stand beside other words. A dateline's city is the reporter's, not the meeting's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.knowledge import Knowledge
from communique.meetings.lexicon import Lexicon, SmallWords, names_in
from communique.meetings.lines import Line, apart, parties_in
from communique.model import Document, Format, Name, Reason, Span
from communique.settings import Gathering

_CONCLUDED = 5
"""Words between an agreement's being concluded and where: ``المبرم أمس الأول في مدينة``."""


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
    lead = [line for line in about if line.order <= settings.lead_sentences]
    spots = [spot for line in about for spot in _spots(line, lexicon, knowledge, settings, official=document.kind == "official")]
    told = any(_held_so(line, "virtual", settings) or _held_so(line, "hybrid", settings) for line in lead) or any(
        spot.line.order <= 1 for spot in spots
    )
    part = lead if told else _plain(about)
    virtual = [term for line in part for term in _held_so(line, "virtual", settings)]
    mixed = [term for line in part for term in _held_so(line, "hybrid", settings)]
    reasons = [Reason("by video", document.text[start:end], "") for start, end in virtual[:1]]
    chosen = _chosen(spots)
    if virtual and not (mixed and chosen):
        return Holding("virtual", None, None, tuple(reasons))
    if chosen is None:
        return Holding("unknown", None, None, ())
    span = Span(document.id, chosen.start, chosen.end) if chosen.line.inside else None
    reasons.append(Reason("place", chosen.name.en or chosen.name.ar, chosen.line.text[chosen.start : chosen.end]))
    return Holding("hybrid" if virtual and mixed else "in-person", chosen.name, span, tuple(reasons))


def _plain(about: Sequence[Line]) -> list[Line]:
    """Sentences without a deadline: "a meeting to be held by video before the end of the year" is another meeting."""
    return [line for line in about if not line.says("bound")]


def _held_so(line: Line, kind: str, settings: Gathering) -> list[tuple[int, int]]:
    """Spans of format words near a word of meeting; empty ones in a title that the text does not hold."""
    found = line.of("virtual") if kind == "virtual" else line.of("hybrid")
    near = line.of("noun", "verb", "people", "attend")
    return [
        (term.start, term.end) if line.inside else (0, 0)
        for term in found
        if any(apart(term, other) <= settings.virtual_reach for other in near)
    ]


def _spots(line: Line, lexicon: Lexicon, knowledge: Knowledge, settings: Gathering, *, official: bool) -> list[_Spot]:
    others = _of_others(line, lexicon.small)
    near = [term for term in line.of("noun", "verb", "people") if term.first not in others]
    gathered = _gathered(line, lexicon)
    headline = line.role == "headline" and line.says("level", "noun", "verb")
    if line.role == "dateline" or not (near or headline or gathered):
        return []
    spots = []
    states = [party for party in parties_in(line, lexicon) if party.first < party.last]
    for found in lexicon.places.find(line.words):
        if any(state.first <= found.first <= state.last for state in states):
            continue  # the city's name is part of the state's: ``سلطنة عمان``
        if any(word.text in lexicon.small.concluded for word in line.words[max(0, found.first - _CONCLUDED) : found.first]):
            continue
        distances = [apart(found, term) for term in near if not _cut(line, term.last, found.first)]
        distance = 1 if found.first in gathered else min(distances, default=99)
        placed = (
            found.prefix.endswith("ب")
            or _preposition(line, found.first, lexicon.small)
            or _hosting(line, found.first, lexicon.small)
        )
        opened = official or any(term.first <= 2 for term in line.of("verb"))
        limit = settings.date_reach * (2 if opened and line.order == 0 else 1)
        if placed and (distance <= limit or headline):
            spots.append(_Spot(found.value.name, found.start, found.end, distance, True, line))
    for party in parties_in(line, lexicon):
        if party.value.demonym or party.value.party not in knowledge.countries:
            continue
        before = [party.first - term.last - 1 for term in near if term.last < party.first]
        placed = (
            party.prefix.endswith("ب")
            or _preposition(line, party.first, lexicon.small)
            or _hosting(line, party.first, lexicon.small)
        )
        if placed and min(before, default=99) <= 2:
            name = knowledge.countries[party.value.party].name
            spots.append(_Spot(name, party.start, party.end, min(before), False, line))
    return spots


def _gathered(line: Line, lexicon: Lexicon) -> set[int]:
    """Words right behind "in" and the ministers or leaders of a body, who are there together: ``ناقش وزراء خارجية مجموعة السبع في روما``."""
    if line.order > 0:
        return set()
    levels = line.of("level")
    return {name.last + 2 for name in names_in(line.words, lexicon) if any(0 < name.first - level.last <= 2 for level in levels)}


def _of_others(line: Line, small: SmallWords) -> set[int]:
    """First words of terms of another meeting, which is part of a decision: ``أقر المجلس قرارات مؤتمر البريد المنعقد في``.

    A participle whose noun stands indefinite before a name that is no body's level, and that noun;
    ``الاجتماع المنعقد`` and ``اجتماع الوزراء المنعقد`` are the body's own.
    """
    found: set[int] = set()
    for term in line.of("verb"):
        noun = max((one for one in line.of("noun") if one.last < term.first), key=lambda one: one.last, default=None)
        if noun is None or noun.last == term.first - 1 or line.words[term.first].text not in small.of_other:
            continue
        level = any(noun.last < one.first < term.first for one in line.of("level"))
        decided = any(one.last < noun.first for one in line.of("decides"))
        if decided and not level and not line.words[noun.first].text.startswith("ال"):
            found |= {noun.first, term.first}
    return found


def _preposition(line: Line, first: int, small: SmallWords) -> bool:
    """Whether a preposition of place stands before the word, but for words like "the city of" and an adjective."""
    for index in range(first - 1, max(-1, first - 5), -1):
        word = line.words[index].text
        if word in small.place_prepositions:
            return True
        if word in small.headline_prepositions:
            return line.role == "headline"
        if word in small.place_nouns:
            if word.startswith("ب"):
                return True
        elif not word.startswith("ال"):
            return False
    return False


def _hosting(line: Line, first: int, small: SmallWords) -> bool:
    """Whether a verb of hosting stands before: ``احتضنت تونس``, ``استضافته العاصمة مسقط``."""
    return any(line.words[index].text.startswith(tuple(small.hosting)) for index in range(max(0, first - 4), first))


def _cut(line: Line, last: int, first: int) -> bool:
    """Whether another sentence's end lies between two words (a long quotation may hold several)."""
    return last < first and any(mark in line.between(last, first) for mark in (". ", ".\n", "؛", ";"))


def _chosen(spots: Sequence[_Spot]) -> _Spot | None:
    """The place that headline and lead name, then the one named most often, then a city before a state, then the nearest."""
    weights: Counter[Name] = Counter()
    for spot in spots:
        weights[spot.name] += 3 if spot.line.order <= 1 else 1
    return min(spots, key=lambda spot: (-weights[spot.name], not spot.city, spot.distance, spot.start), default=None)
