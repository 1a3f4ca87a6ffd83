"""Furniture of news pages: the words by which a share button, a comment form or a byline is told from the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import load
from communique.model import Role


@dataclass(frozen=True, slots=True)
class Marker:
    """Phrases of one kind of furniture, and what follows from meeting one. Matched on folded words."""

    id: str
    role: Role
    match: Literal["line", "start", "end"]
    """``line``: the phrase is all the line's words. ``start``: the line begins with it. ``end``: from the phrase to the end of its line, at
    the end of the text only."""
    phrases: tuple[str, ...]
    reason: str
    """What the region's reason says, after "page furniture: "."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    opens: Literal["nothing", "stories", "page-end"] = "nothing"
    """``stories``: other stories follow, until the text takes up its subject again. ``page-end``: no article comes after it."""
    inside: bool = True
    """False for words that may also be a heading of the article: they count only before its first and after its last paragraph."""
    dated: bool = False
    """True for widgets that print a day of their own, today's or another: a date right below is part of them."""
    longest: int = 12
    """Words of the longest line that a ``start`` phrase marks."""
    separator: bool = False
    """True where a colon, dash, bar or the line's end must follow a ``start`` phrase, since it also begins sentences."""


@dataclass(frozen=True, slots=True)
class CreditWord:
    """A word that stands for an outlet or agency in a dateline or credit: ``agencies``, ``exclusive``, ``monitoring``."""

    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    writer: bool = False
    """True where a person's name follows it: ``by``, ``reported by``."""


@dataclass(frozen=True, slots=True)
class NoName:
    """Words that no name of a person, place or outlet holds: a stretch with one of them is no signature."""

    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficialPhrase:
    """Words by which a text says that it is the communique itself."""

    match: Literal["title", "title word", "we", "narrator", "document"]
    """``title``: the title or first line begins with it. ``title word``: the title holds it, a weaker sign. ``we``: a paragraph
    begins so, outside quotation marks; the text speaks for itself. ``narrator``: whom a communique tells of, first or second in a
    paragraph. ``document``: what a report calls the text that it reports, after a reporting verb; the text itself never does."""
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CutMark:
    """Words with which a shortened text ends: ``read more``."""

    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    midway: bool = False
    """True for single words that a sentence goes on after (``of``): a text without a full stop behind one was cut there."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """All furniture of one or more languages."""

    markers: tuple[Marker, ...]
    credit_words: tuple[CreditWord, ...]
    no_names: tuple[NoName, ...]
    official_phrases: tuple[OfficialPhrase, ...]
    cut_marks: tuple[CutMark, ...]


def read_boilerplate(languages: tuple[str, ...]) -> Boilerplate:
    """Furniture of all ``languages`` together: a page of one carries buttons of another."""
    files = [f"languages/{language}/boilerplate.toml" for language in languages]
    return Boilerplate(
        markers=tuple(entry for file in files for entry in load.entries(file, "marker", Marker)),
        credit_words=tuple(entry for file in files for entry in load.entries(file, "credit_word", CreditWord)),
        no_names=tuple(entry for file in files for entry in load.entries(file, "no_name", NoName)),
        official_phrases=tuple(entry for file in files for entry in load.entries(file, "official_phrase", OfficialPhrase)),
        cut_marks=tuple(entry for file in files for entry in load.entries(file, "cut_mark", CutMark)),
    )
