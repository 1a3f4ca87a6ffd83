"""What day a date of a text means, given the day the text was written."""

from __future__ import annotations

from datetime import date, timedelta

from communique.model import When


def resolve(when: When, anchor: str | None) -> tuple[str | None, bool | None]:
    """The day a date means (an ISO prefix where it means no one day), and whether its weekday agrees (None: nothing to compare).

    ``anchor`` is the ISO date the words were written on. A day and month lie in the year that puts them nearest to the
    anchor. A bare weekday is the latest on or before the anchor, ``last`` and ``next`` ones exclude the anchor itself. A
    printed date that disagrees with its weekday is given with False; a relative day that does is not given, because either
    the anchor or the words are wrong: ``(None, False)``.
    """
    if when.date is not None:
        return when.date, _agrees(when.date, when.weekday)
    rule, _, value = when.rule.partition(": ")
    today = _day(anchor)
    if today is None:
        year = int(anchor[:4]) if anchor and anchor[:4].isdigit() else None
        return (f"{year + int(value):04}" if rule == "year" and year else None), None
    if when.relative is not None:
        day = (today + timedelta(when.relative)).isoformat()
        agrees = _agrees(day, when.weekday)
        return (None if agrees is False else day), agrees
    if when.weekday is not None and rule.startswith("weekday"):
        return _nearest_weekday(today, when.weekday, rule).isoformat(), None
    if rule.startswith("Hijri day"):
        found = _day_in_hijri_month(today, rule, value)
        return (found.isoformat(), _agrees(found.isoformat(), when.weekday)) if found else (None, None)
    if rule.startswith("day "):
        found = _day_in_month(today, rule, value)
        return (found.isoformat(), _agrees(found.isoformat(), when.weekday)) if found else (None, None)
    if rule.startswith("month") and value.isdigit():
        return f"{_year_of_month(today, int(value), rule):04}-{int(value):02}", None
    if rule == "month":
        months = today.year * 12 + today.month - 1 + int(value)
        return f"{months // 12:04}-{months % 12 + 1:02}", None
    return (f"{today.year + int(value):04}", None) if rule == "year" else (None, None)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri date by the Umm al-Qura calendar, 1343 to 1500; None where there is no such day."""
    from hijridate import Hijri

    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def valid_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


def _agrees(day: str, weekday: int | None) -> bool | None:
    known = _day(day)
    return None if known is None or weekday is None else known.weekday() == weekday


def _day_in_month(today: date, rule: str, value: str) -> date | None:
    """A day of a named month in the nearest year, or in the nearest before or after today; a day of last, this or next month."""
    if rule == "day of month":
        shift, day = map(int, value.split())
        months = today.year * 12 + today.month - 1 + shift
        return valid_day(months // 12, months % 12 + 1, day)
    month, day = map(int, value.split("-"))
    return _nearest(today, rule, [valid_day(today.year + shift, month, day) for shift in (0, -1, 1)])


def _day_in_hijri_month(today: date, rule: str, value: str) -> date | None:
    from hijridate import Gregorian

    try:
        year = Gregorian(today.year, today.month, today.day).to_hijri().year
    except OverflowError:
        return None
    month, day = map(int, value.split("-"))
    return _nearest(today, rule, [hijri_day(year + shift, month, day) for shift in (0, -1, 1)])


def _nearest(today: date, rule: str, days: list[date | None]) -> date | None:
    fitting = [d for d in days if d and (d < today if rule.endswith("before") else d > today if rule.endswith("after") else True)]
    return min(fitting, key=lambda d: abs(d - today), default=None)


def _nearest_weekday(today: date, weekday: int, rule: str) -> date:
    back = (today.weekday() - weekday) % 7
    if rule.endswith("after"):
        return today + timedelta(7 - back)
    return today - timedelta(back or 7 if rule.endswith("before") else back)


def _year_of_month(today: date, month: int, rule: str) -> int:
    """The year of a month named alone: the nearest, or the nearest before or after this month."""
    this = today.year * 12 + today.month
    distances = ((y, y * 12 + month - this) for y in (today.year - 1, today.year, today.year + 1))
    fitting = [(abs(d), y) for y, d in distances if (d < 0 if "before" in rule else d > 0 if "after" in rule else True)]
    return min(fitting)[1]
