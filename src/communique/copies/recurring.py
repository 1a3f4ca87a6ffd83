"""Words that an outlet prints again and again: the frame of its weather reports, the background of a running story, titles.

An outlet prints a story once, or again the next day. What stands in its texts of several days, among other words each time, is no
copy of one of them. Days are taken as they are known, that on which a page was fetched too: it says nothing of who came first,
but enough of what comes again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from communique.copies.passage import Passage
from communique.model import Reason
from communique.settings import Copying


@dataclass(frozen=True, slots=True)
class Print:
    """What is known of a document: who printed it when, and how many words it has."""

    outlet: str | None
    day: date | None
    words: int


class Recurring:
    """Which places of a document its outlet has on other days too."""

    def __init__(self, passages: Iterable[Passage], prints: Sequence[Print], settings: Copying) -> None:
        self._prints, self._settings = prints, settings
        self._again: defaultdict[int, list[tuple[int, int, date]]] = defaultdict(list)
        for one in passages:
            a, b = prints[one.a], prints[one.b]
            if a.outlet and a.outlet == b.outlet and a.day and b.day and a.day != b.day and not self._whole(one):
                self._again[one.a].append((one.i0, one.i1, b.day))
                self._again[one.b].append((one.j0, one.j1, a.day))

    def reason(self, passages: Sequence[Passage]) -> Reason | None:
        """Why most of what two documents share is no copy; or None. ``passages``: all of theirs."""
        a, b = self._prints[passages[0].a], self._prints[passages[0].b]
        if a.day is None or b.day is None or abs((a.day - b.day).days) <= self._settings.tolerance or self._whole(*passages):
            return None
        days, kept = 0, 0
        for one in passages:
            seen = max(self._days(one.a, one.i0, one.i1), self._days(one.b, one.j0, one.j1))
            if seen >= self._settings.days:
                days, kept = max(days, seen), kept + one.kept
        if 2 * kept < sum(one.kept for one in passages) or not days:
            return None
        return Reason("template", days, "days on which one outlet printed these words, among others each time")

    def _whole(self, *passages: Passage) -> bool:
        """Whether two documents have so much in common that they are one text."""
        shorter = min(self._prints[passages[0].a].words, self._prints[passages[0].b].words)
        return sum(one.kept for one in passages) >= self._settings.same_text * shorter

    def _days(self, document: int, start: int, end: int) -> int:
        """On how many days the document's outlet printed half and more of the words of a place of it."""
        own = self._prints[document].day
        found = {day for i, j, day in self._again[document] if 2 * (min(j, end) - max(i, start)) >= end - start}
        return len(found | {own})
