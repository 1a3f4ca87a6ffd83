"""What of a wording counts when it is compared with another: content words by their dictionary form, and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from communique.knowledge import Knowledge
from communique.knowledge.comparing import Equal, Ignored
from communique.model import Document, Statement
from communique.text.normal import fold
from communique.text.numbers import find_numbers
from communique.text.phrases import Phrases
from communique.text.words import Word, lemma, strip_proclitics, words

ALIKE = 80.0
"""Letters in common (rapidfuzz ratio, 0-100) from which two words of four letters or more are forms of one word:
``سيادته`` and ``سيادة`` have 91, ``العراق`` and ``العراقية`` 86, ``دولة`` and ``دور`` 57."""

LETTERS = 4
"""Letters a word must have to be told from another by its letters."""

NUMBER = "#"
"""What the key of a number begins with; its value follows, so that ``72`` and ``seventy-two`` are one word."""

MONTH = "=month-"
DAY = "=day"
"""Key of names of days and words like ``today``: one report's *yesterday* is the next one's *Monday*."""
FIXED = (NUMBER, MONTH, DAY)
READ = 50_000
"""Stretches whose words a lexicon keeps: copies of one text, and the stages after one another, ask for the same ones."""

ACTS = frozenset(("=commit", "=need", "=agree", "=call", "=welcome", "=condemn", "=express"))
"""Keys of words that carry an act."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word that counts; ``key`` is equal for forms of one word and for words that stand for one another."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True)
class Wording:
    """A stretch of a document as it is compared: its words and what of them counts."""

    document: str
    language: str
    text: str
    tokens: tuple[Token, ...]
    """Content words in order."""
    numbers: frozenset[str] = field(default=frozenset())
    matter: str = ""
    """The text without the words that carry an act (commitment, need, call): what it is about, not what is done about it."""
    spans: tuple[tuple[int, int], ...] = ()
    """Where ``text`` stands; it joins them with one space each."""

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(token.key for token in self.tokens)


class Lexicon:
    """One language's comparing knowledge, ready for looking up folded words."""

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        self.language = language
        self._knowledge = knowledge
        self._read: dict[str, tuple[Token, ...]] = {}
        comparing = knowledge.comparing.get(language)
        self._ignored = {fold(word) for entry in (comparing.ignored if comparing else ()) for word in entry.words}
        self._equal: dict[str, str] = {}
        for entry in comparing.equal if comparing else ():
            for word in entry.words:
                for form in {fold(word), lemma(fold(word), language)}:
                    self._equal.setdefault(form, f"={entry.id}")
        self._numerals = {
            word.text
            for numeral in knowledge.numerals.get(language, ())
            if numeral.kind in ("unit", "ten", "hundred", "scale", "scales", "dual")
            for form in numeral.forms
            for word in words(form)
        }
        calendar = knowledge.calendars.get(language)
        months = [m for m in calendar.months if m.calendar == "gregorian"] if calendar else []
        days = [w for w in calendar.words if w.kind in ("weekday", "relative")] if calendar else []
        self._days = frozenset(fold(form) for word in days for form in word.forms)
        self._months: Phrases[str] = Phrases((month.name, f"{MONTH}{month.number}") for month in months)

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The content words of a stretch; a number, and a month beside one, is one word whatever it is called."""
        stretch = text[start:end]
        if stretch not in self._read:
            if len(self._read) >= READ:
                self._read.clear()
            self._read[stretch] = self._tokens(stretch)
        return [Token(start + t.start, start + t.end, t.text, t.key) for t in self._read[stretch]]

    def _tokens(self, text: str) -> tuple[Token, ...]:
        said = _names_joined(words(text)) if self.language == "ar" else words(text)
        numbers = find_numbers(text, 0, len(text), self.language, self._knowledge) if any(map(self._numeral, said)) else []
        months = [m for m in self._months.find(said) if _beside_digits(said, m.first, m.last)]
        set_ones = [Token(n.start, n.end, f"{n.value:g}", f"{NUMBER}{n.value:g}") for n in numbers]
        set_ones += [Token(m.start, m.end, m.value, m.value) for m in months]
        places = [(t.start, t.end) for t in set_ones]
        free = (word for word in said if not any(a < word.end and word.start < b for a, b in places))
        return tuple(sorted([*set_ones, *filter(None, map(self._token, free))], key=lambda t: t.start))

    def _numeral(self, word: Word) -> bool:
        return word.text in self._numerals or any(reading in self._numerals for reading in strip_proclitics(word.text))

    def _token(self, word: Word) -> Token | None:
        """The word as it counts, or None where it does not."""
        if word.text.isdigit():
            return Token(word.start, word.end, word.text, f"{NUMBER}{int(word.text)}")
        readings = [word.text, *(strip_proclitics(word.text) if self.language == "ar" else [])]
        if self._days.intersection(readings):
            return Token(word.start, word.end, word.text, DAY)
        for reading in readings:
            if reading in self._equal:
                return Token(word.start, word.end, word.text, self._equal[reading])
        if any(reading in self._ignored for reading in readings):
            return None
        base = lemma(word.text, self.language)
        return Token(
            word.start,
            word.end,
            strip_proclitics(word.text)[0] if self.language == "ar" else word.text,
            self._equal.get(base, base),
        )


@lru_cache(maxsize=8)
def _lexicon(knowledge: Knowledge, language: str) -> Lexicon:
    """One for all stages: they read the same stretches."""
    return Lexicon(knowledge, language)


class Wordings:
    """Makes :class:`Wording` records, one lexicon a language."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def lexicon(self, language: str) -> Lexicon:
        return _lexicon(self._knowledge, language)

    def of(self, document: Document, spans: Iterable[tuple[int, int]]) -> Wording:
        """The wording of some spans of a document, taken together."""
        lexicon, spans = self.lexicon(document.language), sorted(spans)
        tokens = tuple(t for start, end in spans for t in lexicon.tokens(document.text, start, end))
        text = " ".join(document.text[start:end] for start, end in spans)
        acts = [(t.start, t.end) for t in tokens if t.key in ACTS]
        matter = " ".join(_without(document.text, start, end, acts) for start, end in spans)
        numbers = frozenset(token.text for token in tokens if token.key.startswith(NUMBER))
        return Wording(document.id, document.language, text, tokens, numbers, matter if fold(matter) else text, tuple(spans))

    def content(self, document: Document, statement: Statement) -> Wording:
        """The wording of a statement's content."""
        return self.of(document, statement.content or ((statement.start, statement.end),))


