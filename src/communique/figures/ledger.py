"""The commitments of a register as a ledger: which of them a reader wants, and what there is to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from communique.model import Document, Meeting, Point


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks the ledger for; an empty field asks for nothing."""

    body: str = ""
    theme: str = ""
    doer: str = ""
    strength: str = ""
    year: str = ""
    """Of the meeting, four digits."""

    @property
    def anything(self) -> bool:
        """Whether it narrows at all."""
        return any((self.body, self.theme, self.doer, self.strength, self.year))


@dataclass(frozen=True, slots=True)
class Entry:
    """A commitment with all that it can be chosen by."""

    point: Point
    meeting: Meeting
    doer: str
    """Who binds themselves, in the words of the point's wording; empty where they do not say."""

    @property
    def year(self) -> str:
        return (self.meeting.held.date or "")[:4]

    def fits(self, wanted: Wanted) -> bool:
        return (
            wanted.body in ("", self.meeting.body)
            and (not wanted.theme or wanted.theme in self.point.themes)
            and wanted.doer in ("", self.doer)
            and wanted.strength in ("", self.point.strength or "")
            and wanted.year in ("", self.year)
        )


def entries(meetings: Mapping[str, Meeting], points: Sequence[Point], documents: Mapping[str, Document]) -> tuple[Entry, ...]:
    """All commitments whose meeting and words are at hand, in the order of ``points``."""
    found = []
    for point in points:
        meeting = meetings.get(point.meeting)
        if point.commitment is None or meeting is None:
            continue
        doers = [documents[s.document].text[s.start : s.end] for s in point.commitment.doer if s.document in documents]
        found.append(Entry(point, meeting, " ".join(doers[0].split()) if doers else ""))
    return tuple(found)


def choices(all_entries: Sequence[Entry]) -> dict[str, Counter[str]]:
    """By field of :class:`Wanted`, the values there are and how many entries each has."""
    fields: dict[str, Callable[[Entry], Sequence[str]]] = {
        "body": lambda e: (e.meeting.body,),
        "theme": lambda e: e.point.themes,
        "doer": lambda e: (e.doer,),
        "strength": lambda e: (e.point.strength or "",),
        "year": lambda e: (e.year,),
    }
    return {name: Counter(value for entry in all_entries for value in values(entry) if value) for name, values in fields.items()}
