"""Small words that the grammar of persons and places hangs on: heads of titles, ends of names, prepositions of place.

Files: ``languages/<language>/grammar.toml``, one table. Words are folded when the file is read; each list has its own example
sentences in the tests of the modules that use it.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.knowledge import load


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word lists of one language."""

    titles: tuple[str, ...]
    """First words of role titles (``وزير``, ``minister``)."""
    name_ends: tuple[str, ...]
    """Words that no name holds."""
    name_parts: tuple[str, ...]
    """Small words inside names that are not capitalised (``bin``, ``van``)."""
    names_with_waw: tuple[str, ...]
    """Names whose first letter looks like "and" written together with the word."""
    title_parts: tuple[str, ...]
    """Words inside titles that name no party."""
    counterparts: tuple[str, ...]
    """Words for an officer of the same rank of another party."""
    of_party: tuple[str, ...]
    """Words between a name and the party it acts for."""
    place_prepositions: tuple[str, ...]
    """Prepositions of place."""
    headline_prepositions: tuple[str, ...]
    """Prepositions that are of place in headlines only (``from Copenhagen``)."""
    place_nouns: tuple[str, ...]
    """Words between a preposition and a city (``the city of``)."""
    districts: tuple[str, ...]
    """Those of them that tell one body from others of its name (``المجلس البلدي في محافظة الوادي``)."""
    hosting: tuple[str, ...]
    """Beginnings of verbs whose subject is the place (``احتضنت تونس``)."""
    dealings: tuple[str, ...]
    """Nouns whose "with" makes no joint meeting (``cooperation with``)."""
    with_words: tuple[str, ...]
    between_words: tuple[str, ...]
    and_words: tuple[str, ...]
    """Words of joining as they stand alone."""
    numbered: tuple[str, ...]
    """Words before the number of a decree, whose date follows."""
    dated_text: tuple[str, ...]
    """Words between a text and its date that mark it as another text than the one reported (``the communique of 14 May``)."""
    part_of: tuple[str, ...]
    """Words between a part and its whole (``nine of the ten members``)."""
    told_at: tuple[str, ...]
    """Words before a meeting that is told behind a decision (``kept its ceiling, at a meeting in Vienna``)."""
    its: tuple[str, ...]
    """What a noun of the body's own has on it or before it: endings in Arabic (``اجتماعها``), words in English (``its``)."""
    announcing: tuple[str, ...]
    """Verbs of meeting that beside ``today`` announce it (``يلتقي اليوم``)."""
    today: tuple[str, ...]
    soon: tuple[str, ...]
    """Words that put a day ahead (``الأربعاء المقبل``); beside a verb of announcing they announce a meeting."""
    attribute_of: tuple[str, ...]
    """Words right before a body's name that say whose officer, seat or paper something is: the body does not act there."""
    that: tuple[str, ...]
    """Words between saying and what is said."""
    jointly: tuple[str, ...]
    """Words that make a text one of several parties (``joint``, ``final``)."""
    meets_two: tuple[str, ...]
    """Verbs that, opening a report before two officers of two states, tell of their meeting."""
    bygone: tuple[str, ...]
    """Words right behind a meeting's name that put it in the past (``القمة الأخيرة``)."""
    subject_fillers: tuple[str, ...]
    """Words that may stand between an Arabic verb and the body that is its subject (``تبنى أعضاء المجلس``)."""
    named_days: tuple[str, ...]
    """Words before a day that is a name and no date (``قوى 14 آذار``)."""
    of_states: tuple[str, ...]
    """Words behind a preposition that belong to a name (``وزراء البيئة في دول الحوض``), not to the place."""
    of_other: tuple[str, ...]
    """Words before a place or day that is of a conference or a paper spoken about (``المؤتمر المنعقد في الدوحة``)."""
    concluded: tuple[str, ...]
    """Words before the place of an agreement spoken about (``الاتفاق المبرم في فيينا``), where nobody meets now."""


def read_grammar(language: str) -> Grammar:
    """The word lists of one language."""
    path = f"languages/{language}/grammar.toml"
    return load.entry(load.read_toml(path), Grammar, f"knowledge/{path}")
