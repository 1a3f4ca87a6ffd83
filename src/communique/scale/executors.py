"""A function over many items in several processes: results in the items' order, and a process that dies costs one item at most.

Measured before choosing (two cores, 31,030 texts): ``multiprocessing.Pool`` waits for ever for a worker that was killed,
``ProcessPoolExecutor`` says so at once. What its workers had not finished is given out again, the first time as it was, then
item by item; an item whose process dies twice is handed back as :class:`Failed`.

Processes are started anew (``spawn``), not copied: a copy of a process with threads, such as the web server, may hang. So a
script that asks for several has to keep its own work under ``if __name__ == "__main__":``.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from communique.errors import WorkersError
from communique.scale.memory import peak

if TYPE_CHECKING:
    from communique.scale.cluster import Cluster

T = TypeVar("T")
R = TypeVar("R")

_HEAVY = 250_000
"""Weight of a batch: about a second's work where the weight is characters of text."""
_MANY = 64
"""Items of a batch."""
_SECONDS = 2.0
"""How long a batch waits for more items, where they come slowly."""
AHEAD = 3
"""Batches given out for each process, so that none waits while an earlier batch takes long."""
_ENOUGH = 3
"""Batches from which on processes pay for their start, which takes as long as some hundred texts."""
_HOPELESS = 10
"""Processes that die one after the other with nothing done in between, before the whole is given up."""


@dataclass(frozen=True, slots=True)
class Failed(Generic[T]):
    """An item that gave no result, and why."""

    item: T
    why: str


@dataclass(frozen=True, slots=True)
class Batch(Generic[T, R]):
    """Results of items that were given out together, in their order."""

    results: tuple[R | Failed[T], ...]
    process: int
    """Id of the process that made them."""
    memory: int
    """Bytes that this process has held at most."""


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Work(Generic[T, R]):
    """A function, and the processes to run it in."""

    here: Callable[[T], R]
    """For work in this process: with one worker, and for so few items that processes do not pay."""
    make: Callable[[], Callable[[T], R]]
    """Gives the same function in another process; it, the items and the results have to be picklable."""
    workers: int
    cluster: str | None = None
    """Address of the scheduler of a Dask cluster, whose workers do it instead (:mod:`communique.scale.cluster`)."""


def in_order(items: Iterable[T], work: Work[T, R], weight: Callable[[T], int]) -> Iterator[Batch[T, R]]:
    """The function of every item, in order and in batches; an error of the function makes a :class:`Failed`.

    ``weight``: how much work an item is, characters of text as a rule.

    :raises WorkersError: where processes die one after the other without doing anything, or the cluster is of no use.
    """
    batches = _batches(items, weight)
    first = [] if work.workers < 2 and not work.cluster else [batch for _, batch in zip(range(_ENOUGH), batches, strict=False)]
    if len(first) < _ENOUGH:
        for batch in chain(first, batches):
            yield batch_done(work.here, batch)
        return
    crew = _crew(work)
    try:
        yield from crew.work(chain(first, batches))
    finally:
        crew.end()


def _crew(work: Work[T, R]) -> _Crew[T, R] | Cluster[T, R]:
    if not work.cluster:
        return _Crew(work.make, work.workers)
    from communique.scale.cluster import Cluster

    return Cluster(work.make, work.cluster)


def _batches(items: Iterable[T], weight: Callable[[T], int]) -> Iterator[list[T]]:
    batch: list[T] = []
    total, began = 0, monotonic()
    for item in items:
        batch.append(item)
        total += weight(item)
        if total >= _HEAVY or len(batch) >= _MANY or monotonic() - began >= _SECONDS:
            yield batch
            batch, total, began = [], 0, monotonic()
    if batch:
        yield batch


def batch_done(function: Callable[[T], R], batch: Sequence[T]) -> Batch[T, R]:
    """The function of every item of a batch, in this process."""
    return Batch(tuple(_one(function, item) for item in batch), os.getpid(), peak())


def _one(function: Callable[[T], R], item: T) -> R | Failed[T]:
    try:
        return function(item)
    except Exception as err:  # whatever one item does, the others are done
        return Failed(item, f"{type(err).__name__}: {err}")


class _Crew(Generic[T, R]):
    """Processes, started again when one of them dies."""

    def __init__(self, make: Callable[[], Callable[[T], R]], workers: int) -> None:
        self._make = make
        self._workers = workers
        self._dead = 0
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, get_context("spawn"), _begin, (self._make,))

    def work(self, batches: Iterable[list[T]]) -> Iterator[Batch[T, R]]:
        out: deque[tuple[list[T], Future[Batch[T, R]]]] = deque()
        for batch in batches:
            out.append((batch, self._give(batch)))
            if len(out) >= self._workers * AHEAD:
                yield from self._next(out)
        while out:
            yield from self._next(out)

    def end(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _give(self, batch: list[T]) -> Future[Batch[T, R]]:
        try:
            return self._pool.submit(_work, batch)
        except BrokenProcessPool as err:
            broken: Future[Batch[T, R]] = Future()
            broken.set_exception(err)
            return broken

    def _next(self, out: deque[tuple[list[T], Future[Batch[T, R]]]]) -> Iterator[Batch[T, R]]:
        batch, future = out.popleft()
        try:
            yield self._result(future)
        except BrokenProcessPool:
            self._again()
            yield from self._carefully(batch)
            for place, (later, unfinished) in enumerate(out):
                if unfinished.done() and unfinished.exception() is not None:
                    out[place] = later, self._give(later)

    def _carefully(self, batch: list[T]) -> Iterator[Batch[T, R]]:
        """A batch while nothing else is given out, so that it is known which one a process dies of."""
        try:
            yield self._result(self._give(batch))
            return
        except BrokenProcessPool as err:
            self._again()
            if len(batch) == 1:
                yield Batch((Failed(batch[0], f"the process that read it died ({err})"),), os.getpid(), 0)
                return
        for item in batch:
            yield from self._carefully([item])

    def _result(self, future: Future[Batch[T, R]]) -> Batch[T, R]:
        result = future.result()
        self._dead = 0
        return result

    def _again(self) -> None:
        self._dead += 1
        self.end()
        if self._dead >= _HOPELESS:
            raise WorkersError("every process that was started to read ended before it had read anything; try --workers 1")
        self._pool = self._start()


# ---------------------------------------------------------------- in the other process

_function: Callable[[Any], Any] | None = None


def _begin(make: Callable[[], Callable[[Any], Any]]) -> None:
    """Run once in every process: makes its function, leaves Ctrl-C to the first process and ends with it."""
    global _function
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _function = make()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for ever for work."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _work(batch: list[T]) -> Batch[T, Any]:
    assert _function is not None, "_begin ran before"
    return batch_done(_function, batch)
