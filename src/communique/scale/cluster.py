"""The same work on other machines: batches go to the workers of a Dask cluster, results come back in the order of the items.

The cluster is the user's: a scheduler and workers that were started by hand, by a batch system or by Kubernetes, reached by the
address of the scheduler (``communique read --cluster tcp://host:8786``). Its workers need the very same files of this program,
which is checked, because a register has the same bytes wherever its texts were read. Texts, profiles and settings travel with the
work, so the machines need no common disk. One process writes the register, as ever.

Dask gives work out again when a worker dies. A batch that several workers died of is done item by item, and an item that they
still die of is handed back as :class:`Failed`.
"""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import resources
from importlib.resources.abc import Traversable
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from communique.errors import WorkersError
from communique.scale.executors import AHEAD, Batch, Failed, batch_done

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE = 30
"""Seconds to wait for the scheduler, and for a first worker where none is left."""


class Cluster(Generic[T, R]):
    """The workers of a cluster, for as long as one piece of work lasts.

    :raises WorkersError: where the cluster cannot be reached, has no workers, or has another version of the program.
    """

    def __init__(self, make: Callable[[], Callable[[T], R]], address: str) -> None:
        self._address = address
        self._make = pickle.dumps(make)
        self._client = _connected(address)
        try:
            self._has_workers()
            self._is_the_same()
        except BaseException:
            self.end()
            raise

    def work(self, batches: Iterable[list[T]]) -> Iterator[Batch[T, R]]:
        """Results of the batches in their order; only so many are given out that every worker has some waiting.

        :raises WorkersError: where the scheduler goes away or no worker is left.
        """
        out: deque[tuple[list[T], Future]] = deque()
        for batch in batches:
            out.append((batch, self._give(batch)))
            if len(out) >= max(1, len(self._client.nthreads())) * AHEAD:
                yield from self._next(*out.popleft())
        while out:
            yield from self._next(*out.popleft())

    def end(self) -> None:
        """Lets the cluster go; its workers go on for others."""
        self._client.close()

    def _give(self, batch: list[T]) -> Future:
        return self._client.submit(_work, self._make, batch, pure=False)

    def _next(self, batch: list[T], future: Future) -> Iterator[Batch[T, R]]:
        from distributed import KilledWorker

        try:
            yield self._result(future)
        except KilledWorker as err:
            if len(batch) == 1:
                yield Batch((Failed(batch[0], f"the processes that read it died ({type(err).__name__})"),), 0, 0)
                return
            for item in batch:
                yield from self._next([item], self._give([item]))

    def _result(self, future: Future) -> Batch[T, R]:
        import distributed

        while True:
            try:
                result: Batch[T, R] = future.result(timeout=_PATIENCE)
                return result
            except distributed.TimeoutError:  # it may be at work, or there may be nobody left to do it
                self._has_workers()
            except (distributed.CancelledError, OSError) as err:
                raise WorkersError(
                    f"the cluster at {self._address} went away ({type(err).__name__}); what was read is in the register, read again to go on"
                ) from err

    def _has_workers(self) -> None:
        import distributed

        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (distributed.TimeoutError, OSError) as err:
            raise WorkersError(
                f"the cluster at {self._address} has no workers; start some: dask worker {self._address} --nthreads 1"
            ) from err

    def _is_the_same(self) -> None:
        for worker, there in sorted(self._client.run(_program).items()):
            if not _is_program_of(there):
                raise WorkersError(
                    f"worker {worker} of the cluster has another version of communique; install the same one there and start it again"
                )


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as err:
        raise WorkersError("--cluster needs one more library: pip install 'communique[cluster]'") from err
    try:
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as err:
        raise WorkersError(
            f"no cluster answers at {address} ({type(err).__name__}); give the address that its scheduler printed, such as tcp://host:8786"
        ) from err


# ---------------------------------------------------------------- on the other machine

_functions: dict[bytes, Callable[[Any], Any]] = {}
_one_at_a_time = Lock()
"""Sentence vectors are kept by process: a worker with several threads takes one batch after the other."""


def _work(make: bytes, batch: list[T]) -> Batch[T, Any]:
    from distributed import get_worker

    with _one_at_a_time:
        if make not in _functions:
            _functions.clear()
            _functions[make] = pickle.loads(make)()
        done = batch_done(_functions[make], batch)
    return replace(done, process=zlib.crc32(get_worker().address.encode()))


def _program() -> str:
    """A digest of all files of the program, of which every worker must have the same."""
    total = hashlib.sha256()
    for name, file in sorted(_files(resources.files("communique"), ""), key=lambda pair: pair[0]):
        total.update(name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def _is_program_of(there: str) -> bool:
    return there == _program()


def _files(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for child in folder.iterdir():
        if child.is_dir() and child.name != "__pycache__":
            yield from _files(child, f"{above}{child.name}/")
        elif child.is_file():
            yield above + child.name, child
