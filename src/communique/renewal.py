"""What a join has to find anew: where no new text, verdict or knowledge touches an occasion, its points stand in the register.

What is found of an occasion hangs on the occasion alone, and the changes from one meeting to the next on their two occasions.
So the register keeps a fingerprint of each, and what has the same one as before is taken from it and not found again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from communique.assembly import Assembled, Occasion
from communique.knowledge import Knowledge
from communique.model import Carriage, Conflict, Document, Join, Meeting, Note, Point
from communique.points.changes import find_changes
from communique.points.steps import steps
from communique.register.rows import reading_order
from communique.register.standing import Standing
from communique.scale.executors import Work, in_order
from communique.settings import Settings
from communique.tally import Tally


def with_points(
    whole: Join, of: Sequence[Occasion], standing: Standing | None, work: Work[Occasion, Assembled], tally: Tally
) -> Join:
    """The join with the points, carriage and conflicts of all occasions, in the order of a register."""
    made_of = {one.name: standing.fingerprint(one) for one in of} if standing else {}
    stale = [one for one in of if not standing or not standing.holds(one.name, made_of[one.name])]
    parts: list[Join | Assembled] = []
    failed: list[Note] = []
    for batch in in_order(stale, work, _sentences):
        found, notes, lost = tally.take_together(batch)
        parts += found
        failed += notes
        for one in lost:
            made_of.pop(one.name, None)
    tally.end_of_occasions(len(of), len(stale))
    if standing:
        names = {one.name for one in stale}
        parts.append(standing.of_meetings([m.id for one in of if one.name not in names for m in one.meetings]))
    return replace(_together(whole, parts), notes=(*whole.notes, *failed), made_of=made_of)


def _together(whole: Join, parts: Iterable[Join | Assembled]) -> Join:
    points: list[Point] = []
    carriage: list[Carriage] = []
    conflicts: list[Conflict] = []
    placed = {statement.id: statement for statement in whole.statements}
    for part in parts:
        points += part.points
        carriage += part.carriage
        conflicts += part.conflicts
        placed.update((statement.id, statement) for statement in part.statements)
    return replace(
        whole,
        statements=tuple(sorted(placed.values(), key=reading_order)),
        points=tuple(sorted(points, key=lambda p: p.id)),
        carriage=tuple(sorted(carriage, key=lambda c: (c.point, c.document))),
        conflicts=tuple(conflicts),
    )


def with_changes(
    whole: Join,
    of: Sequence[Occasion],
    documents: Sequence[Document],
    standing: Standing | None,
    knowledge: Knowledge,
    settings: Settings,
) -> Join:
    """The join with the changes from each meeting to the next of its body."""
    pairs = steps(whole.meetings)
    made_of = dict(_of_steps(pairs, of, whole, standing)) if standing else {}
    kept = [(a.id, b.id) for a, b in pairs if standing and standing.holds(name := _step(a, b), made_of.get(name, ""))]
    stale = [pair for pair in pairs if (pair[0].id, pair[1].id) not in set(kept)]
    found = find_changes(whole.meetings, whole.points, whole.statements, documents, knowledge, settings, stale)
    return replace(whole, changes=found + (standing.changes(kept) if standing else ()), made_of={**whole.made_of, **made_of})


def _of_steps(
    pairs: Iterable[tuple[Meeting, Meeting]], of: Iterable[Occasion], whole: Join, standing: Standing
) -> Iterator[tuple[str, str]]:
    """Names and fingerprints of steps; none of one of whose meetings the points could not be made."""
    of_meeting = {meeting.id: whole.made_of.get(one.name) for one in of for meeting in one.meetings}
    for earlier, later in pairs:
        first, second = of_meeting[earlier.id], of_meeting[later.id]
        if first and second:
            yield _step(earlier, later), standing.fingerprint(first, second)


def _step(earlier: Meeting, later: Meeting) -> str:
    """No id of a meeting holds a blank, so that no occasion goes by this name."""
    return f"{earlier.id} {later.id}"


def _sentences(of: Occasion) -> int:
    """How much work an occasion is, in characters of text to be read: a statement costs as much as two such texts."""
    return 3000 * len(of.statements)
