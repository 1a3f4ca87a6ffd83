"""Where meetings lie on a drawn time line: percentages and lanes, no text that would shrink with the drawing.

A meeting with a date is a dot. One without is a bar over the days that its texts leave open, open-ended where they bound it
on one side only; one without any bound stands apart, beyond the axis.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.model import Meeting
from communique.views.tongue import ENGLISH, Tongue

APART = 7.0
"""Percent of the width that a dot takes at 320 px; closer meetings go on the next lane."""
LEFT, RIGHT = 5.0, 95.0
LANE = 26
"""Pixels from lane to lane."""
TOP = 18
MOST_TICKS = 6
LONGEST_IN_DAYS = 75
"""Days of a drawing up to which single days are marked rather than months."""
STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
"""Months from tick to tick; the last spans the calendar of ``datetime`` in six."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the drawing with the time it stands for."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A meeting on the line. ``x`` and ``width`` in percent, ``y`` in pixels; ``width`` 0 is a date that is known."""

    number: int
    """Its number in the list below the drawing."""
    href: str
    label: str
    x: float
    y: int
    width: float = 0.0
    open_left: bool = False
    open_right: bool = False

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing ``height`` pixels high; its axis lies at ``axis``."""

    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    undated: tuple[Dot, ...]
    """Meetings that nothing bounds; drawn in a row of their own under the axis."""
    height: int
    axis: int


def timeline(meetings: Sequence[tuple[int, str, Meeting]], tongue: Tongue = ENGLISH) -> Timeline:
    """From (number, link, meeting) in the order of the list; time runs the way the language is read."""
    bounds = {number: _bounds(meeting) for number, _, meeting in meetings}
    known = [d for pair in bounds.values() for d in pair if d]
    if not known:
        undated = _row(meetings, TOP, tongue)
        return Timeline((), (), undated, TOP + LANE if undated else 0, 0)
    first, last = min(known), max(known)
    pad = max((last - first) // 20, timedelta(days=10))
    first, last = max(first, date.min + pad) - pad, min(last, date.max - pad) + pad

    def place(when: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * ((when - first) / (last - first)), 2)

    dots: list[Dot] = []
    ends: list[float] = []
    loose: list[tuple[int, str, Meeting]] = []
    for number, href, meeting in sorted(meetings, key=lambda m: (bounds[m[0]][0] or bounds[m[0]][1] or date.max, m[0])):
        early, late = bounds[number]
        if not early and not late:
            loose.append((number, href, meeting))
            continue
        x = place(early) if early else max(place(late or last) - 3 * APART, 0.0)
        end = place(late) if late else min(x + 3 * APART, 100.0)
        width = round(end - x, 2) if early != late else 0.0
        taken_from, taken_to = x - APART / 2, x + width + APART / 2
        lane = next((n for n, e in enumerate(ends) if e <= taken_from), len(ends))
        ends[lane : lane + 1] = [taken_to]
        label = f"{tongue.name(meeting.body_name, meeting.body)}: {tongue.held(meeting.held)}"
        dots.append(Dot(number, href, label, x, TOP + lane * LANE, width, early is None, late is None))
    axis = TOP + max(len(ends), 1) * LANE
    undated = _row(loose, axis + 44, tongue)
    whole = Timeline(_ticks(first, last, place, tongue), tuple(dots), undated, axis + 26 + (36 if undated else 0), axis)
    return whole if tongue.direction == "ltr" else _mirrored(whole)


def _mirrored(line: Timeline) -> Timeline:
    """The same with time running from right to left."""

    def turned(dot: Dot) -> Dot:
        return replace(dot, x=round(100 - dot.x - dot.width, 2), open_left=dot.open_right, open_right=dot.open_left)

    return replace(
        line,
        ticks=tuple(replace(t, x=round(100 - t.x, 2)) for t in line.ticks),
        dots=tuple(map(turned, line.dots)),
        undated=tuple(map(turned, line.undated)),
    )


def _row(meetings: Sequence[tuple[int, str, Meeting]], y: int, tongue: Tongue) -> tuple[Dot, ...]:
    return tuple(
        Dot(number, href, tongue.line("date.unknown"), min(LEFT + 22 + place * APART, RIGHT), y)
        for place, (number, href, _) in enumerate(meetings)
    )


def _bounds(meeting: Meeting) -> tuple[date | None, date | None]:
    """First and last day it can have been held on; bounds that exclude one another are swapped rather than lost."""
    when = meeting.held
    exact = _day(when.date, last=False)
    if exact:
        return exact, exact
    early, late = _day(when.not_before, last=False), _day(when.not_after, last=True)
    return (late, early) if early and late and late < early else (early, late)


def _day(iso: str | None, last: bool) -> date | None:
    """A full date, or the first or last day of an ISO prefix; None for anything else."""
    try:
        parts = [int(p) for p in iso.split("-")] if iso else []
        match parts:
            case [year, month, of_month]:
                return date(year, month, of_month)
            case [year, month]:
                return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
            case [year]:
                return date(year, 12, 31) if last else date(year, 1, 1)
    except ValueError:  # IllegalMonthError is one
        pass
    return None


def _ticks(first: date, last: date, place: Callable[[date], float], tongue: Tongue) -> tuple[Tick, ...]:
    """Days, months, quarters, years or more, whichever step gives at most six."""
    days = (last - first).days
    if days <= LONGEST_IN_DAYS:
        step = next(s for s in (1, 2, 5, 10, 20) if days // s <= MOST_TICKS)
        marked = [first + timedelta(days=n) for n in range(step, days, step)]
        return tuple(Tick(place(d), _day_label(d, tongue, with_year=d == marked[0])) for d in marked)
    start, end = first.year * 12 + first.month, last.year * 12 + last.month - 1  # months of which the first day is inside
    every = next((e for e in STEPS if (end - start) // e < MOST_TICKS), STEPS[-1])
    months = range(start + -start % every, end + 1, every)
    return tuple(Tick(place(date(m // 12, m % 12 + 1, 1)), _label(m // 12, m % 12, every, tongue)) for m in months)


def _day_label(when: date, tongue: Tongue, with_year: bool) -> str:
    """The year on the first label only: labels must stand apart at 320 px."""
    return f"{when.day} {_month(when.month, tongue)}{f' {when.year}' if with_year else ''}"


def _label(year: int, month: int, every: int, tongue: Tongue) -> str:
    return str(year) if every >= 12 or (month == 0 and every > 1) else f"{_month(month + 1, tongue)} {year}"


def _month(number: int, tongue: Tongue) -> str:
    """English months in three letters, others whole."""
    name = tongue.month(number)
    return name[:3] if tongue.language == "en" else name
