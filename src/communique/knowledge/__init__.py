"""What the program knows of languages, bodies, parties and outlets: TOML files, and the typed records they are read into.

:class:`Knowledge` is the one door: stages are handed one and ask it for what they need; a part is read from its file when
first asked for.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from communique.knowledge.acts import ActWords, read_act_words
from communique.knowledge.bodies import Body, joint_body, parts_of, read_bodies, read_written
from communique.knowledge.boilerplate import Boilerplate, read_boilerplate
from communique.knowledge.calendar import Calendar, read_calendar
from communique.knowledge.commitments import Marker, read_markers
from communique.knowledge.comparing import Comparing, read_comparing
from communique.knowledge.cues import CueEntry, cues
from communique.knowledge.gatherings import Counted, Term, read_counted, read_terms
from communique.knowledge.grammar import Grammar, read_grammar
from communique.knowledge.load import Carried
from communique.knowledge.novelty import Novelty, read_novelty
from communique.knowledge.numerals import Numeral, read_numerals
from communique.knowledge.oppositions import Oppositions, read_oppositions
from communique.knowledge.outlets import Outlet, read_outlets
from communique.knowledge.parties import (
    Country,
    Office,
    Organisation,
    Place,
    read_countries,
    read_offices,
    read_organisations,
    read_places,
)
from communique.knowledge.publishers import Publisher, read_publishers
from communique.knowledge.records import Procedure, read_procedures
from communique.knowledge.signs import Sign, read_signs
from communique.knowledge.speakers import SpeakerNouns, read_speaker_nouns
from communique.knowledge.takes import TakeWord, read_take_words
from communique.knowledge.themes import Theme, read_themes
from communique.model import Name

__all__ = ["Knowledge"]


class Knowledge:
    """All knowledge, read lazily; ``profiles`` are body profiles of the user's, added to those of the package."""

    languages = ("ar", "en")
    """Languages with files of their own under ``languages/``."""

    def __init__(self, profiles: tuple[Path | Carried, ...] = ()) -> None:
        self.profiles = profiles

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Bodies by id, the user's profiles among them."""
        return read_bodies((body for _, body in self.written_bodies), self.countries, self.organisations)

    @cached_property
    def written_bodies(self) -> tuple[tuple[str, Body], ...]:
        """Bodies as files hold them, each with the name of its file."""
        return read_written(self.profiles)

    def body(self, ident: str) -> Body | None:
        """The body of an id, also of a joint one (``bilateral-ae-eg``, ``gcc-us``) that has no profile."""
        if ident in self.bodies:
            return self.bodies[ident]
        parts = parts_of(ident, self.bodies, self.party_names)
        return joint_body(parts, self.bodies, self.party_names) if parts else None

    @cached_property
    def gatherings(self) -> dict[str, tuple[Term, ...]]:
        """Words of meetings, by language."""
        return {language: read_terms(language) for language in self.languages}

    @cached_property
    def signs(self) -> dict[str, tuple[Sign, ...]]:
        """Words by which a text that may report a meeting is known, by language."""
        return {language: read_signs(language) for language in self.languages}

    @cached_property
    def take_words(self) -> dict[str, tuple[TakeWord, ...]]:
        """Words by which agencies number the takes of a story, by language."""
        return {language: read_take_words(language) for language in self.languages}

    @cached_property
    def grammar(self) -> dict[str, Grammar]:
        """Small words of persons and places, by language."""
        return {language: read_grammar(language) for language in self.languages}

    @cached_property
    def counted(self) -> dict[str, tuple[Counted, ...]]:
        """What stated numbers count, by language."""
        return {language: read_counted(language) for language in self.languages}

    @cached_property
    def countries(self) -> dict[str, Country]:
        """States by ISO 3166 code."""
        return read_countries()

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """Organisations by slug."""
        return read_organisations()

    @cached_property
    def party_names(self) -> dict[str, Name]:
        """Names of all parties, states and organisations, by code or slug."""
        states = {code: country.name for code, country in self.countries.items()}
        return states | {slug: organisation.name for slug, organisation in self.organisations.items()}

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """Role titles of persons who act for a party."""
        return read_offices()

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Cities where meetings are held."""
        return read_places()

    @cached_property
    def comparing(self) -> dict[str, Comparing]:
        """By language: words that do not count, or count as one, when wordings are compared."""
        return {language: read_comparing(language) for language in self.languages}

    @cached_property
    def procedures(self) -> tuple[Procedure, ...]:
        """Kinds of procedure that reports tell of a meeting, in the order in which they are tried."""
        return read_procedures()

    @cached_property
    def boilerplate(self) -> Boilerplate:
        """Furniture of news pages in all languages."""
        return read_boilerplate(self.languages)

    @cached_property
    def outlets(self) -> dict[str, Outlet]:
        """Outlets and news agencies by slug."""
        return read_outlets()

    @cached_property
    def commitment_markers(self) -> dict[str, tuple[Marker, ...]]:
        """By language: words that introduce the parts of a commitment."""
        return {language: read_markers(language) for language in self.languages}

    @cached_property
    def cues(self) -> dict[str, tuple[CueEntry, ...]]:
        """Reporting verbs and nouns by language."""
        return {language: cues(language) for language in self.languages}

    @cached_property
    def act_words(self) -> tuple[ActWords, ...]:
        """Words of a content that decide its act and strength."""
        return read_act_words()

    @cached_property
    def speaker_nouns(self) -> dict[str, tuple[SpeakerNouns, ...]]:
        """Head nouns of subjects by language."""
        return {language: read_speaker_nouns(language) for language in self.languages}

    @cached_property
    def calendars(self) -> dict[str, Calendar]:
        """Words of dates by language."""
        return {language: read_calendar(language) for language in self.languages}

    @cached_property
    def numerals(self) -> dict[str, tuple[Numeral, ...]]:
        """Words of numbers by language."""
        return {language: read_numerals(language) for language in self.languages}

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """Fields of public policy for documents of no profiled body."""
        return read_themes()

    @cached_property
    def novelty(self) -> tuple[Novelty, ...]:
        """Words by which a text itself says that something is new."""
        return read_novelty()

    @cached_property
    def oppositions(self) -> Oppositions:
        """Words by which reports of one meeting contradict one another."""
        return read_oppositions()

    @cached_property
    def publishers(self) -> tuple[Publisher, ...]:
        """Words for what a publisher is, in all languages."""
        return read_publishers(self.languages)
