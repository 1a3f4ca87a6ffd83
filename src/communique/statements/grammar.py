"""What the stage knows of one language, read once: cue forms, deciding words, speaker nouns, themes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from communique.knowledge import Knowledge
from communique.knowledge.acts import ActWords
from communique.knowledge.speakers import SpeakerKind
from communique.statements.forms import Forms
from communique.statements.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Grammar:
    """Look-up tables of one language."""

    language: str
    forms: Forms
    heads: Lexicon[ActWords]
    signs: Lexicon[ActWords]
    speakers: Lexicon[SpeakerKind]
    names: Lexicon[str]
    """Names of states: definite without an article."""
    states: Lexicon[str]
    """Names and demonyms of states; value: party code."""
    places: Lexicon[str]
    """Cities and states; value: country code."""


@lru_cache(maxsize=8)
def grammar(knowledge: Knowledge, language: str) -> Grammar:
    """The tables of ``language``; a language without knowledge of its own is read with the English ones."""
    language = language if language in knowledge.languages else "en"
    classes = knowledge.act_words
    return Grammar(
        language=language,
        forms=Forms(knowledge.cues[language], language),
        heads=Lexicon((word, c) for c in classes if c.place == "head" for word in c.words.of(language)),
        signs=Lexicon((word, c) for c in classes if c.place == "sign" for word in c.words.of(language)),
        speakers=Lexicon((word, nouns.kind) for nouns in knowledge.speaker_nouns[language] for word in nouns.words),
        names=party_words(knowledge, language),
        states=state_words(knowledge, language),
        places=place_words(knowledge, language),
    )


@lru_cache(maxsize=64)
def body_words(knowledge: Knowledge, bodies: tuple[str, ...], language: str) -> Lexicon[SpeakerKind]:
    """Names of the bodies that a document is about: whoever bears one speaks for the meeting."""
    found = [body for body in map(knowledge.body, bodies) if body is not None]
    return Lexicon((name, "meeting") for body in found for name in (*body.names.of(language), *body.short.of(language)))


@lru_cache(maxsize=2)
def party_words(knowledge: Knowledge, language: str) -> Lexicon[str]:
    """Names of states; value: party code."""
    rows: Mapping[str, object] = knowledge.countries
    return Lexicon((name, code) for code in rows for name in knowledge.countries[code].names.of(language))


@lru_cache(maxsize=2)
def state_words(knowledge: Knowledge, language: str) -> Lexicon[str]:
    """Names and demonyms of states; value: party code."""
    countries = knowledge.countries.values()
    return Lexicon((word, one.code) for one in countries for word in (*one.names.of(language), *one.demonyms.of(language)))


@lru_cache(maxsize=2)
def place_words(knowledge: Knowledge, language: str) -> Lexicon[str]:
    """Names of cities and states; value: country code."""
    countries = [(word, one.code) for one in knowledge.countries.values() for word in one.names.of(language)]
    return Lexicon([*countries, *((word, one.country) for one in knowledge.places for word in one.names.of(language))])
