"""Is a short line a date with its place and source, and what is left of it without the date?"""

from __future__ import annotations

import re

from communique.documents.page import Line
from communique.knowledge import Knowledge
from communique.model import When
from communique.text.dates import find_dates

_LONGEST = 16
_OTHERS = 6
"""Words beside the date: a place and a source."""
_JOINED = re.compile(r"[،,:/|(–—-]\s*$|(?:^|\s)(?:في|يوم|بتاريخ|on|in)\s*$|^\s*$")
_AFTER = re.compile(r"^\s*(?:[،,:/|()–—.-]|$)")
_DIGIT = re.compile(r"\d")
_ARABIC = re.compile(r"[\u0620-\u064a]")
_PREPOSITION = re.compile(r"\s(?:في|يوم|بتاريخ|on)\s*$")


def is_dateline(line: Line, knowledge: Knowledge) -> bool:
    """Whether a full date makes up a line but for a few words that a separator or preposition sets off."""
    if not 2 <= line.size <= _LONGEST or not _DIGIT.search(line.text) or line.closing in ("؟", "?", "!"):
        return False
    dates = [when for when in _dates(line, knowledge) if when.date and len(when.date) == 10]
    if not dates:
        return False
    start, end = dates[0].start, dates[-1].end
    others = sum(1 for word in line.words if word.end <= start or word.start >= end)
    before, after = line.raw[line.start : start], line.raw[end : line.end]
    return others <= _OTHERS and _JOINED.search(before) is not None and _AFTER.match(after) is not None


def without_date(line: Line, knowledge: Knowledge) -> str:
    """The line's text with its dates, and the prepositions before them, left out."""
    kept: list[str] = []
    at = line.start
    for when in _dates(line, knowledge):
        if when.start >= at:
            kept.append(_PREPOSITION.sub(" ", line.raw[at : when.start]))
            at = when.end
    return " | ".join([*kept, line.raw[at : line.end]])


def _dates(line: Line, knowledge: Knowledge) -> list[When]:
    if line.size > _LONGEST or not _DIGIT.search(line.text):
        return []
    return find_dates(line.raw, line.start, line.end, "ar" if _ARABIC.search(line.text) else "en", knowledge)
