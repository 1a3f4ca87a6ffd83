"""How much a register holds, for pages that show a part of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from communique.model import Register
from communique.register import tables
from communique.register.reader import Reader

NEWS = ("new", "strengthened", "weakened")
"""Kinds of change that a reader of the front page wants to know of."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one meeting has."""

    reports: int
    points: int
    """Joint ones."""
    commitments: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class BodyTally:
    """What one body has: its meetings, and the reports of them, a report of two meetings counted twice."""

    meetings: int
    reports: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over the whole register; ``meetings`` holds at least the meetings that the page shows."""

    documents: int
    statements: int
    points: int
    """Joint ones."""
    commitments: int
    conflicts: int
    news: int
    """Changes of the kinds :data:`NEWS`."""
    notes: Mapping[str, int]
    """By the stage that left them."""
    unplaced: int
    """Documents that report no meeting."""
    bodies: Mapping[str, BodyTally]
    meetings: Mapping[str, Tally]

    @property
    def all_meetings(self) -> int:
        return sum(tally.meetings for tally in self.bodies.values())

    @property
    def by_weight(self) -> list[str]:
        """Bodies, those with most reports first."""
        return sorted(self.bodies, key=lambda body: (-self.bodies[body].reports, body))


def totals_of(register: Register) -> Totals:
    """From the records of a whole register."""
    bodies: dict[str, list[int]] = {}
    for meeting in register.meetings:
        bodies.setdefault(meeting.body, []).append(len(meeting.documents))
    points = Counter(p.meeting for p in register.points if p.joint)
    bound = Counter(p.meeting for p in register.points if p.commitment)
    disputes = Counter(c.meeting for c in register.conflicts)
    return Totals(
        documents=len(register.documents),
        statements=len(register.statements),
        points=points.total(),
        commitments=bound.total(),
        conflicts=disputes.total(),
        news=sum(change.kind in NEWS for change in register.changes),
        notes=Counter(note.stage for note in register.notes),
        unplaced=sum(not d.meetings for d in register.documents),
        bodies={body: BodyTally(len(reports), sum(reports)) for body, reports in bodies.items()},
        meetings={m.id: Tally(len(m.documents), points[m.id], bound[m.id], disputes[m.id]) for m in register.meetings},
    )


def read_totals(reader: Reader) -> Totals:
    """From the file, by counting rows: judgements of people are not taken off."""
    docs, there, entry = tables.documents, tables.attendance, tables.ledger
    placed = _one(reader, select(func.count(func.distinct(there.c.document))).where(there.c.relation == "report"))
    documents = _one(reader, select(func.count()).select_from(docs))
    by_meeting = select(entry.c.meeting, func.sum(entry.c.joint), func.count(entry.c.evidence)).group_by(entry.c.meeting)
    points = {meeting: (int(joint), int(bound)) for meeting, joint, bound in reader.rows(by_meeting)}
    disputed = _counts(reader, select(tables.conflicts.c.meeting, func.count()).group_by(tables.conflicts.c.meeting))
    reports = _counts(reader, select(there.c.meeting, func.count()).where(there.c.relation == "report").group_by(there.c.meeting))
    meetings: dict[str, str] = dict(reader.rows(select(tables.meetings.c.key, tables.meetings.c.body)))
    bodies: dict[str, list[int]] = {}
    for meeting, body in meetings.items():
        bodies.setdefault(body, []).append(reports.get(meeting, 0))
    return Totals(
        documents=documents,
        statements=_one(reader, select(func.count()).select_from(tables.statements)),
        points=sum(joint for joint, _ in points.values()),
        commitments=sum(bound for _, bound in points.values()),
        conflicts=sum(disputed.values()),
        news=_one(reader, select(func.count()).where(tables.changes.c.kind.in_(NEWS))),
        notes=_counts(reader, select(tables.notes.c.stage, func.count()).group_by(tables.notes.c.stage)),
        unplaced=documents - placed,
        bodies={body: BodyTally(len(found), sum(found)) for body, found in bodies.items()},
        meetings={
            meeting: Tally(reports.get(meeting, 0), *points.get(meeting, (0, 0)), disputed.get(meeting, 0)) for meeting in meetings
        },
    )


def _one(reader: Reader, query: Select[Any]) -> int:
    return int(reader.rows(query)[0][0])


def _counts(reader: Reader, query: Select[Any]) -> dict[str, int]:
    return {name: int(number) for name, number in reader.rows(query)}
