"""Parties: states, organisations, the offices that act for them, and the places where they meet (``parties/*.toml``).

``countries.toml`` is written by ``scripts/make_countries.py`` from CLDR and checked in; press variants and irregular
demonyms are kept in that script, never by hand in its output. ``الولايات المتحدة`` and ``الأمريكي`` both lead to ``US``.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.knowledge import load
from communique.knowledge.wordings import Wordings
from communique.model import Name


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory of ISO 3166."""

    code: str
    name: Name
    names: Wordings
    demonyms: Wordings
    """Adjectives in the forms of print: masculine and feminine, with and without the article, folded variants not repeated."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that takes part in meetings or is named in them; ``id`` is its party slug."""

    id: str
    name: Name
    names: Wordings
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A role title that a person holds for a party: ``وزير خارجية`` <party>."""

    id: str
    names: Wordings
    """Titles without their party; the party follows as a name or an adjective, or is known from ``party``."""
    examples: tuple[str, ...]
    party: str | None = None
    """The party that the title itself names (the EU's High Representative)."""
    formation: str | None = None
    """The level at which its holders meet."""
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A city where meetings are held."""

    id: str
    name: Name
    country: str
    names: Wordings


def read_countries() -> dict[str, Country]:
    """Countries by ISO 3166 code."""
    return {country.code: country for country in load.entries("parties/countries.toml", "countries", Country)}


def read_organisations() -> dict[str, Organisation]:
    """Organisations by slug."""
    return {found.id: found for found in load.entries("parties/organisations.toml", "organisations", Organisation)}


def read_offices() -> tuple[Office, ...]:
    """Role titles in the order of the file."""
    return load.entries("parties/offices.toml", "offices", Office)


def read_places() -> tuple[Place, ...]:
    """Cities in the order of the file."""
    return load.entries("parties/places.toml", "places", Place)
