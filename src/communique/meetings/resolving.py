"""Turns what one document says about a meeting's day into candidate days, given the day the document came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique.meetings.dating import DAY_OF_TEXT, period
from communique.model import Document, Mention, Published, Span, When
from communique.text.dates import resolve

COUNTED_FROM_CRAWL = 4
"""Rank from which a day rests on the day a page was fetched, with no weekday to prove it."""


@dataclass(frozen=True, slots=True)
class Day:
    """One reading of one date: the day it leads to, or None, how, and how far it may be trusted (smaller is surer)."""

    when: When
    day: str | None
    rule: str
    rank: int
    agrees: bool | None
    """Whether the weekday in print fits the day; None where none is printed or no day is known."""


def published(document: Document, borrowed: Published | None) -> Published | None:
    """When the document came out: what it says itself, else its copy, else nothing; a crawl date is only a bound."""
    return document.published or borrowed


def days(mention: Mention, document: Document, borrowed: Published | None) -> list[Day]:
    """Every date of a mention as a day, in the mention's order.

    A full date stands by itself. A relative one counts from the publication; where only a crawl date is known it counts from
    that day only if the weekday in print agrees. A weekday alone is the last such day up to the publication.
    ``today`` in a quoted text is the day of that text, where the document gives it.
    """
    came_out = published(document, borrowed)
    anchor = came_out.date if came_out and len(came_out.date) == 10 else None
    crawled = bool(came_out and came_out.rule == "crawl date") or (anchor is None and document.crawled is not None)
    base = anchor or document.crawled
    texts = {reason.value for reason in mention.reasons if reason.name == DAY_OF_TEXT}
    base = base if base and len(base) == 10 else None
    found = [_day(when, base, crawled, came_out, issue=when.start in texts) for when in mention.when]
    issued = next((one.day for one in found if one.day and one.when.anchor != "quoted"), None)
    return [_quoted(one, issued) if one.day is None and one.when.anchor == "quoted" else one for one in found]


def _day(when: When, base: str | None, crawled: bool, came_out: Published | None, *, issue: bool) -> Day:
    if when.date is not None and len(when.date) == 10:
        day, agrees = resolve(when, base)
        return Day(when, day or when.date, f"'{when.text}'", 1 if issue else 0, agrees)
    if base is None or when.anchor == "quoted":
        return Day(when, None, f"'{when.text}' has nothing to count from", 9, None)
    rule = f"'{when.text}' + {'crawled' if crawled else 'published'} {base}"
    if came_out and came_out.rule.startswith("copy"):
        rule += f" ({came_out.rule})"
    day, agrees = resolve(when, base)
    if when.relative is not None:
        nearest = _weekday_before(base, when.weekday)
        if agrees is False and crawled and nearest is not None:
            return Day(when, nearest, f"{rule}, moved to its weekday", 5, True)
        return Day(when, day, rule, (COUNTED_FROM_CRAWL if crawled and agrees is None else 3 if crawled else 2) + issue, agrees)
    if day is None or len(day) < 10:
        return Day(when, None, f"'{when.text}' is no day", 9, None)
    return Day(when, day, rule, 2 if when.rule.startswith("day and month") else 6, agrees)


def _quoted(one: Day, issued: str | None) -> Day:
    if issued is None or one.when.relative != 0:
        return one
    return Day(one.when, issued, f"'{one.when.text}' in the text of {issued}", 7, None)


def _weekday_before(base: str, weekday: int | None) -> str | None:
    """The last such weekday up to a day, that day included."""
    if weekday is None:
        return None
    day = date.fromisoformat(base)
    return (day - timedelta(days=(day.weekday() - weekday) % 7)).isoformat()


def bounds(mention: Mention, document: Document, borrowed: Published | None) -> tuple[str | None, str | None, str | None]:
    """Days between which the meeting lies by this document, and the last day on which the document may have come out."""
    came_out = published(document, borrowed)
    crawled = document.crawled if document.crawled and len(document.crawled) == 10 else None
    out = period(came_out.date)[1].isoformat() if came_out is not None else crawled
    highs = [day for day in (mention.not_after, out) if day is not None]
    return mention.not_before, min(highs, default=None), out


def spans_of(mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """Where the mentions date their meeting."""
    return tuple(sorted({Span(mention.document, when.start, when.end) for mention in mentions for when in mention.when}))
