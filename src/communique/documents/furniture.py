"""Is this line part of the page rather than of the article? Marker phrases of the knowledge files, and a few shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from communique.documents.page import Line
from communique.knowledge import Knowledge
from communique.knowledge.boilerplate import CreditWord, CutMark, Marker
from communique.model import Role
from communique.text.words import words

_SEPARATOR = re.compile(r"[\s\"'«»“”)\]]*(?:[:：|/\-–—ـ>›•،,(#]|$)")
_HASHTAGS = re.compile(r"^(?:#[\w_]+[\s,،|]*)+$")
_SENTENCE_END = re.compile(r"[.؟!?][\"'”’»)\]]*\s*$")
_NUMBERS = re.compile(r"^[\W\d_]{,7}$|^[\W_]*$")
"""Counters and rules; a longer number is content, an item of a list of numbers."""
_CLOCK = re.compile(r"^\d{1,2}[:.]\d{2}(?::\d{2})?\s*\w{0,2}\.?(?:\s*\w{1,4})?$")
_ADDRESS = re.compile(r"^(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+)$")


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is, and what it opens."""

    role: Role
    reason: str
    opens: str = "nothing"
    inside: bool = True
    """Whether it may stand in the middle of the article."""
    dated: bool = False
    """Whether a date right below is part of it."""


class Furniture:
    """The markers of all languages, ready for look-up by words."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._line: dict[str, Marker] = {}
        self._start: dict[str, list[tuple[tuple[str, ...], Marker]]] = {}
        self._end: list[tuple[tuple[str, ...], str, Marker]] = []
        for marker in knowledge.boilerplate.markers:
            for phrase in marker.phrases:
                folded = folded_words(phrase)
                if marker.match == "line":
                    self._line.setdefault(" ".join(folded), marker)
                elif marker.match == "start" and folded:
                    self._start.setdefault(folded[0], []).append((folded, marker))
                elif marker.match == "end":
                    self._end.append((folded, phrase, marker))
        for phrases in self._start.values():
            phrases.sort(key=lambda found: (-len(found[0]), found[1].id))

    def label(self, line: Line) -> Label | None:
        """The line's part in the page by its words, None where no marker knows them."""
        found = self.marker(line)
        if found is not None:
            return Label(found.role, f"page furniture: {found.reason}", found.opens, found.inside, found.dated)
        return None

    def marker(self, line: Line) -> Marker | None:
        """The ``line`` or ``start`` marker that the line answers to; longest phrase first."""
        if not line.words:
            return None
        for core in (line.core, line.core.strip("0123456789 ")):
            marker = self._line.get(core)
            if marker is not None and line.size <= 10:
                return marker
        for phrase, marker in self._start.get(line.words[0].text, ()):
            if len(phrase) <= line.size <= marker.longest and all(
                word.text == wanted for word, wanted in zip(line.words, phrase, strict=False)
            ):
                after = line.raw[line.words[len(phrase) - 1].end : line.end]
                if _SEPARATOR.match(after) or not (marker.separator or (line.stops and marker.role in ("byline", "dateline"))):
                    return marker
        return self._dated(line)

    def _dated(self, line: Line) -> Marker | None:
        """A ``dateline`` marker a few words into a short line, after the outlet's name."""
        if not 3 <= line.size <= 14 or line.stops:
            return None
        for i in range(1, min(6, line.size - 1)):
            for phrase, marker in self._start.get(line.words[i].text, ()):
                held = tuple(word.text for word in line.words[i : i + len(phrase)])
                if marker.role == "dateline" and len(phrase) > 1 and held == phrase:
                    return marker
        return None

    def signed_part(self, line: Line) -> str:
        """What of a dateline or credit names someone: what stands before ``published on``, or after ``source:``; else all of it."""
        for i in range(min(6, line.size)):
            for phrase, marker in self._start.get(line.words[i].text, ()):
                if tuple(word.text for word in line.words[i : i + len(phrase)]) != phrase:
                    continue
                if marker.role == "dateline" and i:
                    return line.raw[line.start : line.words[i].start]
                if marker.role == "credit" and not i:
                    return line.raw[line.words[len(phrase) - 1].end : line.end]
        return line.text

    def ending(self, line: Line) -> tuple[int, Marker] | None:
        """Where in a line an ``end`` marker sets in (raw offset), the earliest of them within its last 40 words."""
        text = line.text
        best: tuple[int, Marker] | None = None
        held = {word.text for word in line.words[-60:]}
        for folded, phrase, marker in self._end:
            worded = phrase[0].isalnum() and phrase[-1].isalnum()
            if worded and folded[0] not in held:
                continue
            at = self._words_at(line, folded) if worded else text.rfind(phrase)
            if at <= 0 or text[at - 1].isalnum():
                continue
            if worded and len(folded) == 1 and not (_SENTENCE_END.search(text[:at]) and not line.stops):
                continue
            following = sum(1 for word in line.words[-60:] if word.start >= line.start + at)
            if following <= 40 and (best is None or line.start + at < best[0]):
                best = (line.start + at, marker)
        return best

    @staticmethod
    def _words_at(line: Line, phrase: tuple[str, ...]) -> int:
        first = max(0, line.size - 60)
        for i in range(line.size - len(phrase), first - 1, -1):
            if all(line.words[i + n].text == wanted for n, wanted in enumerate(phrase)):
                return line.words[i].start - line.start
        return -1


def shape(line: Line) -> Label | None:
    """Furniture that its shape gives away: numbers, clock times, tags, addresses."""
    text = line.text
    if len(text) > 300:
        return None
    if _NUMBERS.match(text):
        return Label("boilerplate", "page furniture: numbers or signs alone", inside=False)
    if _CLOCK.match(text):
        return Label("dateline", "a time of day alone", inside=False)
    if _HASHTAGS.match(text):
        return Label("boilerplate", "page furniture: tags")
    if _ADDRESS.match(text):
        return Label("boilerplate", "page furniture: an address alone", inside=False)
    return None


def folded_words(phrase: str) -> tuple[str, ...]:
    """A phrase of a knowledge file as the folded words that a line's words are compared with."""
    return tuple(word.text for word in words(phrase))


@lru_cache(maxsize=4)
def furniture(knowledge: Knowledge) -> Furniture:
    """The compiled markers of a ``Knowledge``, made once for it."""
    return Furniture(knowledge)


@lru_cache(maxsize=4)
def credit_words(knowledge: Knowledge) -> dict[str, CreditWord]:
    """Words that stand for an outlet in a dateline or credit, folded."""
    return {" ".join(folded_words(phrase)): entry for entry in knowledge.boilerplate.credit_words for phrase in entry.phrases}


@lru_cache(maxsize=4)
def no_names(knowledge: Knowledge) -> frozenset[str]:
    """Words that no name holds, folded."""
    return frozenset(" ".join(folded_words(phrase)) for entry in knowledge.boilerplate.no_names for phrase in entry.phrases)


@lru_cache(maxsize=4)
def cut_marks(knowledge: Knowledge) -> dict[str, CutMark]:
    """Last words of shortened texts, folded."""
    return {" ".join(folded_words(phrase)): entry for entry in knowledge.boilerplate.cut_marks for phrase in entry.phrases}
