"""Is a text worth the analysis: may it report a meeting or a joint statement? A cheap look, made for recall.

In title and opening words for meeting, text and decision are looked for beside words for those who meet, and words of joint texts
in the whole of it; see ``languages/*/signs.toml``. Nothing else is known of the text, so that the look costs a fraction of a
millisecond. It keeps comment and mentions too: which of what it keeps is a report is settled by ``meetings.find``.
Misses reports that tell of the meeting only below their first hundred words, without naming its text as a joint one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from communique.knowledge import Knowledge
from communique.knowledge.bodies import CABINET
from communique.knowledge.signs import SignKind
from communique.model import Document, Reason
from communique.text.memory import Remembered
from communique.text.normal import fold
from communique.text.takes import take_of

_OPENING = 100
"""Words of the body that say what a report is about: with leads of 60 to 80 words the second paragraph is among them."""
_NEAR = 10
"""Words between a word of meeting and those who meet, or between it and either of two states."""
_CLOSE = 5
"""The same for words of gatherings that anybody may hold."""
_GAMES = 2
"""Words of sports and markets in the opening from which two states that meet are teams or prices."""
_WORD = re.compile("[^\\W_]+(?:[\u064b-\u0655\u0670\u0640]+[^\\W_]*)*")
_QUOTED_NAME = re.compile(r"\s*[«\"“]\w+(?: \w+){0,2}[»\"”]\s+(\w+)")
_REMEMBERED = 100_000
"""Printed words whose kinds are kept at hand."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two kinds of words that say something together; ``low`` to ``high`` words the second stands behind the first."""

    reason: str
    one: SignKind
    other: SignKind
    low: int
    high: int
    where: int
    """Words from the beginning within which the first must stand; 0 is the whole text, and -1 the title."""
    language: str | None = None


_ALL, _TITLE = 0, -1
_PAIRS = (
    _Pair("names a joint text", "text", "joint", -2, 3, _ALL),
    _Pair("names a joint text", "paper", "joint", -1, 2, _ALL),
    _Pair("tells of a meeting", "meets", "together", -_NEAR, _NEAR, _OPENING),
    _Pair("tells of a meeting", "meets", "authority", -4, 4, _OPENING),
    _Pair("tells of a meeting", "gathers", "together", -_CLOSE, _CLOSE, _OPENING),
    _Pair("tells of a meeting", "decides", "meets", 1, 1, 25),
    _Pair("tells of a meeting", "decides", "gathers", 1, 1, 25),
    _Pair("tells of a text", "text", "together", -8, 8, _OPENING),
    _Pair("tells of a decision", "decides", "together", 1, 1, _OPENING),
    _Pair("tells of a decision", "says", "many", 1, 1, _OPENING),
    _Pair("tells of a decision", "together", "decides", 1, 4, _TITLE),
    _Pair("tells of a decision", "together", "decides", 1, 4, _OPENING, "en"),
    _Pair("tells of a decision", "authority", "decides", 1, 4, _OPENING, "en"),
    _Pair("tells of a decision", "many", "says", 1, 4, _OPENING, "en"),
)


def worth_analysing(document: Document, knowledge: Knowledge) -> tuple[bool, tuple[Reason, ...]]:
    """Whether the document may report a meeting or a joint statement, and the words that say so, or why not."""
    if document.kind == "official":
        return True, (Reason("is an official text", True),)
    signs = signs_of(knowledge)
    if mine := sorted(signs.mine.intersection(document.bodies)):
        return True, (Reason("names a body of the user's", True, ", ".join(mine)),)
    if (take := take_of(document.title, knowledge)) is not None and take.number > 1:
        return True, (Reason("is a later take of a story", True, str(take.number)),)
    read = _read(document, signs)
    reasons = [reason for pair in _PAIRS if (reason := _pair(pair, read, document.language)) is not None]
    more = (_states_meet(read), _body_named(read, document), _quoted_name_decides(document.title or "", signs))
    reasons += [reason for reason in more if reason is not None]
    if reasons:
        return True, tuple(reasons)
    return False, (Reason("tells of no meeting and no joint text", False),)


def kinds_in(sentence: str, knowledge: Knowledge) -> frozenset[SignKind]:
    """The kinds of signs that words of a sentence are."""
    meanings = map(signs_of(knowledge).of.__getitem__, _WORD.findall(sentence))
    return frozenset(kind for meaning in meanings if meaning is not None for kind in meaning.kinds)


@dataclass(slots=True)
class _Read:
    """The words of one document as printed, title first, and where those of each kind stand."""

    words: list[str]
    title: int
    """Number of words of title and headline."""
    places: dict[str, list[int]] = field(default_factory=dict)
    parties: list[tuple[int, str]] = field(default_factory=list)

    def limit(self, where: int) -> int:
        """Index of the first word that is too far from the beginning."""
        return len(self.words) if where == _ALL else self.title if where == _TITLE else self.title + where


