"""Counts and times what a reading does, for the summary at its end."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter, process_time
from typing import Protocol, TypeVar

from communique.analysis import Analysis
from communique.assembly import Assembled, Occasion
from communique.model import Note, Source, StageCount
from communique.scale.executors import Batch, Failed
from communique.scale.memory import held, peak
from communique.scale.timing import Stage

T = TypeVar("T")
R = TypeVar("R")

_ALONE = {
    "documents": "texts in, documents out",
    "filter": "documents in, those that may tell of a meeting or joint text out",
    "statements": "documents in, statements out",
    "mentions": "documents in, mentions of meetings out",
    "register": "documents in, documents written",
}
"""Stages of single texts, in their order, and what each counts."""
_TOGETHER = {
    "points": "statements in, points out",
    "commitments": "points in, commitments out",
    "carriage": "points in, cells of the points x documents table out",
    "conflicts": "meetings in, conflicts out",
}
"""Stages of the meetings that share reports."""


class Done(Protocol):
    """How a stage reports what came out of it and what it set aside."""

    def __call__(self, came_out: int, set_aside: int = 0) -> None: ...


@dataclass(frozen=True, slots=True)
class Summary:
    """What one reading did: a line a stage, what could not be read, and how many texts were there before."""

    stages: tuple[StageCount, ...]
    refused: tuple[Note, ...]
    """Files and rows that gave no document, one note each."""
    already: int
    """Texts that the register held before: not read again."""
    warnings: tuple[str, ...] = ()
    """What the user should know of the place where the register lies, and of what failed."""
    seconds: float = 0.0
    """The whole reading took, by the clock."""
    workers: int = 1
    """Processes that texts were read in."""


@dataclass(slots=True)
class Tally:
    """Counts what each stage took, gave and set aside while a reading runs."""

    refused: list[Note] = field(default_factory=list)
    already: int = 0
    read: int = 0
    stages: list[StageCount] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    """What could not be found about meetings: the user is told, and a note says so in the register."""
    _shared: dict[str, list[float]] = field(default_factory=dict)
    """By stage that processes share: came in, came out, set aside, seconds of the processor."""
    _memory: dict[int, int] = field(default_factory=dict)
    """Bytes that each process at work beside the first has held at most."""
    _beside: int = 0
    """Bytes that the first process was seen to hold while others were at work."""
    _workers: int = 1
    _began: float = field(default_factory=perf_counter)

    def timed_each(self, stage: str, things: Iterable[T]) -> Iterator[T]:
        """The things, the time that they are waited for added to that of the stage."""
        waiting, counted = iter(things), self._of(stage)
        while True:
            began = process_time()
            try:
                thing = next(waiting)
            except StopIteration:
                return
            finally:
                counted[3] += process_time() - began
            yield thing

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Adds the time of what is done within to that of a stage of single texts."""
        began = process_time()
        yield
        self._of(stage)[3] += process_time() - began

    def take(self, batch: Batch[Source, Analysis]) -> list[Analysis]:
        """Counts a batch of texts, and gives what was read; what was not is refused with a note."""
        found = []
        for one in self._results(batch):
            if isinstance(one, Failed):
                message = f"{one.item.key} could not be read ({one.why}); everything else was, please report it"
                self.refused.append(Note("sources", None, None, None, message))
                continue
            self.read += 1
            self._count(one.stages)
            found.append(one)
        return found

    def take_together(self, batch: Batch[Occasion, Assembled]) -> tuple[list[Assembled], list[Note], list[Occasion]]:
        """Counts a batch of meetings, and gives what was found, with a note on each occasion of which nothing could be, and these."""
        found, notes, lost = [], [], []
        for one in self._results(batch):
            if isinstance(one, Failed):
                names = ", ".join(meeting.id for meeting in one.item.meetings)
                message = f"the points of {names} could not be made ({one.why}); everything else was, please report it"
                self.failed.append(message)
                notes.append(Note("points", None, None, None, message))
                lost.append(one.item)
                continue
            self._count(one.stages)
            found.append(one)
        return found, notes, lost

    def _results(self, batch: Batch[T, R]) -> tuple[R | Failed[T], ...]:
        if batch.process != os.getpid():
            self._memory[batch.process] = max(batch.memory, self._memory.get(batch.process, 0))
            self._workers = max(self._workers, len(self._memory))
            self._beside = max(self._beside, held())
        return batch.results

    def _count(self, stages: Iterable[Stage]) -> None:
        for stage in stages:
            total = self._of(stage.name)
            for at, value in enumerate((stage.came_in, stage.came_out, stage.set_aside, stage.seconds)):
                total[at] += value

    @contextmanager
    def stage(self, name: str, came_in: int, what: str) -> Iterator[Done]:
        """Times a stage that looks at all documents; the caller reports what came out through the yielded function."""
        began, result = perf_counter(), (0, 0)

        def done(came_out: int, set_aside: int = 0) -> None:
            nonlocal result
            result = came_out, set_aside

        yield done
        came_out, set_aside = result
        self.stages.append(StageCount(name, came_in, came_out, set_aside, what, perf_counter() - began, self._peak()))

    def end_of_reading(self) -> None:
        """Closes the stages of single texts: what comes now looks at all of them."""
        found = self.read + self.already + len(self.refused)
        first = found, self.read, len(self.refused), "texts found in, new texts out", self._of("sources")[3], self._peak()
        self.stages.append(StageCount("sources", *first))
        self._close(_ALONE)

    def end_of_occasions(self, came_in: int, stale: int) -> None:
        """Closes the stages of the meetings that share reports; ``stale``: occasions that were not as the last join left them."""
        what = "groups of meetings that share reports in, those that something changed out"
        self.stages.append(StageCount("occasions", came_in, stale, 0, what, 0.0, self._peak()))
        self._close(_TOGETHER)

    def _close(self, shared: Mapping[str, str]) -> None:
        for name, what in shared.items():
            came_in, came_out, set_aside, seconds = self._of(name)
            self.stages.append(StageCount(name, int(came_in), int(came_out), int(set_aside), what, seconds, self._peak()))
        self._memory.clear()  # these processes have ended
        self._beside = 0

    def summary(self, warnings: Sequence[str] = ()) -> Summary:
        told, seconds = (*warnings, *self.failed), perf_counter() - self._began
        return Summary(tuple(self.stages), tuple(self.refused), self.already, told, seconds, self._workers)

    def _of(self, stage: str) -> list[float]:
        return self._shared.setdefault(stage, [0, 0, 0, 0.0])

    def _peak(self) -> int:
        """Bytes that all processes together have held at most: the first alone so far, or while others were at work."""
        return self._beside + sum(self._memory.values()) if self._memory else peak()
