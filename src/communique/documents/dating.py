"""When did a document come out? The date its dateline prints, the day its lead calls today, or what its container states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from communique.documents.page import Line
from communique.knowledge import Knowledge
from communique.model import Language, Published, Region, Source, When
from communique.text.dates import find_dates, resolve

_LEAD = 700
"""Characters of the first paragraph in which a report says when its news happened."""
_BESIDE = 8
"""Characters between ``today, Thursday`` and the date in brackets after it."""
_YEAR = re.compile(r"(?:\d\W{0,4}){3}\d")
"""Four digits, whatever stands between them that is not read."""
_ANCHORS = {0: "printed date in the lead", -1: "printed date in the lead, called yesterday"}


def published(
    source: Source, regions: Iterable[Region], lead: Line | None, language: Language, knowledge: Knowledge
) -> tuple[Published | None, str | None]:
    """The publication date, and a remark where its weekday disagrees with it or a printed date had to be refused.

    Only datelines, bylines and credits are searched for a printed date: those of widgets and other stories are another day's.
    A date after the day the page was fetched is of something announced.
    """
    found, remark = _printed(source.text, regions, lead, language, knowledge)
    if found is not None and source.crawled and found.date > source.crawled:
        remark = f"the printed date {found.date} lies after {source.crawled}, when the page was fetched: not taken"
        found = None
    if found is None and source.published:
        found = Published(source.published, None, "metadata")
    return found, remark


def _printed(
    raw: str, regions: Iterable[Region], lead: Line | None, language: Language, knowledge: Knowledge
) -> tuple[Published | None, str | None]:
    for region in regions:
        if region.role in ("dateline", "byline", "credit"):
            for when in dates_in(raw, region.start, region.end, language, knowledge):
                if when.date is not None and len(when.date) == 10 and not when.relative:
                    remark = None if resolve(when, None)[1] is not False else f"{when.text!r} names a weekday that the date is not"
                    return Published(when.date, (when.start, when.end), "printed date"), remark
    # A full date has a year in figures: most leads have none, and need not be read for dates.
    if lead is not None and _YEAR.search(raw, lead.start, end := min(lead.end, lead.start + _LEAD)):
        return _in_lead(dates_in(raw, lead.start, end, language, knowledge)), None
    return None, None


def _in_lead(dates: list[When]) -> Published | None:
    """A full date that the lead calls today or yesterday, in one expression or in two beside each other."""
    for n, when in enumerate(dates):
        if when.relative not in _ANCHORS or when.anchor == "quoted":
            continue
        dated = when if when.date else next((w for w in dates[n + 1 : n + 2] if w.date and w.start - when.end <= _BESIDE), None)
        if dated is None or dated.date is None or len(dated.date) != 10:
            continue
        day = date.fromisoformat(dated.date) - timedelta(days=when.relative)
        return Published(day.isoformat(), (when.start, max(when.end, dated.end)), _ANCHORS[when.relative])
    return None


def dates_in(raw: str, start: int, end: int, language: Language, knowledge: Knowledge) -> list[When]:
    """Dates of a stretch; a language without date knowledge is read as Arabic, whose grammar knows bare ISO and numeric dates."""
    return find_dates(raw, start, end, language if language in knowledge.languages else "ar", knowledge)
