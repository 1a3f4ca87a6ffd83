"""What one document offers the room: its sentences outside furniture, each with its words and the words of meetings in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from communique.knowledge.gatherings import Kind, Term
from communique.meetings.lexicon import Lexicon, PartyWord, SmallWords
from communique.model import Document, Role
from communique.settings import Gathering
from communique.text.phrases import Found
from communique.text.segment import sentences
from communique.text.words import Word, words

_ANNOUNCED = 16
"""Words between a verb of announcing and ``next``: the body's name and the day stand between them."""
_SOON = 3
"""Words between ``next`` and those who will meet then: ``by the``."""
_LONGEST = 6000
"""Characters of a sentence that are read together: a thousand words."""
READ: tuple[Role, ...] = ("headline", "dateline", "body")
"""Roles of the regions that speak of the document's own matter."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. ``order`` counts the sentences of the body text from 0; headlines and datelines have -1."""

    text: str
    """The text that the offsets of the words count in: the document's, or its title's where that stands outside the text."""
    start: int
    end: int
    words: tuple[Word, ...]
    role: Role
    order: int
    terms: tuple[Found[tuple[Term, ...]], ...]
    inside: bool = True
    """False for a title that the text does not hold: evidence without spans."""

    def of(self, *kinds: Kind) -> list[Found[tuple[Term, ...]]]:
        """Terms of any of these kinds, in order."""
        return [found for found in self.terms if any(term.kind in kinds for term in found.value)]

    def says(self, *kinds: Kind) -> bool:
        """Whether a term of these kinds stands in the sentence."""
        return any(term.kind in kinds for found in self.terms for term in found.value)

    @property
    def elsewhere(self) -> bool:
        """Whether the sentence is about another meeting: one to come, an earlier one, an earlier text."""
        return self.says("ahead", "earlier", "recall")

    def between(self, first: int, last: int) -> str:
        """The raw text between two words of the sentence, given by index."""
        return self.text[self.words[first].end : self.words[last].start]


def lines(document: Document, lexicon: Lexicon) -> list[Line]:
    """The sentences of headline, dateline and body in order, the title first where the text does not hold it."""
    found: list[Line] = []
    title = document.title
    if title and not any(region.role == "headline" for region in document.regions):
        found.append(line_of(title, 0, len(title), "headline", -1, lexicon, inside=False))
    order = 0
    for region in document.regions:
        if region.role not in READ:
            continue
        body = region.role == "body"
        for sentence in sentences(document.text, region.start, region.end):
            for start, end in _pieces(document.text, sentence.start, sentence.end):
                line = line_of(document.text, start, end, region.role, order if body else -1, lexicon)
                if line.words:
                    found.append(line)
                    order += body
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as it is, or in pieces where a page without a full stop makes it endless: every name in a sentence is held against
    every other."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def line_of(text: str, start: int, end: int, role: Role, order: int, lexicon: Lexicon, inside: bool = True) -> Line:
    """One sentence with its words; ``inside`` as in :class:`Line`."""
    tokens = tuple(words(text, start, end))
    terms = tuple(found for found in lexicon.terms.find(tokens) if not _no_term(found, tokens))
    return Line(text, start, end, tokens, role, order, terms, inside)


def _no_term(found: Found[tuple[Term, ...]], tokens: Sequence[Word]) -> bool:
    """Whether words only look like a term: a fixed phrase, or ``قبل عام 1970``, which is no year ago."""
    numbered = found.last + 1 < len(tokens) and tokens[found.last + 1].text.isdigit()
    return any(term.kind == "aside" or (term.kind == "earlier" and numbered) for term in found.value)


def parties_in(line: Line, lexicon: Lexicon) -> list[Found[PartyWord]]:
    """Names and demonyms of parties in a sentence; a short name in capitals counts only where it is printed so."""
    return [
        found
        for found in lexicon.parties.find(line.words)
        if not found.value.acronym or line.text[found.start : found.end].replace(".", "").isupper()
    ]


def coming(line: Line, small: SmallWords) -> bool:
    """Whether a sentence announces a meeting of the same day or of the next: ``يلتقي اليوم``, ``تستضيف يوم الأربعاء المقبل``.

    In headlines the tense tells nothing; an Arabic report that begins in the present tense is an announcement.
    """
    if line.role == "headline":
        return False
    for n, word in enumerate(line.words):
        if word.text.removeprefix("و") not in small.announcing:
            continue
        if n == 0 and line.order == 0 and not word.text.isascii():
            return True
        if any(near.text in small.today or near.text in small.soon for near in line.words[max(0, n - 1) : n + _ANNOUNCED]):
            return True
    return False


def not_now(line: Line, found: Placed, small: SmallWords) -> bool:
    """Whether the words around a name put its meeting into another time: ``القمة السابقة``, ``الأسبوع المقبل من قبل القادة``."""
    before = line.words[max(0, found.first - _SOON) : found.first]
    behind = line.words[found.last + 1 : found.last + 3]
    return any(word.text in small.soon for word in (*before, *behind)) or any(word.text in small.bygone for word in behind)


def held(line: Line, small: SmallWords, settings: Gathering, *, standing: bool) -> bool:
    """Whether a sentence says that a meeting took place or took a decision, not only that there is such a meeting."""
    for found in line.of("verb", "people", "decides"):
        for term in found.value:
            if term.kind == "decides":
                if line.order < settings.lead_sentences and (standing or _people(line)):
                    return True
            elif not term.weak or any(apart(found, noun) <= _reach(noun, settings) for noun in line.of("noun", "level")):
                return True
    before = {word.text for noun in line.of("noun") for word in line.words[max(0, noun.first - 2) : noun.first]}
    return bool(before & small.told_at)


def _people(line: Line) -> bool:
    """Whether a level is named by those who meet at it (``وزراء الخارجية``), not by the gathering (``القمة``)."""
    return any(
        {term.kind for term in found.value} >= {"level"} and not any(t.kind == "noun" for t in found.value)
        for found in line.of("level")
    )


def _reach(noun: Found[tuple[Term, ...]], settings: Gathering) -> int:
    """How far from a word for a gathering a weak verb may stand: ``عقد`` is of a distant ``اجتماعا``, but also a contract."""
    sure = any(term.kind == "noun" and not term.weak for term in noun.value)
    return settings.date_reach if sure else settings.held_reach


def of_an_officer(found: Placed, line: Line, lexicon: Lexicon, gap: int = 0) -> bool:
    """Whether a name only says whose officer somebody is (``الأمين العام لجامعة الدول العربية``); up to ``gap`` words lie between."""
    return any(
        0 <= found.first - office.last - 1 <= gap or office.first <= found.first <= office.last
        for office in lexicon.offices.find(line.words)
    )


class Placed(Protocol):
    """Anything found in a sentence: indices of its first and last word."""

    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...


def apart(a: Placed, b: Placed) -> int:
    """Words between two finds of one sentence; 0 where they touch or overlap."""
    if a.first > b.last:
        return a.first - b.last - 1
    if b.first > a.last:
        return b.first - a.last - 1
    return 0
