"""Changes in the example: is each point followed from meeting to meeting, and is what became of it said rightly?"""

from __future__ import annotations

from collections import defaultdict

from benchmarks.example_alignment import Alignment
from benchmarks.example_reference import Moved
from benchmarks.matching import mean
from benchmarks.sheet import Sheet
from communique.model import Change

Ends = tuple[str, str, str | None, str | None]
"""Earlier and later meeting, the point there and the point here, by the reference's ids (another point by the register's, in brackets)."""


def measure(alignment: Alignment, sheet: Sheet) -> None:
    said = _said(alignment)
    _links(alignment, said, sheet)
    per_kind: dict[str, list[float]] = defaultdict(list)
    for row in alignment.reading.reference.changes:
        kinds = said.get(_ends(row), set())
        per_kind[row.kind].append(float(kinds == {row.kind}))
        if kinds != {row.kind}:
            ends = f"{row.from_point or '-'} > {row.to_point or '-'} ({row.earlier[17:27]} to {row.later[17:27]})"
            lost = [p for p in (row.from_point, row.to_point) if p and p not in alignment.points]
            why = f" (no such point: {', '.join(lost)})" if lost else ""
            sheet.miss("changes.kinds", f"{ends}: {row.kind} > {', '.join(sorted(kinds)) or 'no such row'}{why}")
    for kind, values in sorted(per_kind.items()):
        sheet.put(f"changes.{kind}", mean(values))
    sheet.put("changes.kinds", mean([mean(values) for values in per_kind.values()]))


def _links(alignment: Alignment, said: dict[Ends, set[str]], sheet: Sheet) -> None:
    """Points of two meetings tied together. Links of procedure, which the reference leaves aside, and of points that only
    the press has are neither asked nor faulted."""
    told = {p for row in alignment.reading.reference.changes for p in (row.from_point, row.to_point) if p}
    wanted = {_shown(_ends(row)) for row in alignment.reading.reference.changes if row.from_point and row.to_point}
    found = {_shown(ends) for ends in said if ends[2] and ends[3] and {ends[2], ends[3]} & told}
    sheet.put_sets("changes.links", found, wanted)


def _said(alignment: Alignment) -> dict[Ends, set[str]]:
    back = {meeting.id: wanted for wanted, meeting in alignment.reading.meetings.items()}
    rows: dict[Ends, set[str]] = defaultdict(set)
    for change in alignment.reading.register.changes:
        if change.earlier in back and change.later in back:
            rows[
                back[change.earlier], back[change.later], _point(alignment, change.from_point), _point(alignment, change.to_point)
            ].add(change.kind)
    return rows


def _point(alignment: Alignment, found: str | None) -> str | None:
    return None if found is None else alignment.back.get(found, f"({found})")


def _ends(row: Moved | Change) -> Ends:
    return row.earlier, row.later, row.from_point, row.to_point


def _shown(ends: Ends) -> str:
    return f"{ends[0][17:27]} to {ends[1][17:27]}: {ends[2]} > {ends[3]}"
