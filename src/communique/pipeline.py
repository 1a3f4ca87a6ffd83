"""From texts to a register: :func:`read` and :func:`join` are the architecture as code, one call a stage (ARCHITECTURE.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Protocol, TypeVar

from communique.copies.groups import dates_from_copies
from communique.copies.passages import find_copies
from communique.documents.describe import describe
from communique.knowledge import Knowledge
from communique.knowledge.load import fingerprint
from communique.meetings.find import find_mentions
from communique.meetings.merge import merge_mentions
from communique.model import Document, Join, Mention, Note, StageCount, Statement
from communique.points.carriage import count_sources, find_carriage
from communique.points.changes import find_changes
from communique.points.commitments import find_commitments
from communique.points.conflicts import find_conflicts
from communique.points.merge import merge_points
from communique.register.store import open_register
from communique.settings import Settings
from communique.sources.files import nothing_read, read_sources
from communique.statements.find import find_statements

T = TypeVar("T")


class Watch(Protocol):
    """Called with a stage's name and what it works through; yields the same things, so that a view can show progress."""

    def __call__(self, stage: str, things: Iterable[T], /) -> Iterator[T]: ...


class Done(Protocol):
    """How a stage reports what came out of it and what it set aside."""

    def __call__(self, came_out: int, set_aside: int = 0) -> None: ...


def quiet(_stage: str, things: Iterable[T], /) -> Iterator[T]:
    """Shows nothing."""
    return iter(things)


@dataclass(frozen=True, slots=True)
class Summary:
    """What one reading did: a line a stage, what could not be read, and how many texts were there before."""

    stages: tuple[StageCount, ...]
    refused: tuple[Note, ...]
    """Files and rows that gave no document, one note each."""
    already: int
    """Texts that the register held before: not read again."""
    warnings: tuple[str, ...] = ()
    """What the user should know of the place where the register lies."""


def read(
    paths: Sequence[Path],
    register: Path = Path("register.db"),
    *,
    profiles: Sequence[Path] = (),
    settings: Settings | None = None,
    columns: Mapping[str, str] | None = None,
    watch: Watch = quiet,
) -> Summary:
    """Builds or extends the register file with the texts that ``paths`` hold.

    Profiles given once are kept in the register and need not be given again. ``columns`` names the columns of rows that go by
    unusual names: ``{"content": "article_text"}``. What was read before a failure stays in the
    register.

    :raises communique.errors.InputError: where nothing could be read at all.
    """
    settings = settings or Settings()
    with open_register(register, recipe=f"{settings!r} {fingerprint()}") as store:
        knowledge = Knowledge(store.keep_profiles(profiles))
        tally = Tally()
        for source in watch("reading", read_sources(paths, settings, columns)):
            if isinstance(source, Note):
                tally.refused.append(source)
            elif store.has(source):
                tally.already += 1
            else:
                with tally.timed("documents"):
                    document, cut = describe(source, knowledge, settings)
                with tally.timed("statements"):
                    statements, unsaid = find_statements(document, knowledge, settings)
                with tally.timed("mentions"):
                    mentions, unmet = find_mentions(document, knowledge, settings)
                store.add(source, document, statements, mentions, (*cut, *unsaid, *unmet))
                tally.add(document, statements, mentions, cut, unsaid, unmet)
        store.keep_notes(tally.refused)
        if not tally.read + tally.already:
            raise nothing_read(paths, tally.refused)
        if tally.read or not store.joined():
            store.write_join(join(store.documents(), store.statements(), store.mentions(), knowledge, settings, tally, watch))
        return tally.summary(store.warnings)


