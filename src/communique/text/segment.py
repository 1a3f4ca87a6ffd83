"""Paragraphs, sentences and quotations of a text, as spans of the raw text.

Sentences end at ``. ! ? ؟ …`` with the marks that close after them, also where print lost the space behind the stop. Not at
abbreviations, decimals, list numbers, ``؛``, and never inside brackets or a quotation that closes: what is said in several
quoted sentences stays one sentence outside, and ``sentences(raw, inner_start, inner_end)`` gives those inside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from communique.knowledge import orthography
from communique.text import quotations
from communique.text.normal import Normal, fold, repaired

_STOP = re.compile(r"(?P<stop>\.{2,}|[.!?؟…۔]+)(?P<closers>(?:[\"”»’›)\]]|'')*)")
_BRACKETS = re.compile(r"\([^()\n]{0,400}\)|\[[^\[\]\n]{0,400}\]")
_BULLET = re.compile(r"\s*(?:[-–—•●▪*·]\s|\(?(?:\d{1,2}|[a-z]|[أ-ي])\s?[-.)–]\s)")
_CLAUSE = 60
"""Characters: behind fewer, dots are a pause. Features write them for commas; half of the sentences under 12
characters in 1,200 SaudiNewsNet articles came from them (166, 84 without)."""
_LETTER_AND_STOP = re.compile(r"\s?[^\W\d_](?:\.|\s|$)")
_CAPITALISED = re.compile(r"\s+([A-Z][a-z]+)\b")
_LOST = re.compile(r".?[\u0621-\u064a]\?[\u0621-\u064a]")
"""A letter that a converter lost: Arabic itself asks with another sign."""
_SIGN = re.compile(r"\S")
_SPELT = re.compile(r"[^\W\d_]{1,3}(?![^\W\d_])")
"""A short part of a name spelt with stops: ``بي.بي.سي``."""
_LAST_WORD = re.compile(r"[^\s(\[\"“«/:،]*(?=[\"”»’›)\]']*\Z)")
_WIDTHS = range(45, 131)
"""Characters of the longest line of a text broken for want of width; other texts break lines between paragraphs only."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of raw text without the space around it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in raw text; marks lie in ``start:end`` and outside ``inner_start:inner_end``.

    ``trusted``: both marks are there. ``repaired``: never closed and taken to end with its sentence (``end == inner_end``),
    or closed in a later paragraph, or by a mark that faces the wrong way. ``stray``: a closing mark alone, nothing inside;
    what it closes is for the reader of statements to decide.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    state: Literal["trusted", "repaired", "stray"]


