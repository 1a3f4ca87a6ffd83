"""The words of meetings, bodies, parties, offices and places, compiled for searching; built once for each :class:`Knowledge`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Literal, TypeVar

from communique.knowledge import Knowledge
from communique.knowledge.bodies import CABINET, Body
from communique.knowledge.gatherings import Term
from communique.knowledge.parties import Office, Place
from communique.text.normal import fold
from communique.text.phrases import Found, Phrases
from communique.text.words import Word

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Naming:
    """One way to name a body. ``unlike`` holds a name without meaning the body's meetings."""

    body: str
    kind: Literal["full", "short", "adjective", "unlike"]
    level: str | None
    """The formation that the name itself says (``القمة العربية``)."""


@dataclass(frozen=True, slots=True)
class PartyWord:
    """A party's name or demonym."""

    party: str
    demonym: bool
    acronym: bool = False
    """Counts only in capitals: ``US``, not ``us``."""


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The word lists of ``grammar.toml``, folded; scripts do not meet, so the languages stand together."""

    titles: frozenset[str]
    name_ends: frozenset[str]
    name_parts: frozenset[str]
    names_with_waw: frozenset[str]
    title_parts: frozenset[str]
    counterparts: frozenset[str]
    of_party: frozenset[str]
    place_prepositions: frozenset[str]
    headline_prepositions: frozenset[str]
    place_nouns: frozenset[str]
    districts: frozenset[str]
    hosting: frozenset[str]
    dealings: frozenset[str]
    with_words: frozenset[str]
    between_words: frozenset[str]
    and_words: frozenset[str]
    numbered: frozenset[str]
    dated_text: frozenset[str]
    part_of: frozenset[str]
    told_at: frozenset[str]
    its: frozenset[str]
    announcing: frozenset[str]
    today: frozenset[str]
    soon: frozenset[str]
    attribute_of: frozenset[str]
    that: frozenset[str]
    jointly: frozenset[str]
    meets_two: frozenset[str]
    bygone: frozenset[str]
    subject_fillers: frozenset[str]
    named_days: frozenset[str]
    of_states: frozenset[str]
    of_other: frozenset[str]
    concluded: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases that the room looks for."""

    terms: Phrases[tuple[Term, ...]]
    bodies: Phrases[tuple[Naming, ...]]
    """Full names, and phrases that only hold one."""
    shorts: Phrases[tuple[Naming, ...]]
    """Short names and adjectives; searched apart, because ``the Association`` begins before ``Association for Water``."""
    levels: Phrases[tuple[tuple[str, str], ...]]
    """Words of body profiles for their formations: (body, formation)."""
    parties: Phrases[PartyWord]
    offices: Phrases[Office]
    places: Phrases[Place]
    organisations: frozenset[str]
    """Slugs of the parties that are no states."""
    small: SmallWords


@lru_cache(maxsize=4)
def lexicon(knowledge: Knowledge) -> Lexicon:
    """The lexicon of one knowledge; a second call gives the same object."""
    return Lexicon(
        terms=_gathered((phrase, term) for terms in knowledge.gatherings.values() for term in terms for phrase in term.words),
        bodies=_gathered(pair for pair in _namings(knowledge.bodies.values()) if pair[1].kind in ("full", "unlike")),
        shorts=_gathered(pair for pair in _namings(knowledge.bodies.values()) if pair[1].kind in ("short", "adjective")),
        levels=_gathered(
            (phrase, (body.id, formation.id))
            for body in knowledge.bodies.values()
            if not body.id.startswith(CABINET)
            for formation in body.formations
            for phrase in formation.names.all
        ),
        parties=Phrases(_party_words(knowledge)),
        offices=Phrases((phrase, office) for office in knowledge.offices for phrase in office.names.all),
        places=Phrases((phrase, place) for place in knowledge.places for phrase in place.names.all),
        organisations=frozenset(knowledge.organisations),
        small=SmallWords(**{field.name: _folded(knowledge, field.name) for field in fields(SmallWords)}),
    )


def _folded(knowledge: Knowledge, name: str) -> frozenset[str]:
    """One list of ``grammar.toml`` over all languages."""
    return frozenset(fold(word) for grammar in knowledge.grammar.values() for word in getattr(grammar, name))


def _gathered(entries: Iterable[tuple[str, T]]) -> Phrases[tuple[T, ...]]:
    """Phrases whose value is everything that goes by the same folded words, in order."""
    values: dict[str, list[T]] = {}
    for phrase, value in entries:
        known = values.setdefault(fold(phrase), [])
        if value not in known:
            known.append(value)
    return Phrases((phrase, tuple(found)) for phrase, found in values.items())


def _namings(bodies: Iterable[Body]) -> Iterable[tuple[str, Naming]]:
    for body in bodies:
        levels = {fold(phrase): formation.id for formation in body.formations for phrase in formation.names.all}
        shared = body.id.startswith(f"{CABINET}-")
        for phrase in body.names.all:
            yield phrase, Naming(body.id, "full", levels.get(fold(phrase)))
        if shared:
            continue  # the pattern itself stands for the words that all cabinets share
        for phrase in body.short.all:
            yield phrase, Naming(body.id, "short", levels.get(fold(phrase)))
        for phrase in body.adjective.all:
            yield phrase, Naming(body.id, "adjective", None)
        for phrase in body.unlike.all:
            yield phrase, Naming(body.id, "unlike", None)


def _party_words(knowledge: Knowledge) -> Iterable[tuple[str, PartyWord]]:
    """Names before demonyms (of equal words the first counts), states before organisations."""
    states, organisations = knowledge.countries.values(), knowledge.organisations.values()
    for key, names in [(c.code, c.names) for c in states] + [(o.id, o.names) for o in organisations]:
        for phrase in names.all:
            yield phrase, PartyWord(key, False, phrase.isascii() and phrase.isupper() and len(phrase) <= 5)
    for country in states:
        for phrase in country.demonyms.en:
            yield phrase, PartyWord(country.code, True, phrase.isupper())
        for phrase in country.demonyms.ar:
            yield phrase, PartyWord(country.code, True)
            first, *rest = phrase.split()
            yield " ".join([f"ال{first}", *(f"ال{word}" for word in rest)]), PartyWord(country.code, True)


def names_in(words: Sequence[Word], lexicon: Lexicon) -> list[Found[tuple[Naming, ...]]]:
    """Names of bodies among the words of a sentence, in order; a short name inside or over a full one is left out."""
    full = lexicon.bodies.find(words)
    shorts = [s for s in lexicon.shorts.find(words) if not any(s.first <= f.last and f.first <= s.last for f in full)]
    return sorted([*full, *shorts], key=lambda found: found.first)
