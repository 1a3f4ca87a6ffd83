"""One sentence as the stage sees it: its words, the marks between them, the quotations it touches."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from communique.statements.grammar import Grammar
from communique.statements.lexicon import possessed
from communique.text.segment import Quote
from communique.text.words import Word, strip_proclitics, words

_COMMAS = frozenset("،,؛;")
_DASHES = frozenset("-–—")
_STOPS = (",", ".", "?", "!")
_ADVERBS = 2
"""Words before the verb of an item: ``Deeply regrets``, ``كما يقرر``."""
_TERM_WORDS = 3
"""Quotations of so few words are names and terms (56 % of quoted strings in Arabic press), not speech."""


@dataclass(slots=True)
class Line:
    """A sentence (or a clause of one) of ``raw``; word indices count in ``words``, all other offsets are raw."""

    raw: str
    start: int
    end: int
    grammar: Grammar
    quotes: tuple[Quote, ...] = ()
    """Quotations of the paragraph that reach into this sentence, by start."""
    headline: bool = False
    lead: bool = False
    """Whether it stands in the headline or in the lead paragraph."""
    subject_above: bool = False
    """Whether it is an item whose subject stands above the list: ``The Council: 1. Takes note``, ``إن المجلس: 1- يقرر``."""
    words: list[Word] = field(init=False)
    texts: list[str] = field(init=False)
    opening: dict[int, Quote] = field(init=False)
    """The quotation that opens right before a word, by the word's index."""

    def __post_init__(self) -> None:
        self.words = words(self.raw, self.start, self.end)
        self.texts = [word.text for word in self.words]
        starts = [word.start for word in self.words]
        self.opening = {}
        for quote in self.quotes:
            at = bisect_left(starts, max(quote.start, self.start))
            before = self.words[at - 1].end if 0 < at <= len(starts) else self.start
            if quote.start >= before and at < len(starts):
                self.opening.setdefault(at, quote)

    def does_what_is_above(self, at: int) -> bool:
        """Whether the subject of the verb at word ``at`` stands above the list: it opens an item, at most behind an adverb or two."""
        return self.subject_above and at <= _ADVERBS and self.texts[0] not in ("we", "they", "the")

    @property
    def language(self) -> str:
        return self.grammar.language

    def gap(self, at: int) -> str:
        """What stands between word ``at - 1`` (or the start) and word ``at``."""
        before = self.words[at - 1].end if at else self.start
        return self.raw[before : self.words[at].start if at < len(self.words) else self.end]

    def comma(self, at: int) -> bool:
        """A comma, semicolon or dash right before word ``at``; a hyphen inside a compound is none."""
        gap = self.gap(at)
        return any(c in _COMMAS for c in gap) or (any(c in _DASHES for c in gap) and any(c.isspace() for c in gap))

    def colon(self, at: int) -> bool:
        return ":" in self.gap(at)

    def after(self, offset: int) -> int:
        """Index of the first word that starts at ``offset`` or later."""
        for number, word in enumerate(self.words):
            if word.start >= offset:
                return number
        return len(self.words)

    def conjunction(self, at: int) -> int:
        """Letters of word ``at`` that are its conjunction: left out where a content opens with it."""
        word = self.texts[at]
        return int(self.language == "ar" and word[0] == "و" and strip_proclitics(word)[0] != word)

    def possessed(self, at: int) -> bool:
        """Whether word ``at`` ends like a noun with a possessive; a printed ta marbuta is none."""
        return possessed(self.texts[at]) and self.raw[self.words[at].end - 1] != "ة"

    def quote_at(self, at: int) -> Quote | None:
        """The quotation that opens right before word ``at``, the outermost of several."""
        return self.opening.get(at)

    def quote_over(self, offset: int) -> Quote | None:
        """The outermost speech quotation that holds ``offset``; terms of a few words do not count."""
        for quote in self.quotes:
            if quote.inner_start <= offset < quote.inner_end and self.is_speech(quote):
                return quote
        return None

    def is_speech(self, quote: Quote) -> bool:
        """Whether a quotation is long enough to be speech; English speech shows it by a stop inside the marks (``"We cannot wait,"``)."""
        inner = self.raw[quote.inner_start : quote.inner_end].rstrip()
        return len(inner.split()) > _TERM_WORDS or (self.language == "en" and inner.endswith(_STOPS) and " " in inner)
