"""Contents in their marks: which quotation marks belong to a content, and whether it is quoted in full, in part or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Cue, Mode
from communique.text.segment import Quote

_EDGE = " \t\r\n\u00a0\u200f\u200e،,؛;:.!…-–—"
_MARKS = '“”"«»„‟'
_FIRST_PLURAL = re.compile(r"\b(?:سن\w+|\w+نا)\b")
_ALL, _SOME = 0.995, 0.12
"""Shares of a content's letters inside marks from which it is direct, and from which it is mixed."""
_SPEECH_WORDS = 3


def trimmed(raw: str, start: int, end: int, quotes: Sequence[Quote]) -> tuple[int, int]:
    """``start:end`` without marks and punctuation around it; a mark whose partner lies inside stays."""
    while start < end:
        before = start, end
        while start < end and raw[start] in _EDGE:
            start += 1
        while start < end and raw[end - 1] in _EDGE and not raw[start:end].endswith("..."):
            end -= 1
        if start < end and raw[start] in _MARKS and _partner_of_opening(raw, start, end, quotes) in (None, end):
            if _partner_of_opening(raw, start, end, quotes) == end:
                end -= 1
            start += 1
        if start < end and raw[end - 1] in _MARKS and not _closes_inside(start, end, quotes):
            end -= 1
        if (start < end and raw[start] == ")") or (raw[end - 1 : end] == "(" and end > start):
            start, end = (start + 1, end) if raw[start] == ")" else (start, end - 1)
        if (start, end) == before:
            break
    return start, end


def mode(raw: str, start: int, end: int, quotes: Sequence[Quote]) -> Mode:
    """Direct, mixed or indirect; terms of a few words in marks are no speech unless they are the whole content."""
    ink = _ink(raw, start, end)
    if not ink:
        return "indirect"
    quoted: set[int] = set()
    for quote in quotes:
        low, high = max(start, quote.inner_start), min(end, quote.inner_end)
        if quote.state == "stray":
            if abs(quote.start - end) <= 1 and _FIRST_PLURAL.search(raw, start, end):
                return "direct"
            continue
        whole = low <= start and high >= end
        if low < high and (whole or len(raw[quote.inner_start : quote.inner_end].split()) > _SPEECH_WORDS):
            quoted.update(range(low, high))
    share = len([k for k in quoted if raw[k].isalnum()]) / ink
    return "direct" if share >= _ALL else "mixed" if share >= _SOME else "indirect"


def around(marks: Sequence[Quote], cue: Cue, shape: str) -> tuple[Quote, ...]:
    """``marks`` without those that were never closed and run past a cue of the outlet's: ``عن "قلقهم، والتزموا بدعم``.

    Of a cue in the first person (``shape`` ``we``) they hold.
    """
    if shape == "we":
        return tuple(marks)
    return tuple(quote for quote in marks if quote.state == "trusted" or not quote.inner_start < cue.start < quote.inner_end)


def _ink(raw: str, start: int, end: int) -> int:
    return sum(raw[k].isalnum() for k in range(start, end))


def _partner_of_opening(raw: str, start: int, end: int, quotes: Sequence[Quote]) -> int | None:
    """Where the quotation that opens at ``start`` ends, if it does so inside ``start:end``."""
    for quote in quotes:
        if quote.start == start and quote.state == "trusted" and quote.end <= end:
            return quote.end
    return None


def _closes_inside(start: int, end: int, quotes: Sequence[Quote]) -> bool:
    """Whether the mark that ends at ``end`` closes a quotation that opened at ``start`` or later."""
    return any(quote.end == end and quote.start >= start and quote.state == "trusted" for quote in quotes)
