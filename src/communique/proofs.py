"""Every example and counter-example of the knowledge, run through the stage that reads its entry.

Each room says in its own ``fires`` whether an entry takes effect in a sentence; here stands which kinds there are, in which
file, and whom to ask. States and places have names instead of examples: each name must lead to its entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Protocol, TypeVar

from communique.copies import examples as copies
from communique.documents import examples as documents
from communique.knowledge import Knowledge, orthography
from communique.knowledge.boilerplate import read_boilerplate
from communique.knowledge.calendar import DateWord, MonthName
from communique.knowledge.commitments import Marker
from communique.knowledge.comparing import Equal, Ignored
from communique.knowledge.numerals import Numeral
from communique.knowledge.particles import particle_files
from communique.knowledge.parties import Country, Place
from communique.knowledge.publishers import read_publishers
from communique.meetings import examples as meetings
from communique.points import changes, content, facts, members, parts
from communique.statements import examples as statements
from communique.text import examples as text


@dataclass(frozen=True, slots=True)
class Proof:
    """One sentence and what an entry did in it; without a sentence where the entry has no example, which counts as broken."""

    kind: str
    file: str
    """``knowledge/languages/ar/cues.toml``; of a user's profile the name."""
    entry: str
    """The entry's id, or the words it is known by."""
    sentence: str
    """Where examples are pairs, ``printed = read``."""
    should_fire: bool
    fired: bool

    @property
    def broken(self) -> bool:
        return self.fired != self.should_fire


class _Entry(Protocol):
    @property
    def examples(self) -> tuple[str, ...]: ...

    @property
    def counter_examples(self) -> tuple[str, ...]: ...


E = TypeVar("E", bound=_Entry)


def proofs(knowledge: Knowledge) -> Iterator[Proof]:
    """The proofs of all knowledge, the user's profiles among it, room by room."""
    rooms = (_orthography, _dates_and_numbers, _documents, _meetings, _parties, _statements, _points, _copies)
    return chain.from_iterable(room(knowledge) for room in rooms)


def _proved(
    kind: str, file: str, entries: Iterable[E], name: Callable[[E], str], fires: Callable[[E, str], bool]
) -> Iterator[Proof]:
    for entry in entries:
        if not entry.examples:
            yield Proof(kind, file, name(entry), "", True, False)
        for sentence in entry.examples:
            yield Proof(kind, file, name(entry), sentence, True, fires(entry, sentence))
        for sentence in entry.counter_examples:
            yield Proof(kind, file, name(entry), sentence, False, fires(entry, sentence))


def _orthography(knowledge: Knowledge) -> Iterator[Proof]:
    arabic = "knowledge/languages/ar/orthography.toml"
    pairs_of = [("letters", row.target, row.examples, partial(text.folds, row)) for row in orthography.letters()]
    pairs_of += [("persian", row.target, row.examples, partial(text.repairs, row)) for row in orthography.persian()]
    pairs_of += [("proclitic", row.text, row.examples, partial(text.comes_off, row)) for row in orthography.proclitics()]
    pairs_of += [("whole", row.words[0], row.examples, partial(text.stays_whole, row)) for row in orthography.whole_words()]
    for kind, name, examples, holds in pairs_of:
        if not examples:
            yield Proof(kind, arabic, name, "", True, False)
        for printed, read in examples:
            yield Proof(kind, arabic, name, f"{printed} = {read}", True, holds(printed, read))
    for language in knowledge.languages:
        file, rows = f"knowledge/languages/{language}/orthography.toml", orthography.abbreviations_of(language)
        yield from _proved("abbreviation", file, rows, lambda entry: entry.text, text.ends_no_sentence)
    english = "knowledge/languages/en/orthography.toml"
    yield from _proved("opener", english, orthography.openers(), lambda entry: entry.words[0], text.opens_a_sentence)


def _dates_and_numbers(knowledge: Knowledge) -> Iterator[Proof]:
    for language in knowledge.languages:
        folder = f"knowledge/languages/{language}"
        calendar = knowledge.calendars[language]

        def fires(entry: MonthName | DateWord | Numeral, sentence: str, language: str = language) -> bool:
            return text.fires(entry, sentence, knowledge, language)

        for file, months in (("months", calendar.cldr_months), ("dates", calendar.written_months)):
            yield from _proved("month", f"{folder}/{file}.toml", months, lambda entry: entry.name, fires)
        yield from _proved("date word", f"{folder}/dates.toml", calendar.words, lambda entry: entry.forms[0], fires)
        yield from _proved("numeral", f"{folder}/numbers.toml", knowledge.numerals[language], lambda entry: entry.forms[0], fires)
        numbered = partial(text.numbers_a_take, knowledge=knowledge)
        takes = knowledge.take_words[language]
        yield from _proved("take", f"{folder}/takes.toml", takes, lambda entry: f"{entry.kind} {entry.words[0]}", numbered)


