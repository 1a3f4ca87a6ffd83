"""Does an entry of the knowledge that this room reads do what its examples say?"""

from __future__ import annotations

from communique.knowledge import Knowledge
from communique.knowledge.bodies import CABINET, Body, Formation
from communique.knowledge.gatherings import Counted, Term
from communique.knowledge.parties import Country, Office, Organisation, Place
from communique.meetings.counts import stated_counts
from communique.meetings.lexicon import Naming, lexicon, names_in
from communique.meetings.lines import Line, line_of, parties_in
from communique.model import Document, Region
from communique.settings import Gathering

Entry = Term | Counted | Body | Formation | Office | Organisation | Country | Place


def fires(entry: Entry, sentence: str, knowledge: Knowledge) -> bool:
    """Whether ``entry`` takes effect in ``sentence``.

    A body fires where it is named in full: a short name alone is no naming. Words of an ``aside`` fire where they are found,
    which is how they keep others from being found.
    """
    words = lexicon(knowledge)
    line = line_of(sentence, 0, len(sentence), "body", 0, words)
    if isinstance(entry, Term):
        return any(entry in found.value for found in words.terms.find(line.words))
    if isinstance(entry, Counted):
        language = next(tag for tag, entries in knowledge.counted.items() if entry in entries)
        return any(
            count.what == entry.what for count in stated_counts(_document(sentence, language), [line], knowledge, Gathering())
        )
    if isinstance(entry, Body):
        return any(_names(entry.id, naming.body) and naming.kind == "full" for naming in _namings(line, knowledge))
    if isinstance(entry, Formation):
        levels = [level for found in words.levels.find(line.words) for _, level in found.value]
        return entry.id in (*levels, *(naming.level for naming in _namings(line, knowledge)))
    if isinstance(entry, Office):
        return any(found.value == entry for found in words.offices.find(line.words))
    if isinstance(entry, Place):
        return any(found.value == entry for found in words.places.find(line.words))
    party = entry.code if isinstance(entry, Country) else entry.id
    return any(found.value.party == party for found in parties_in(line, words))


def _names(wanted: str, body: str) -> bool:
    return body == wanted or (wanted == CABINET and body.startswith(f"{CABINET}-"))


def _namings(line: Line, knowledge: Knowledge) -> list[Naming]:
    return [naming for found in names_in(line.words, lexicon(knowledge)) for naming in found.value]


def _document(sentence: str, language: str) -> Document:
    region = Region(0, len(sentence), "body", "example")
    return Document("example", "example", None, "press", language, None, None, None, None, None, sentence, (region,))
