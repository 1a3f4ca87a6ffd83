"""A page as its lines: where each begins and ends, its folded words, and how it closes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from communique.text.words import Word, words

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CLOSING = "\"'”’»“)]}›*\u200f\u200e\u202c\u2069 \u00a0\t\u200b\ufeff"
_STOPS = ".؟?!۔。"


@dataclass(frozen=True)
class Line:
    """One line of the page that holds more than white space; ``start`` and ``end`` leave white space at its ends out."""

    start: int
    end: int
    raw: str
    """The whole page's text, not the line's."""
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return self.raw[self.start : self.end]

    @cached_property
    def core(self) -> str:
        """The folded words alone, one space apart."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def closing(self) -> str:
        """The last character that is no quotation mark, bracket or space."""
        return self.raw[max(self.start, self.end - 40) : self.end].rstrip(_CLOSING)[-1:]

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does; an ellipsis does not count."""
        tail = self.raw[max(self.start, self.end - 40) : self.end].rstrip(_CLOSING)
        return tail[-1:] in _STOPS and bool(tail) and not tail.endswith(("..", "…"))

    @property
    def size(self) -> int:
        return len(self.words)


def lines_of(raw: str) -> list[Line]:
    """The lines of a text that are not white space, in order."""
    found: list[Line] = []
    tokens = words(raw)
    at = token = 0
    for end in (*(m.span() for m in _LINE_END.finditer(raw)), (len(raw), len(raw))):
        piece = raw[at : end[0]]
        start = at + len(piece) - len(piece.lstrip())
        stop = at + len(piece.rstrip())
        at = end[1]
        first = token
        while token < len(tokens) and tokens[token].start < end[0]:
            token += 1
        if start < stop:
            found.append(Line(start, stop, raw, tuple(tokens[first:token])))
    return found