def join(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    knowledge: Knowledge,
    settings: Settings,
    tally: Tally,
    watch: Watch = quiet,
) -> Join:
    """All that is found by looking at documents together. Depends on their content only, not on the order of reading."""
    steps = watch("joining", ("copies", "meetings", "points", "commitments", "carriage", "changes", "conflicts"))
    with tally.stage(next(steps), len(documents), "documents in, shared passages out") as done:
        copies = find_copies(documents, settings, knowledge)
        borrowed = dates_from_copies(documents, copies, settings.copying)
        done(len(copies))
    with tally.stage(next(steps), len(mentions), "mentions in, meetings out") as done:
        meetings, unmet = merge_mentions(documents, mentions, borrowed, knowledge, settings)
        done(len(meetings), len(unmet))
    with tally.stage(next(steps), len(statements), "statements in, points out") as done:
        points, statements = merge_points(meetings, documents, statements, copies, knowledge, settings)
        done(len(points), sum(1 for s in statements if not s.point))
    with tally.stage(next(steps), len(points), "points in, commitments out") as done:
        points = find_commitments(points, statements, documents, meetings, knowledge, settings)
        done(sum(1 for p in points if p.commitment))
    with tally.stage(next(steps), len(points), "points in, cells of the points x documents table out") as done:
        carriage = find_carriage(meetings, points, statements, documents, copies, knowledge, settings)
        points = count_sources(points, carriage, documents, copies)
        done(len(carriage))
    with tally.stage(next(steps), len(meetings), "meetings in, changes out") as done:
        changes = find_changes(meetings, points, statements, documents, carriage, knowledge, settings)
        done(len(changes))
    with tally.stage(next(steps), len(meetings), "meetings in, conflicts out") as done:
        conflicts = find_conflicts(meetings, points, statements, documents, carriage, knowledge, settings)
        done(len(conflicts))
    next(steps, None)
    return Join(borrowed, meetings, statements, points, carriage, copies, changes, conflicts, unmet)


@dataclass(slots=True)
class Tally:
    """Counts what each stage took, gave and set aside while a reading runs."""

    refused: list[Note] = field(default_factory=list)
    already: int = 0
    read: int = 0
    statements: int = 0
    mentions: int = 0
    set_aside: list[int] = field(default_factory=lambda: [0, 0, 0])
    """Notes of documents, statements and mentions."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Of the stages of single documents, over all documents."""
    stages: list[StageCount] = field(default_factory=list)

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Adds the time of one document to that of its stage."""
        began = perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - began

    def add(self, document: Document, statements: Sequence[Statement], mentions: Sequence[Mention], *notes: Sequence[Note]) -> None:
        """One document read."""
        self.read += 1
        self.statements += len(statements)
        self.mentions += len(mentions)
        self.set_aside = [total + len(more) for total, more in zip(self.set_aside, notes, strict=True)]

    @contextmanager
    def stage(self, name: str, came_in: int, what: str) -> Iterator[Done]:
        """Times a stage that looks at all documents; the caller reports what came out through the yielded function."""
        began, result = perf_counter(), (0, 0)

        def done(came_out: int, set_aside: int = 0) -> None:
            nonlocal result
            result = came_out, set_aside

        yield done
        came_out, set_aside = result
        self.stages.append(StageCount(name, came_in, came_out, set_aside, what, perf_counter() - began))

    def summary(self, warnings: tuple[str, ...] = ()) -> Summary:
        """The counts so far as a summary, the stages of single documents first."""
        found = self.read + self.already + len(self.refused)
        alone = [
            StageCount("sources", found, self.read, len(self.refused), "texts found in, new texts out"),
            self._alone("documents", self.read, self.set_aside[0], "texts in, documents out"),
            self._alone("statements", self.statements, self.set_aside[1], "documents in, statements out"),
            self._alone("mentions", self.mentions, self.set_aside[2], "documents in, mentions of meetings out"),
        ]
        return Summary((*alone, *self.stages), tuple(self.refused), self.already, warnings)

    def _alone(self, name: str, came_out: int, set_aside: int, what: str) -> StageCount:
        return StageCount(name, self.read, came_out, set_aside, what, self.seconds.get(name, 0.0))
