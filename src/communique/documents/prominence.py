"""Which bodies does a document name, the one it is about first?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.documents.page import Line
from communique.knowledge import Knowledge
from communique.text.normal import fold
from communique.text.phrases import Found, Phrases

Naming = Found[tuple[str, ...]]
"""Words of a line with the ids of the bodies that go by them."""

_HEADLINE, _LEAD, _BODY = 6, 3, 1
"""What a naming weighs by where it stands. Order matters, not the figures: headline and lead say what a report is about."""


def bodies_named(headlines: Sequence[Line], body: Sequence[Line], knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of bodies named in headline and body, most prominent first.

    A full name counts, and an adjective right behind a word of meeting (``الاجتماع الوزاري الخليجي``); a short name adds to these
    but names nobody by itself. Of bodies that share a short name each gets its weight.
    """
    names = _names(knowledge)
    scores, short = Counter[str](), Counter[str]()
    first: dict[str, int] = {}
    weighed = [(line, _HEADLINE) for line in headlines] + [(line, _BODY if n else _LEAD) for n, line in enumerate(body)]
    named: list[tuple[Line, int, Sequence[Naming]]] = []
    for line, weight in weighed:
        full = names.full.find(line.words)
        named.append((line, weight, full))
        adjectives = _apart(names.adjective.find(line.words), full)
        behind = _behind(names.meetings.find(line.words), adjectives) if adjectives else []
        for found in (*full, *behind):
            for ident in found.value:
                scores[ident] += weight
                first[ident] = min(found.start, first.get(ident, found.start))
    for line, weight, known in named if scores else ():
        for found in _apart(names.short.find(line.words), known):
            short.update(dict.fromkeys(found.value, weight))
    return tuple(sorted(scores, key=lambda ident: (-scores[ident] - short[ident], first[ident], ident)))


def _apart(found: Iterable[Naming], full: Sequence[Naming]) -> list[Naming]:
    """Namings that touch no full name: ``the Association`` begins before ``Association for Water`` and is no naming of its own."""
    return [one for one in found if not any(one.first <= other.last and other.first <= one.last for other in full)]


def _behind(meetings: Sequence[Naming], adjectives: Iterable[Naming]) -> list[Naming]:
    """Adjectives right behind a word of meeting, or one word off."""
    return [one for one in adjectives if any(0 < one.first - word.last <= 2 for word in meetings)]


@dataclass(frozen=True, slots=True)
class _Names:
    """Names with the ids of the bodies that go by them, and words of meetings."""

    full: Phrases[tuple[str, ...]]
    short: Phrases[tuple[str, ...]]
    adjective: Phrases[tuple[str, ...]]
    meetings: Phrases[tuple[str, ...]]


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> _Names:
    bodies = [knowledge.bodies[ident] for ident in sorted(knowledge.bodies)]
    terms = [term for held in knowledge.gatherings.values() for term in held if term.kind == "noun" and not term.weak]
    return _Names(
        full=_gathered((phrase, body.id) for body in bodies for phrase in body.names.all),
        short=_gathered((phrase, body.id) for body in bodies for phrase in body.short.all),
        adjective=_gathered((phrase, body.id) for body in bodies for phrase in body.adjective.all),
        meetings=_gathered((phrase, term.kind) for term in terms for phrase in term.words),
    )


def _gathered(named: Iterable[tuple[str, str]]) -> Phrases[tuple[str, ...]]:
    """Phrases with all that goes by the same folded words."""
    values: dict[str, list[str]] = {}
    for phrase, value in named:
        values.setdefault(fold(phrase), []).append(value)
    return Phrases((phrase, tuple(dict.fromkeys(found))) for phrase, found in values.items())
