"""Takes: agencies send a long story in several items, each a text that goes on where the one before it stopped.

A take is known by the end of its title (``إضافة أولى``, ``2nd add``, ``(2/3)``), the first of a story by a mark at the end of its text
(``// يتبع //``) or by its followers, which bear its title. Items stay documents of their own; :func:`stories` says which belong
together. Misses followers under another title, and stories whose first item is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from communique.knowledge import Knowledge
from communique.model import Document
from communique.text.normal import fold
from communique.text.words import words

_NUMBERED = re.compile(r"\s*[(\[«]?\s*(\d{1,2})\s*(?:/|من|of)\s*(\d{1,2})\s*[)\]»]?\s*$")
_END = 90
"""Characters at the end of a text in which a mark that it goes on stands, with a time of day behind it."""
_DAYS = 1
"""Days between takes of one story at most."""


@dataclass(frozen=True, slots=True)
class Take:
    """Which item of a story a text is."""

    story: str
    """The title without the words for the take, folded."""
    number: int
    last: bool
    """Whether the title says that nothing follows."""


def take_of(title: str | None, knowledge: Knowledge) -> Take | None:
    """What a title says; None where it numbers no take. A title alone is not known to be a story's first."""
    if not title:
        return None
    if (numbered := _NUMBERED.search(title)) and 1 <= int(numbered[1]) <= int(numbered[2]):
        return Take(_key(title[: numbered.start()]), int(numbered[1]), numbered[1] == numbered[2])
    held = [word.text for word in words(title)]
    numbers, lasts = _phrases(knowledge)
    last = next((n for n in _lengths(lasts) if tuple(held[-n:]) in lasts), 0)
    held = held[: len(held) - last]
    for length in _lengths(numbers):
        number = numbers.get(tuple(held[-length:]))
        if number is not None and len(held) > length:
            return Take(" ".join(held[:-length]), number, last > 0)
    return None


def goes_on(text: str, knowledge: Knowledge) -> bool:
    """Whether a text ends with an agency's mark that another take follows."""
    return _mark(knowledge).search(fold(text[-_END:].rstrip())) is not None


def stories(documents: Iterable[Document], knowledge: Knowledge) -> list[tuple[Document, ...]]:
    """The takes of each story that has more than one here, in their order; documents of one outlet or agency and about one day."""
    documents = sorted(documents, key=lambda one: one.id)
    numbered: dict[tuple[str, str], list[tuple[int, Document]]] = {}
    for document in documents:
        if document.title and _hint(knowledge).search(fold(document.title[-_END:])) is not None:
            take = take_of(document.title, knowledge)
            if take is not None:
                numbered.setdefault((_source(document), take.story), []).append((take.number, document))
    first: dict[tuple[str, str], list[tuple[int, Document]]] = {}
    sources = {source for source, _ in numbered}
    for document in documents:
        if document.title and _source(document) in sources and take_of(document.title, knowledge) is None:
            first.setdefault((_source(document), _key(document.title)), []).append((1, document))
    found = []
    for key in sorted(numbered):
        takes = first.get(key, []) + sorted(numbered[key], key=lambda pair: (pair[0], pair[1].id))
        near = [one for _, one in takes if _together(one, takes[0][1])]
        if len(near) > 1:
            found.append(tuple(near))
    return found


def continued(documents: Sequence[Document], knowledge: Knowledge) -> tuple[Document, ...]:
    """The documents, of which those cut off only because a take follows count as whole where it is here."""
    whole = {
        one.id for story in stories(documents, knowledge) for one in story[:-1] if not one.complete and goes_on(one.text, knowledge)
    }
    return tuple(replace(one, complete=True) if one.id in whole else one for one in documents)


def _together(one: Document, other: Document) -> bool:
    """Whether two items came out about the same day, as far as their days are known."""
    days = [document.published.date if document.published else document.crawled for document in (one, other)]
    known = [date.fromisoformat(day) for day in days if day and len(day) == 10]
    return len(known) < 2 or abs((known[0] - known[1]).days) <= _DAYS


def _source(document: Document) -> str:
    return document.agency or document.outlet or ""


def _key(title: str) -> str:
    return " ".join(word.text for word in words(title))


def _lengths(phrases: Iterable[tuple[str, ...]]) -> list[int]:
    return sorted({len(phrase) for phrase in phrases}, reverse=True)


@lru_cache(maxsize=4)
def _phrases(knowledge: Knowledge) -> tuple[dict[tuple[str, ...], int], frozenset[tuple[str, ...]]]:
    """Words of numbered takes with their number, and words for the last one."""
    numbers: dict[tuple[str, ...], int] = {}
    lasts: set[tuple[str, ...]] = set()
    for entry in (entry for entries in knowledge.take_words.values() for entry in entries):
        for phrase in entry.words:
            held = tuple(word.text for word in words(phrase))
            if entry.kind == "take" and entry.number is not None:
                numbers[held] = entry.number
            elif entry.kind == "last":
                lasts.add(held)
    return numbers, frozenset(lasts)


@lru_cache(maxsize=4)
def _hint(knowledge: Knowledge) -> re.Pattern[str]:
    """What the end of every title that numbers a take holds: a quick look, before its words are read."""
    numbers, _ = _phrases(knowledge)
    return re.compile("|".join(sorted({re.escape(phrase[0]) for phrase in numbers})) + r"|\d\W*$")


@lru_cache(maxsize=4)
def _mark(knowledge: Knowledge) -> re.Pattern[str]:
    """A mark at the end of a text: its words between slashes, brackets or dashes, at most a time of day behind it."""
    listed = [
        re.escape(fold(phrase))
        for entries in knowledge.take_words.values()
        for entry in entries
        if entry.kind == "goes-on"
        for phrase in entry.words
    ]
    alternatives = "|".join(sorted(listed, key=len, reverse=True))
    return re.compile(rf"[/(\[\-–—]\s*(?:{alternatives})\s*[/)\]\-–—]+[\s\d:.]*(?:\w{{1,4}}\s*){{0,3}}$")
