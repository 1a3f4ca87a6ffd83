"""What the stages did with one item, in whichever process: counts, and seconds of the processor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import process_time


@dataclass(frozen=True, slots=True)
class Stage:
    """What one stage took of one item, gave and set aside."""

    name: str
    came_in: int
    came_out: int
    set_aside: int
    seconds: float
    """Of the processor: what else the machine does meanwhile does not count."""


@dataclass(slots=True)
class Clock:
    """Times the stages of one item."""

    stages: list[Stage] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str, came_in: int = 1) -> Iterator[Result]:
        result = Result()
        began = process_time()
        yield result
        self.stages.append(Stage(name, came_in, result.came_out, result.set_aside, process_time() - began))


@dataclass(slots=True)
class Result:
    """How a stage says what it did."""

    came_out: int = 0
    set_aside: int = 0

    def __call__(self, came_out: int, set_aside: int = 0) -> None:
        self.came_out, self.set_aside = came_out, set_aside
