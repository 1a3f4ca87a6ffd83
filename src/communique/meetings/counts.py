"""Numbers that a text states about its meeting, its body or its matter: who took part, how many members, how much money."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from communique.knowledge import Knowledge
from communique.meetings.lexicon import SmallWords, lexicon
from communique.meetings.lines import Line
from communique.model import Document, Span, StatedCount
from communique.settings import Gathering
from communique.text.normal import fold
from communique.text.numbers import Number, find_numbers
from communique.text.words import Word


def stated_counts(document: Document, lines: Sequence[Line], knowledge: Knowledge, settings: Gathering) -> tuple[StatedCount, ...]:
    """What the document counts, one entry for each thing and value, in order; each with the words that state it."""
    found: dict[tuple[str, int], StatedCount] = {}
    small = lexicon(knowledge).small
    for line in lines:
        if not line.inside or line.role == "dateline":
            continue
        before: Number | None = None
        for number in find_numbers(document.text, line.start, line.end, document.language, knowledge):
            whole = before is not None and _whole_of(before, number, line, small, settings.part_reach)
            before = number
            if number.value != int(number.value):
                continue
            what = _what(number, line, document.language, knowledge, settings.count_reach, whole=whole)
            if what is None:
                continue
            span = Span(document.id, min(number.start, number.counted_start), max(number.end, number.counted_end))
            key = (what, int(number.value))
            known = found.get(key)
            spans = (*known.spans, span) if known else (span,)
            found[key] = StatedCount(what, key[1], number.approximate or bool(known and known.approximate), spans)
    return tuple(found.values())


def _whole_of(part: Number, number: Number, line: Line, small: SmallWords, reach: int) -> bool:
    """Whether a number is what another is part of: ``nine of the ten members``, ``تسع من الدول الأعضاء العشر``."""
    if part.value > number.value or not any(part.end <= word.start < number.start for word in line.words):
        return False
    between = [word.text for word in line.words if part.end <= word.start < number.start]
    index = next((i for i, word in enumerate(line.words) if word.end > number.start), 0)
    return len(between) <= reach and _definite(number, line, index) and any(word in small.part_of for word in between)


def _what(number: Number, line: Line, language: str, knowledge: Knowledge, reach: int, *, whole: bool) -> str | None:
    """What a number counts, by its noun and the words around it; None for what no entry knows.

    ``whole``: the number is that of which another took part, so what counts those present does not count it.
    """
    words = line.words
    middle = next((i for i, word in enumerate(words) if word.end > number.start), 0)
    near = _padded(words[max(0, middle - reach) : middle + reach])
    before = _padded(words[max(0, middle - 4) : middle])
    if number.counted is None:
        nouns = _padded(words[max(0, middle - 4) : middle + 5])
    else:
        first = next((i for i, word in enumerate(words) if word.end > number.counted_start), middle)
        nouns = _padded(words[max(0, first - 1) : first + 3])
    for entry in knowledge.counted.get(language, ()):
        if (entry.largest is not None and number.value > entry.largest) or (whole and not entry.whole):
            continue
        if not any(noun in nouns for noun in _folded(entry.nouns)):
            continue
        if entry.near and not any(word in near for word in _folded(entry.near)):
            continue
        if entry.whole and not _definite(number, line, middle) and not any(word in before for word in _folded(entry.whole)):
            continue
        return entry.what
    return None


def _definite(number: Number, line: Line, index: int) -> bool:
    """Whether a number has the article: ``الخمسة عشر``, ``الـ 82``, ``the fifteen``."""
    last = line.words[index - 1].text if index else ""
    return line.words[index].text.startswith(("ال", "لل")) or last in ("ال", "the", "its")


@lru_cache(maxsize=256)
def _folded(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {fold(phrase)} " for phrase in phrases)


def _padded(words: Sequence[Word]) -> str:
    """Words as one searchable string; a conjunction written with a word is also read apart from it."""
    return " " + " ".join(f"{word.text} {word.text[1:]}" if word.text[:1] in "وفبل" else word.text for word in words) + " "
