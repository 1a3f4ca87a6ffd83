"""Words of dates by language: months as each country calls them, weekdays, days before and after today.

``months.toml`` is made from CLDR by ``scripts/make_months.py``; ``dates.toml`` is written by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.knowledge import load

DateKind = Literal[
    "weekday",  # value: 0 is Monday
    "relative",  # value: days from today
    "past",
    "coming",
    "current",
    "day word",
    "part of day",
    "ago",  # value: -1 before today, 1 after it
    "days",  # counted by a number before them
    "weeks",
    "some days",  # value: how many, without a number beside them
    "some weeks",
    "month word",
    "week word",
    "year word",
    "this",
    "in",
    "counted from",  # after a count of days: not from today
    "season",  # value: 1 spring ... 4 winter
    "hijri era",
    "gregorian era",
    "equals",
    "ordinal",  # value: day of the month
]


@dataclass(frozen=True, slots=True)
class MonthName:
    """One name of one month; ``where`` lists countries (ISO 3166) or ``001`` for the language at large."""

    name: str
    number: int
    examples: tuple[str, ...]
    where: tuple[str, ...] = ()
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateWord:
    """A word of dates in all its forms; ``not_before`` and ``not_after`` are single words it must not stand beside."""

    kind: DateKind
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    value: int = 0
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """All words of dates of one language."""

    cldr_months: tuple[MonthName, ...]
    """Those of ``months.toml``."""
    written_months: tuple[MonthName, ...]
    """Those of ``dates.toml``; names that both files hold stand twice."""
    words: tuple[DateWord, ...]

    @property
    def months(self) -> tuple[MonthName, ...]:
        """The names of both files."""
        return self.cldr_months + self.written_months


def read_calendar(language: str) -> Calendar:
    """The words of dates of ``language``."""
    made, written = f"languages/{language}/months.toml", f"languages/{language}/dates.toml"
    return Calendar(
        load.entries(made, "month", MonthName), load.entries(written, "month", MonthName), load.entries(written, "word", DateWord)
    )