_NAME_BEGINS = re.compile(r"[وفبلك]?(?:عبد|ابو)")
"""First half of a name that is written as one word or two: ``عبد الله`` and ``عبدالله``, ``أبو ظبي`` and ``أبوظبي``."""


def _names_joined(said: Sequence[Word]) -> list[Word]:
    """The words, with such names as one word each."""
    joined: list[Word] = []
    for word in said:
        if joined and _NAME_BEGINS.fullmatch(joined[-1].text):
            first = joined.pop()
            word = Word(first.start, word.end, first.text + word.text)
        joined.append(word)
    return joined


def _beside_digits(said: Sequence[Word], first: int, last: int) -> bool:
    """Whether a digit stands next to a name of a month: ``may`` and ``mars`` are other words too."""
    return any(said[n].text[:1].isdigit() for n in (first - 1, last + 1) if 0 <= n < len(said))


def _without(text: str, start: int, end: int, cut: Sequence[tuple[int, int]]) -> str:
    pieces, at = [], start
    for first, last in cut:
        if start <= first and last <= end:
            pieces.append(text[at:first])
            at = last
    return " ".join((*pieces, text[at:end]))


_UNFINISHED = re.compile(r"س?[يتن](\w{3,}?)(?:وا|ون|ان|ين|ن)?")
"""An Arabic verb of what is or will be, whoever does it: ``يطلقوا`` and ``نطلق``, ``سيعقد`` and ``نعقد``."""


def same_word(a: Token, b: Token) -> bool:
    """Whether two words are forms of one, or stand for one another."""
    if a.key == b.key:
        return True
    if not (_by_letters(a) and _by_letters(b)):
        return False
    return fuzz.ratio(a.text, b.text) >= ALIKE or _same_verb(a.text, b.text)


def _same_verb(a: str, b: str) -> bool:
    first, second = _UNFINISHED.fullmatch(a), _UNFINISHED.fullmatch(b)
    return first is not None and second is not None and first[1] == second[1]


def found_in(tokens: Sequence[Token], others: Sequence[Token]) -> list[bool]:
    """For each of ``tokens`` whether ``others`` have it (:func:`same_word`, all pairs at once)."""
    keys = {token.key for token in others}
    found = [token.key in keys for token in tokens]
    open_ones = [n for n, token in enumerate(tokens) if not found[n] and _by_letters(token)]
    spelt = [token.text for token in others if _by_letters(token)]
    if open_ones and spelt:
        alike = process.cdist([tokens[n].text for n in open_ones], spelt, scorer=fuzz.ratio, score_cutoff=ALIKE)
        for n, best in zip(open_ones, alike.max(axis=1).tolist(), strict=True):
            found[n] = best >= ALIKE
    return found


def _by_letters(token: Token) -> bool:
    """Whether a word may be told by its letters."""
    return by_letters(token.text, token.key)


def by_letters(text: str, key: str) -> bool:
    """Whether a word may be told from another by its letters: short ones, numbers and months may not."""
    return len(text) >= LETTERS and not key.startswith(FIXED)


def share_in(part: Wording, whole: Wording) -> float:
    """Share of the content words of ``part`` that ``whole`` has too; 0 where ``part`` has none."""
    return sum(found_in(part.tokens, whole.tokens)) / len(part.tokens) if part.tokens else 0.0


def fires(entry: Ignored | Equal, sentence: str, knowledge: Knowledge, language: str) -> bool:
    """Whether a comparing entry has a word in the sentence."""
    wanted = {fold(word) for word in entry.words}
    for word in words(sentence):
        readings = {word.text, lemma(word.text, language), *(strip_proclitics(word.text) if language == "ar" else ())}
        if readings & wanted:
            return True
    return False