def paragraphs(raw: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """Blank lines part paragraphs; so does a line break, unless the line was only broken for want of width."""
    shown = repaired(raw[start:end])
    return [_in_raw(shown, start, *span) for span in _paragraphs(shown.text)]


def quotes(raw: str, start: int, end: int) -> list[Quote]:
    """The quotations of ``raw[start:end]`` in order of their start, an outer one before those inside it."""
    shown = repaired(raw[start:end])
    found = []
    for p in _quotations(shown.text):
        outer, inner = shown.to_raw(p.start, p.end), shown.to_raw(p.inner_start, p.inner_end)
        first = min(inner[0], outer[1])  # an empty inside may be named after a mark without width
        found.append(Quote(start + outer[0], start + outer[1], start + first, start + max(first, min(inner[1], outer[1])), p.state))
    return found


def sentences(raw: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences of ``raw[start:end]``; together they hold every character that is not space."""
    shown = repaired(raw[start:end])
    text = shown.text
    kept = [(p.start, p.end) for p in _quotations(text) if p.state == "trusted"] + [m.span() for m in _BRACKETS.finditer(text)]
    protected = _outermost(kept)
    starts = [span[0] for span in protected]
    found = []
    for first, last in _paragraphs(text):
        at = first
        for stop, after in _stops(text, first, last):
            place = bisect_left(starts, stop) - 1
            if stop > at and not (place >= 0 and after < protected[place][1]):
                found.append((at, after))
                at = after
        found.append((at, last))
    return [_in_raw(shown, start, *span) for span in (_trimmed(text, a, b) for a, b in found) if span[0] < span[1]]


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that touch no other, in order: those inside others left out, those that cross joined."""
    outer: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if outer and start < outer[-1][1]:
            outer[-1] = outer[-1][0], max(end, outer[-1][1])
        else:
            outer.append((start, end))
    return outer


def _in_raw(shown: Normal, offset: int, start: int, end: int) -> Sentence:
    first, last = shown.to_raw(start, end)
    return Sentence(offset + first, offset + last)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


# ---------------------------------------------------------------- paragraphs


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    block: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        start, end = _trimmed(text, at, at + len(line))
        at += len(line)
        if start < end:
            block.append((start, end))
        else:
            found += _unwrapped(text, block)
            block = []
    found += _unwrapped(text, block)
    return found


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines without a blank between them, joined where the next word would not have fitted on the line."""
    width = max((end - start for start, end in lines), default=0)
    at: int | None = None
    for number, (start, end) in enumerate(lines):
        at = start if at is None else at
        if number + 1 < len(lines):
            following = text[slice(*lines[number + 1])]
            full = end - start + 1 + len(following.split(maxsplit=1)[0]) > width
            ended = _STOP.match(text, max(start, end - 1), end) or text[end - 1] in '"”»:'
            if width in _WIDTHS and full and not ended and not _BULLET.match(following):
                continue
        yield at, end
        at = None


# ---------------------------------------------------------------- stops


@cache
def _abbreviations() -> dict[str, bool]:
    """Folded abbreviation, and whether it is one only before a number."""
    return {fold(a.text): a.before == "number" for a in orthography.abbreviations()}


@cache
def _openers() -> frozenset[str]:
    return frozenset(word for opener in orthography.openers() for word in opener.words)


def _stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence may end: the place of the stop and the place behind it with what closes there."""
    at = start
    for mark in _STOP.finditer(text, start, end):
        if mark.end() == end or _ends_sentence(text, mark, at, end):
            yield mark.start(), mark.end()
            at = mark.end()


def _ends_sentence(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    after = text[mark.end()]
    if mark["stop"][:2] in ("..", "…") and mark.start() - start < _CLAUSE:
        return False
    if mark["stop"] == "?" and _LOST.fullmatch(text, max(start, mark.start() - 2), mark.end() + 1):
        return False
    if mark["stop"][0] != "." or len(mark["stop"]) > 1:
        return not (after.isalnum() and after.isascii()) and _may_begin(text, mark.end(), end)
    word = _LAST_WORD.findall(text[max(start, mark.start() - 40) : mark.start()])[0]
    if mark["closers"]:
        return _may_begin(text, mark.end(), end)
    if after.isspace():
        return not _is_abbreviation(text, word, mark.start(), start, end) and _may_begin(text, mark.end(), end)
    if after.isdigit():
        return len(word) > 2 and _is_arabic(word[-1])
    if not after.isalpha():
        return after in '“"«([•-–—' and len(word) > 1
    if _is_arabic(after) or (word and _is_arabic(word[-1])):  # print lost the space
        if _SPELT.match(text, mark.end()) and len(word.rpartition(".")[2]) < 4:
            return False
        return len(word.rpartition(".")[2]) > 1 and not _is_abbreviation(text, word, mark.start(), start, end)
    return len(word) > 2 and word[-1].islower() and after.isupper() and text[mark.end() + 1 : mark.end() + 2].islower()


def _may_begin(text: str, at: int, end: int) -> bool:
    """Whether a sentence may begin here: not with a comma, nor with a small Latin letter."""
    following = _next_sign(text, at, end)
    return not following or not (following in ",،؛;:.!?؟)" or (following.isascii() and following.islower()))


def _next_sign(text: str, at: int, end: int) -> str:
    found = _SIGN.search(text, at, end)
    return found[0] if found else ""


def _is_abbreviation(text: str, word: str, stop: int, start: int, end: int) -> bool:
    """Whether the stop belongs to ``word``: a list number, an initial, or an abbreviation (one letter after a number is a unit)."""
    bare = word.strip("'’”»)-")
    if bare.isdigit() and len(bare) < 4 and not text[start : stop - len(word)].strip():
        return True
    head = text[max(start, stop - len(word) - 8) : stop - len(word)].rstrip()
    if len(bare) == 1 and _LETTER_AND_STOP.match(text, stop + 1, end):
        return True
    if len(bare) == 1 and head[-1:].isdigit():
        return False
    initials = all(len(part) == 1 and part.isalpha() for part in bare.split(".")) and bool(bare)
    following = _CAPITALISED.match(text, stop + 1, end)
    if len(bare) > 1 and following is not None and following[1] in _openers():
        return False
    if initials and (bare.isascii() or "." in bare):
        return True
    before_number = _abbreviations().get(fold(bare))
    if before_number is None:
        return False
    return not before_number or _next_sign(text, stop + 1, end).isdigit()


def _is_arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u06ff"


# ---------------------------------------------------------------- quotations


def _quotations(text: str) -> list[quotations.Pair]:
    if not quotations.MARK.search(text):
        return []
    return quotations.pairs(text, [(a, b, [after for _, after in _stops(text, a, b)]) for a, b in _paragraphs(text)])