def _documents(knowledge: Knowledge) -> Iterator[Proof]:
    def fires(entry: documents.Entry, sentence: str) -> bool:
        return documents.fires(entry, sentence, knowledge)

    for language in knowledge.languages:
        file, furniture = f"knowledge/languages/{language}/boilerplate.toml", read_boilerplate((language,))
        yield from _proved("marker", file, furniture.markers, lambda entry: entry.id, fires)
        yield from _proved("credit word", file, furniture.credit_words, lambda entry: entry.phrases[0], fires)
        yield from _proved("no name", file, furniture.no_names, lambda entry: entry.phrases[0], fires)
        yield from _proved("official phrase", file, furniture.official_phrases, lambda entry: entry.phrases[0], fires)
        yield from _proved("cut mark", file, furniture.cut_marks, lambda entry: entry.phrases[0], fires)
        signs = f"knowledge/languages/{language}/signs.toml"
        yield from _proved("sign", signs, knowledge.signs[language], lambda entry: entry.kind, fires)
    yield from _proved("outlet", "knowledge/outlets.toml", knowledge.outlets.values(), lambda entry: entry.id, fires)


def _meetings(knowledge: Knowledge) -> Iterator[Proof]:
    def fires(entry: meetings.Entry, sentence: str) -> bool:
        return meetings.fires(entry, sentence, knowledge)

    for language in knowledge.languages:
        file = f"knowledge/languages/{language}/gatherings.toml"
        yield from _proved("term", file, knowledge.gatherings[language], lambda entry: f"{entry.kind} {entry.words[0]}", fires)
        yield from _proved("counted", file, knowledge.counted[language], lambda entry: entry.what, fires)
    for file, body in knowledge.written_bodies:
        if body != knowledge.bodies.get(body.id):
            continue  # a user's profile stands in its place
        yield from _proved("body", file, [body], lambda entry: entry.id, fires)
        yield from _proved("formation", file, body.formations, lambda entry: entry.id, fires)


def _parties(knowledge: Knowledge) -> Iterator[Proof]:
    def fires(entry: meetings.Entry, sentence: str) -> bool:
        return meetings.fires(entry, sentence, knowledge)

    folder = "knowledge/parties"
    organisations = knowledge.organisations.values()
    yield from _proved("organisation", f"{folder}/organisations.toml", organisations, lambda entry: entry.id, fires)
    yield from _proved("office", f"{folder}/offices.toml", knowledge.offices, lambda entry: entry.id, fires)
    named: list[tuple[str, str, Country | Place]] = []
    named += [("country", country.code, country) for country in knowledge.countries.values()]
    named += [("place", place.id, place) for place in knowledge.places]
    for kind, name, entry in named:
        file = f"{folder}/countries.toml" if kind == "country" else f"{folder}/places.toml"
        for sentence in entry.names.all or ("",):
            yield Proof(kind, file, name, sentence, True, fires(entry, sentence))


def _statements(knowledge: Knowledge) -> Iterator[Proof]:
    def fires(entry: statements.Entry, sentence: str) -> bool:
        return statements.fires(entry, sentence, knowledge)

    for language in knowledge.languages:
        folder = f"knowledge/languages/{language}"
        yield from _proved("cue", f"{folder}/cues.toml", knowledge.cues[language], lambda entry: entry.lemma, fires)
        small_words = partial(statements.holds, language=language)
        for path, classes in particle_files(language).items():
            yield from _proved("small words", f"knowledge/{path}", classes, lambda entry: entry.id, small_words)
        yield from _proved(
            "speakers", f"{folder}/speakers.toml", knowledge.speaker_nouns[language], lambda entry: entry.kind, fires
        )
    yield from _proved("act", "knowledge/acts.toml", knowledge.act_words, lambda entry: entry.id, fires)
    yield from _proved("theme", "knowledge/themes.toml", knowledge.themes, lambda entry: entry.id, fires)
    for file, body in knowledge.written_bodies:
        yield from _proved("theme", file, body.themes, lambda entry: entry.id, fires)


def _points(knowledge: Knowledge) -> Iterator[Proof]:
    for language in knowledge.languages:

        def compares(entry: Ignored | Equal, sentence: str, language: str = language) -> bool:
            return content.fires(entry, sentence, knowledge, language)

        def marks(entry: Marker, sentence: str, language: str = language) -> bool:
            return parts.fires(entry, sentence, knowledge, language)

        folder, comparing = f"knowledge/languages/{language}", knowledge.comparing[language]
        yield from _proved("ignored", f"{folder}/comparing.toml", comparing.ignored, lambda entry: entry.id, compares)
        yield from _proved("equal", f"{folder}/comparing.toml", comparing.equal, lambda entry: entry.id, compares)
        markers = knowledge.commitment_markers[language]
        yield from _proved("part of a commitment", f"{folder}/commitments.toml", markers, lambda entry: entry.id, marks)
    yield from _proved(
        "procedure",
        "knowledge/records.toml",
        knowledge.procedures,
        lambda entry: entry.id,
        lambda e, s: members.fires(e, s, knowledge),
    )
    yield from _proved("novelty", "knowledge/novelty.toml", knowledge.novelty, lambda entry: entry.id, changes.fires)
    oppositions = knowledge.oppositions
    for table in (oppositions.directions, oppositions.parts, oppositions.people, oppositions.one_holder):
        yield from _proved(
            "opposition", "knowledge/oppositions.toml", table, lambda entry: entry.id, lambda e, s: facts.fires(e, s, knowledge)
        )


def _copies(knowledge: Knowledge) -> Iterator[Proof]:
    for language in knowledge.languages:
        file, classes = f"knowledge/languages/{language}/publishers.toml", read_publishers((language,))
        yield from _proved("publisher", file, classes, lambda entry: entry.words[0], lambda e, s: copies.fires(e, s, knowledge))
