"""Functions for the tests of the room ``scale``, in a module that other processes can import."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from communique.scale.executors import Work, in_order


def squared(number: int) -> int:
    """Negative numbers cannot be, every seventh takes a moment longer than those after it."""
    if number < 0:
        raise ValueError("below nought")
    if number % 7 == 0:
        time.sleep(0.002)
    return number * number


def make_squared() -> Callable[[int], int]:
    return squared


def killed_at(marks: Path, deadly: frozenset[int], always: bool, number: int) -> int:
    """Dies of the deadly numbers: the first time, or always. ``marks`` remembers across processes."""
    mark = marks / str(number)
    if number in deadly and (always or not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def make_killed(marks: Path, deadly: frozenset[int], always: bool) -> Callable[[int], int]:
    return partial(killed_at, marks, deadly, always)


def make_nothing() -> Callable[[int], int]:
    os.kill(os.getpid(), signal.SIGKILL)
    return squared


def slow(number: int) -> int:
    time.sleep(60)
    return number


def make_announced(marks: Path) -> Callable[[int], int]:
    (marks / str(os.getpid())).touch()
    return slow


def _main(marks: Path) -> None:
    work = Work(here=slow, make=partial(make_announced, marks), workers=2)
    list(in_order(range(1000), work, lambda _: 10_000))


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
