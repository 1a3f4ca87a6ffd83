"""Work in several processes: the order of the items, whatever happens to a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from communique.errors import WorkersError
from communique.scale.executors import Failed, Work, in_order
from communique.scale.memory import peak
from scale_sample import make_killed, make_nothing, make_squared, squared


def results(work: Work[int, int], numbers: list[int]) -> list[int | Failed[int]]:
    return [result for batch in in_order(numbers, work, lambda _: 20_000) for result in batch.results]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    numbers = [(n * 37) % 101 for n in range(100)]
    assert results(Work(squared, make_squared, workers), numbers) == [n * n for n in numbers]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_is_handed_back_in_its_place(workers: int) -> None:
    found = results(Work(squared, make_squared, workers), [*range(50), -1, *range(50)])
    assert found[50] == Failed(-1, "ValueError: below nought")
    assert found[:50] == found[51:] == [n * n for n in range(50)]


def test_few_items_are_done_in_this_process() -> None:
    batches = list(in_order(range(20), Work(squared, make_squared, 2), lambda _: 1))
    assert {batch.process for batch in batches} == {os.getpid()}
    assert all(batch.memory <= peak() for batch in batches)


def test_items_come_and_go_as_they_are_asked_for() -> None:
    taken = []

    def numbers() -> list[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    batches = in_order(numbers(), Work(squared, make_squared, 2), lambda _: 50_000)
    next(batches)
    assert len(taken) < 100
    batches.close()


def test_a_killed_process_costs_nothing(tmp_path: Path) -> None:
    work = Work(squared, partial(make_killed, tmp_path, frozenset({13, 77}), False), 2)
    assert results(work, list(range(120))) == [n * n for n in range(120)]
    assert {path.name for path in tmp_path.iterdir()} == {"13", "77"}


def test_an_item_that_kills_every_process_is_given_up_alone(tmp_path: Path) -> None:
    work = Work(squared, partial(make_killed, tmp_path, frozenset({5, 60}), True), 2)
    found = results(work, list(range(100)))
    assert [one.item for one in found if isinstance(one, Failed)] == [5, 60]
    assert "died" in found[5].why
    assert [one for one in found if not isinstance(one, Failed)] == [n * n for n in range(100) if n not in (5, 60)]


def test_processes_that_never_start_are_an_error_and_no_hang() -> None:
    with pytest.raises(WorkersError, match="--workers 1"):
        results(Work(squared, make_nothing, 2), list(range(100)))


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, str(Path(__file__).with_name("scale_sample.py")), str(tmp_path)]) as parent:
        _until(lambda: len(list(tmp_path.iterdir())) == 2)
        started = [int(path.name) for path in tmp_path.iterdir()]
        parent.send_signal(signal.SIGKILL)
    _until(lambda: not any(_alive(process) for process in started))


def _until(holds: object) -> None:
    assert callable(holds)
    for _ in range(600):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("not within 30 seconds")


def _alive(process: int) -> bool:
    """Whether it runs: one that has ended but is not waited for yet does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
