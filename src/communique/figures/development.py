"""What became of each theme of a body from meeting to meeting: the matrix of themes and meetings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.model import Change, ChangeKind, Meeting, Point

GONE: tuple[ChangeKind, ...] = ("dropped", "not-visible")
"""Kinds that tell of a point of the meeting before, not of this one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One theme at one meeting."""

    points: tuple[str, ...]
    """Ids of the points said there, in the order given."""
    kinds: Mapping[ChangeKind, int]
    """How many of them are new, kept, ..., against the meeting before, and how many of that one's are gone."""


@dataclass(frozen=True, slots=True)
class Line:
    """One theme through all meetings; ``theme`` is empty for points without one."""

    theme: str
    cells: tuple[Cell, ...]

    @property
    def points(self) -> int:
        return sum(len(cell.points) for cell in self.cells)


def development(meetings: Sequence[Meeting], points: Sequence[Point], changes: Sequence[Change]) -> tuple[Line, ...]:
    """Themes with most points first, none last; cells in the order of ``meetings``, which is that of time.

    A point counts under the first of its themes. It is compared with the latest earlier meeting that the register compares its
    meeting with; where that is not the one that stands before it (another formation, say), the cell still tells the change.
    """
    place = {m.id: n for n, m in enumerate(meetings)}
    mine = {p.id: p for p in points if p.meeting in place and p.joint}
    before = _meeting_before(place, changes)
    said: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for point in mine.values():
        said[_theme(point), point.meeting].append(point.id)
    kinds: defaultdict[tuple[str, str], Counter[ChangeKind]] = defaultdict(Counter)
    for change in changes:
        if before.get(change.later) != change.earlier:
            continue
        told = mine.get((change.from_point if change.kind in GONE else change.to_point) or "")
        if told is not None:
            kinds[_theme(told), change.later][change.kind] += 1
    themes = Counter(_theme(point) for point in mine.values())
    ordered = sorted(themes, key=lambda t: (t == "", -themes[t], t))
    return tuple(
        Line(theme, tuple(Cell(tuple(said[theme, m.id]), dict(kinds[theme, m.id])) for m in meetings)) for theme in ordered
    )


def _meeting_before(place: Mapping[str, int], changes: Sequence[Change]) -> dict[str, str]:
    """For each meeting the latest of those that it is compared with as the later one."""
    found: dict[str, str] = {}
    for earlier, later in {(c.earlier, c.later) for c in changes}:
        if earlier in place and later in place and (later not in found or place[earlier] > place[found[later]]):
            found[later] = earlier
    return found


def _theme(point: Point) -> str:
    return point.themes[0] if point.themes else ""
