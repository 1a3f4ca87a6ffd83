"""Is a short line a date with its place and source, and what is left of it without the date?"""

from __future__ import annotations

import re

from communique.documents.page import Line
from communique.documents.signatures import read_signature
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
    return (
        others <= _OTHERS
        and (_JOINED.search(before) is not None or _is_known(before, knowledge))
        and (_AFTER.match(after) is not None or _is_known(after, knowledge))
    )


def _is_known(text: str, knowledge: Knowledge) -> bool:
    """Whether a stretch is nothing but a listed place, outlet, agency or credit word."""
    signature = read_signature(text, knowledge)
    return signature is not None and not signature.names and (signature.certain or signature.place is not None)


def without_date(line: Line, knowledge: Knowledge) -> str:
    """The line's text with its dates, and the prepositions before them, left out."""
    kept: list[str] = []
    at = line.start
    for when in _dates(line, knowledge):
        if when.start >= at:
            kept.append(_PREPOSITION.sub(" ", line.raw[at : when.start]))
            at = when.end
    return " | ".join([*kept, line.raw[at : line.end]])


def dates_blanked(raw: str, start: int, end: int, knowledge: Knowledge) -> str:
    """``raw[start:end]`` with each letter of its dates, and of the prepositions before them, as a bar: offsets stay."""
    text = raw[start:end]
    if not _DIGIT.search(text):
        return text
    pieces: list[str] = []
    at = start
    for when in find_dates(raw, start, end, "ar" if _ARABIC.search(text) else "en", knowledge):
        if when.start < at:
            continue
        before = raw[at : when.start]
        kept = _PREPOSITION.sub("", before)
        pieces.append(kept + "|" * (len(before) - len(kept) + when.end - when.start))
        at = when.end
    return "".join([*pieces, raw[at:end]])


def _dates(line: Line, knowledge: Knowledge) -> list[When]:
    if line.size > _LONGEST or not _DIGIT.search(line.text):
        return []
    return find_dates(line.raw, line.start, line.end, "ar" if _ARABIC.search(line.text) else "en", knowledge)
