"""Does a document whose matter is a meeting report it, or only speak of it?

A report says that the meeting was held, or what came out of it. Announcements, recollections, essays and what one of those
present says about it afterwards are mentions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from communique.meetings.dating import Dating
from communique.meetings.lexicon import Lexicon, names_in
from communique.meetings.lines import Line, apart, coming, held, of_an_officer
from communique.model import Document
from communique.settings import Gathering

TO_COME = "speaks only of a meeting to come or past"
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


class Told(Protocol):
    """One sentence that names a body as meeting."""

    @property
    def line(self) -> Line: ...

    @property
    def sure(self) -> bool: ...

    @property
    def elsewhere(self) -> bool: ...

    @property
    def told(self) -> bool: ...


def not_reported(
    document: Document,
    read: Sequence[Line],
    main: Sequence[Told],
    dates: Dating,
    lexicon: Lexicon,
    settings: Gathering,
    *,
    standing: bool,
) -> str | None:
    """Why a document does not report the meeting that ``main`` tells of; None where it does."""
    if all(one.elsewhere for one in main):
        return TO_COME
    if document.kind == "official":
        return None
    now = [one for one in main if not one.elsewhere]
    if long_ago(document, now, dates, settings):
        return "speaks of a meeting of long ago"
    body = [one.line for one in now if one.line.role != "headline"]
    others = [line for line in body if not by_one_voice(line, lexicon, settings)]
    told_so = [line for line in others if held(line, lexicon.small, settings, standing=standing)]
    if len(others) < len(body) and not told_so:
        return "tells what one person says about the meeting"
    opening = [one for one in main if one.line.order == 0]
    lead = [one for one in main if 0 <= one.line.order < settings.lead_sentences]
    if any(part and all(one.elsewhere for one in part) for part in (opening, lead)):
        return TO_COME
    if not standing and _announced(read, body, dates, lexicon):
        return TO_COME
    issued = any(line.says("text") and line.says("noun") for line in read if 0 <= line.order < settings.lead_sentences)
    told = [one.line for one in now if one.line.order <= settings.told_sentences]
    if issued or any(one.told for one in now) or any(held(line, lexicon.small, settings, standing=standing) for line in told):
        return None
    dated = bool(dates.own) and any(one.sure or one.line.says("noun", "verb", "people", "text") for one in now)
    return None if dated else "says neither when it was held nor that it was"


def _announced(read: Sequence[Line], body: Sequence[Line], dates: Dating, lexicon: Lexicon) -> bool:
    """Whether the first sentence about the meeting, else the first of all, gives no day but one to come, or announces it.

    A standing body's decisions set days of other things.
    """
    first = min(body, key=lambda line: line.order, default=None)
    if first is None:
        return any(coming(line, lexicon.small) or line.says("ahead") for line in read if line.order == 0)
    return not dates.own and any(first.start <= when.start < first.end for when in dates.planned)


def long_ago(document: Document, now: Sequence[Told], dates: Dating, settings: Gathering) -> bool:
    """Whether the meeting's day, or every sentence about it, has a year that lies long before the report came out."""
    came_out = document.published
    day = came_out.date if came_out else document.crawled
    if day is None:
        return False
    known = came_out is not None and came_out.rule != "crawl date"
    reach = settings.history_years if known else settings.history_years_crawled
    own = [int(when.date[:4]) for when in dates.own if when.date]
    if own and len(own) == len(dates.own):
        return max(own) + reach <= int(day[:4])
    now = [one for one in now if one.line.role != "headline"]
    found = [_years(one.line) for one in now]
    old = [bool(years) and max(years) + reach <= int(day[:4]) for years in found]
    return bool(old) and (all(old) or (old[0] and now[0].line.order == 0))


def _years(line: Line) -> list[int]:
    """The years that a sentence names, but for those that only bound something: ``before 1970``."""
    bounds = {term.last + skipped for term in line.of("bound") for skipped in (1, 2)}
    return [int(word.text) for k, word in enumerate(line.words) if _YEAR.fullmatch(word.text) and k not in bounds]


def by_one_voice(line: Line, lexicon: Lexicon, settings: Gathering) -> bool:
    """Whether one person speaks about a meeting in a sentence: ``قال الوزير إن الاجتماع كان مثمرا``.

    The meeting is the subject of what is said, and neither is held nor does anything in it; ``said that the meeting agreed on``
    reports it, and so does what those who met or their text say.
    """
    for noun in line.of("noun"):
        that = next((n for n in range(max(0, noun.first - 2), noun.first) if line.words[n].text in lexicon.small.that), None)
        if that is None or any(term.first < that for term in line.of("people", "level", "text")):
            continue
        if any(found.first < that for found in names_in(line.words, lexicon) if not of_an_officer(found, line, lexicon, gap=2)):
            continue
        return not any(term.first > noun.last and apart(term, noun) <= settings.date_reach for term in line.of("decides", "verb"))
    return False
