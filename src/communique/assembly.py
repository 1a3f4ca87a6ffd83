"""What the reports of a meeting give together: points, commitments, carriage, conflicts. No meeting needs another's, so processes share them.

Meetings that one document reports belong together, as it has to be told which statement is of which. Sentence vectors are
forgotten between one such group and the next: they differ in the last digit with the sentences they are made beside, and
what is found about a meeting must not hang on which process found it, or on what that process did before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.knowledge import Knowledge
from communique.knowledge.load import Carried
from communique.model import Carriage, Conflict, Copy, Document, Judgement, Meeting, Point, Statement
from communique.points.carriage import count_sources, find_carriage
from communique.points.commitments import find_commitments
from communique.points.conflicts import find_conflicts
from communique.points.merge import merge_points
from communique.scale.timing import Clock, Stage
from communique.settings import Settings
from communique.text.similar import forget_vectors


@dataclass(frozen=True, slots=True)
class Occasion:
    """Meetings that share reports, with all that belongs to them; sorted."""

    meetings: tuple[Meeting, ...]
    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    copies: tuple[Copy, ...]
    """Between two of the documents."""
    sources: dict[str, str]
    """Document -> the first document of its source, which need not be one of these."""
    judgements: tuple[Judgement, ...] = ()
    """What people found to be the same or different in it."""

    @property
    def name(self) -> str:
        """That of its first meeting."""
        return self.meetings[0].id


@dataclass(frozen=True, slots=True)
class Assembled:
    """What was found of an occasion."""

    points: tuple[Point, ...]
    statements: tuple[Statement, ...]
    """Those of the occasion, with their meeting and point."""
    carriage: tuple[Carriage, ...]
    conflicts: tuple[Conflict, ...]
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Assembler:
    """Finds what the reports of an occasion give together."""

    knowledge: Knowledge
    settings: Settings

    def __call__(self, of: Occasion) -> Assembled:
        forget_vectors()
        clock = Clock()
        shared = self.knowledge, self.settings
        with clock.stage("points", len(of.statements)) as done:
            said = of.documents, of.statements, of.copies, of.sources
            points, statements = merge_points(of.meetings, *said, *shared, of.judgements)
            done(len(points), sum(1 for s in statements if not s.point))
        with clock.stage("commitments", len(points)) as done:
            points = find_commitments(points, statements, of.documents, of.meetings, *shared)
            done(sum(1 for p in points if p.commitment))
        with clock.stage("carriage", len(points)) as done:
            carriage = find_carriage(of.meetings, points, statements, of.documents, *shared)
            points = count_sources(points, carriage, of.documents, of.sources)
            done(len(carriage))
        with clock.stage("conflicts", len(of.meetings)) as done:
            conflicts = find_conflicts(of.meetings, points, statements, of.documents, carriage, of.sources, *shared)
            done(len(conflicts))
        forget_vectors()
        return Assembled(points, statements, carriage, conflicts, tuple(clock.stages))


def assembler(profiles: tuple[Carried, ...], settings: Settings) -> Assembler:
    """The assembler of a process that has nothing loaded yet."""
    return Assembler(Knowledge(profiles), settings)


def occasions(
    meetings: Sequence[Meeting],
    documents: Iterable[Document],
    statements: Iterable[Statement],
    copies: Iterable[Copy],
    sources: Mapping[str, str],
    judgements: Iterable[Judgement] = (),
) -> list[Occasion]:
    """All occasions, by their first meeting. Statements of documents that report no meeting are in none."""
    groups = _sharing(meetings)
    group_of = {name: number for number, group in enumerate(groups) for meeting in group for name in meeting.documents}
    verdicts = _by_group(judgements, group_of, {meeting.id: number for number, group in enumerate(groups) for meeting in group})
    texts: defaultdict[int, list[Document]] = defaultdict(list)
    said: defaultdict[int, list[Statement]] = defaultdict(list)
    copied: defaultdict[int, list[Copy]] = defaultdict(list)
    for document in documents:
        if document.id in group_of:
            texts[group_of[document.id]].append(document)
    for statement in statements:
        if statement.document in group_of:
            said[group_of[statement.document]].append(statement)
    for copy in copies:
        one, other = group_of.get(copy.a.document), group_of.get(copy.b.document)
        if one is not None and one == other:
            copied[one].append(copy)
    return [
        Occasion(
            meetings=tuple(group),
            documents=tuple(sorted(texts[number], key=lambda d: d.id)),
            statements=tuple(sorted(said[number], key=lambda s: s.id)),
            copies=tuple(sorted(copied[number], key=lambda c: (c.a, c.b))),
            sources={d.id: sources.get(d.id, d.id) for d in sorted(texts[number], key=lambda d: d.id)},
            judgements=tuple(verdicts[number]),
        )
        for number, group in enumerate(groups)
    ]


def _by_group(
    judgements: Iterable[Judgement], of_document: Mapping[str, int], of_meeting: Mapping[str, int]
) -> dict[int, list[Judgement]]:
    """What was found the same or different, with the groups that all its subjects may belong to: statements of their documents,
    and points of their meetings."""
    found: defaultdict[int, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.verdict not in ("same", "different"):
            continue
        groups = [_groups_of(subject, of_document, of_meeting) for subject in judgement.subjects]
        for number in set[int].intersection(*groups):
            found[number].append(judgement)
    return found


def _groups_of(subject: str, of_document: Mapping[str, int], of_meeting: Mapping[str, int]) -> set[int]:
    """The groups in which an id may be that of a statement or of a point."""
    found = of_document.get(subject.rpartition(":")[0]), of_meeting.get(subject.rpartition("/")[0])
    return {number for number in found if number is not None}


def _sharing(meetings: Sequence[Meeting]) -> list[list[Meeting]]:
    """Meetings in groups, of which no two share a report."""
    ordered = sorted(meetings, key=lambda meeting: meeting.id)
    root = list(range(len(ordered)))

    def top(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    reported_in: dict[str, int] = {}
    for number, meeting in enumerate(ordered):
        for name in meeting.documents:
            first, second = sorted((top(reported_in.setdefault(name, number)), top(number)))
            root[second] = first
    groups: defaultdict[int, list[Meeting]] = defaultdict(list)
    for number, meeting in enumerate(ordered):
        groups[top(number)].append(meeting)
    return [groups[number] for number in sorted(groups)]