def _read(document: Document, signs: Signs) -> _Read:
    text = document.text
    headlines = [text[region.start : region.end] for region in document.regions if region.role == "headline"]
    title = _WORD.findall("\n".join([document.title or "", *headlines]))
    bodies = (text[region.start : region.end] for region in document.regions if region.role in ("dateline", "body"))
    read = _Read(title + _WORD.findall("\n".join(bodies)), len(title))
    officer = False
    for at, meaning in enumerate(map(signs.of.__getitem__, read.words)):
        if meaning is None:  # as most words are
            officer = False
            continue
        for kind in meaning.kinds:
            if not (officer and kind in ("together", "many", "authority")):  # "member of the council"
                read.places.setdefault(kind, []).append(at)
        if meaning.party is not None:
            read.parties.append((at, meaning.party))
        officer = "officer" in meaning.kinds
    return read


def _pair(pair: _Pair, read: _Read, language: str) -> Reason | None:
    if pair.language is not None and pair.language != language:
        return None
    limit = read.limit(pair.where)
    others = read.places.get(pair.other, ())
    for one in read.places.get(pair.one, ()):
        if one >= limit:
            return None
        for other in others:
            if other != one and pair.low <= other - one <= pair.high:
                return Reason(pair.reason, True, _shown(read.words, (one, other)))
    return None


def _states_meet(read: _Read) -> Reason | None:
    """A counterpart, or two states beside a word of meeting or talks, unless the opening is about sports or markets."""
    limit = read.limit(_OPENING)
    if sum(1 for at in read.places.get("game", ()) if at < limit) >= _GAMES:
        return None
    if (first := next(iter(read.places.get("counterpart", ())), limit)) < limit:
        return Reason("two states meet", True, read.words[first])
    for kind in ("meets", "gathers", "talks"):
        for at in read.places.get(kind, ()):
            if at >= limit:
                break
            near = {party: place for place, party in reversed(read.parties) if abs(place - at) <= _NEAR}
            if len(near) > 1:
                return Reason("two states meet", True, _shown(read.words, (at, *near.values())))
    return None


def _body_named(read: _Read, document: Document) -> Reason | None:
    """A body with a profile beside a word of meeting or text; cabinets stand in too many titles of officers."""
    bodies = [ident for ident in document.bodies if ident.split("-")[0] != CABINET]
    limit = read.limit(_OPENING)
    if bodies and any(places and places[0] < limit for places in (read.places.get("meets"), read.places.get("text"))):
        return Reason("names a body", True, ", ".join(bodies))
    return None


def _quoted_name_decides(title: str, signs: Signs) -> Reason | None:
    """A title like ``«Council» approves``: papers quote the short name of whoever decides."""
    found = _QUOTED_NAME.match(title)
    meaning = signs.of[found[1]] if found else None
    return Reason("tells of a decision", True, found[0]) if found and meaning and "decides" in meaning.kinds else None


def _shown(words: Sequence[str], places: Iterable[int]) -> str:
    return " ... ".join(words[at] for at in sorted(places))


# ---------------------------------------------------------------- what a word means


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one printed word may be."""

    kinds: tuple[SignKind, ...]
    party: str | None


class Signs:
    """All words of the signs, and names of states of one word, by folded spelling; printed words are remembered."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._whole: dict[str, list[SignKind]] = {}
        self._begun: dict[str, list[SignKind]] = {}
        for sign in (sign for language in knowledge.languages for sign in knowledge.signs[language]):
            for word in sign.words:
                table = self._begun if word.endswith("*") else self._whole
                table.setdefault(fold(word.removesuffix("*")), []).append(sign.kind)
        self._lengths = sorted({len(stem) for stem in self._begun})
        self._parties: dict[str, str] = {}
        for country in knowledge.countries.values():
            for name in (*country.names.all, *country.demonyms.all):
                self._parties.setdefault(fold(name), country.code)
                self._parties.setdefault("ال" + fold(name), country.code)
        self.mine = frozenset(body.id for file, body in knowledge.written_bodies if not file.startswith("knowledge/"))
        self.of: Remembered[str, Meaning | None] = Remembered(self._meaning, _REMEMBERED)
        """What a printed word may be; None for the most, which are nothing here."""

    def _meaning(self, printed: str) -> Meaning | None:
        for form in _forms(fold(printed)):
            kinds = list(self._whole.get(form, ()))
            for length in self._lengths:
                kinds += self._begun.get(form[:length], ()) if length <= len(form) else ()
            party = self._parties.get(form)
            if kinds or party:
                return Meaning(tuple(dict.fromkeys(kinds)), party)
        return None


def _forms(word: str) -> list[str]:
    """A folded word, then what is left of it without each of the letters that Arabic writes together with the next word."""
    forms = [word]
    if word[:1] in "وف":
        forms.append(word[1:])
    for form in tuple(forms):
        if form.startswith("لل"):
            forms.append("ا" + form[1:])
        elif form[:1] in "بلك" and len(form) > 3:
            forms.append(form[1:])
    return forms


@lru_cache(maxsize=4)
def signs_of(knowledge: Knowledge) -> Signs:
    """The compiled signs of a ``Knowledge``, made once for it."""
    return Signs(knowledge)
