"""What the pages say around the words of documents, in every language that the interface speaks.

``interface/`` holds texts (sentences and labels, by ``section.key``), terms (the labels of the register's closed sets of words,
with their meanings), counted nouns in their plural forms, and sayings: sentences that records hold in English, with what they
are in the other languages. A language that lacks one of them is an error when the file is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from communique.knowledge import load

FOLDER = "interface"
LANGUAGES = ("en", "ar")
"""Of the interface; the first is the one that addresses without a language lead to."""


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or label; ``{name}`` stands for a value, and the few tags of HTML in it are meant."""

    en: str
    ar: str


@dataclass(frozen=True, slots=True)
class TermText:
    """A word of one of the register's closed sets."""

    label: Text
    meaning: Text
    sign: str = ""
    """One character that stands for it where colour must not be the only difference."""
    sign_ar: str = ""
    """The same in Arabic where it is a letter of the label; else ``sign``."""


@dataclass(frozen=True, slots=True)
class EnglishPlural:
    """English has two."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class ArabicPlural:
    """Arabic has five that nouns need: one and two alone, 3 to 10, 11 to 99, and hundreds; ``{n}`` is the number."""

    one: str
    two: str
    few: str
    many: str
    other: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that pages count."""

    en: EnglishPlural
    ar: ArabicPlural


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of a record in English; ``{name}`` matches any words, which are looked up as sayings themselves."""

    en: str
    ar: str
    examples: tuple[str, ...] = ()
    """Sentences that it matches; one without places needs none."""


@dataclass(frozen=True, slots=True)
class Interface:
    """All of it."""

    texts: Mapping[str, Text]
    terms: Mapping[str, Mapping[str, TermText]]
    """By set (``act``) and word (``commit``), in the order of the file."""
    nouns: Mapping[str, Noun]
    sayings: tuple[Saying, ...]
    months: Mapping[str, tuple[str, ...]]
    """Names of the twelve months by language."""


@cache
def read_interface() -> Interface:
    """:raises KnowledgeError: where a file breaks the form or a language lacks something."""
    texts = {
        f"{section}.{key}": load.entry(value, Text, f"knowledge/{FOLDER}/texts.toml: {section}.{key}")
        for section, rows in (load.read_toml(f"{FOLDER}/texts.toml") | load.read_toml(f"{FOLDER}/serving.toml")).items()
        for key, value in rows.items()
    }
    terms = {
        group: {word: load.entry(value, TermText, f"knowledge/{FOLDER}/terms.toml: {group}.{word}") for word, value in rows.items()}
        for group, rows in load.read_toml(f"{FOLDER}/terms.toml").items()
    }
    words = load.read_toml(f"{FOLDER}/counted.toml")
    nouns = {key: load.entry(value, Noun, f"knowledge/{FOLDER}/counted.toml: {key}") for key, value in words["nouns"].items()}
    months = {language: tuple(words["months"][language]) for language in LANGUAGES}
    return Interface(texts, terms, nouns, load.entries(f"{FOLDER}/sayings.toml", "sayings", Saying), months)
