"""Work on a cluster: a scheduler and workers of this machine, as one would start them on others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from communique import pipeline, verbs
from communique.errors import WorkersError
from communique.register.export import to_json
from communique.scale import cluster, executors
from communique.scale.executors import Batch, Failed, Work, batch_done, in_order
from conftest import EXAMPLES
from scale_sample import make_killed, make_squared, squared

if TYPE_CHECKING:
    from distributed import LocalCluster


@pytest.fixture(scope="module")
def local() -> Iterator[LocalCluster]:
    dask = pytest.importorskip("distributed", reason="the cluster tests need distributed (in the dev group)")
    with dask.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs="CRITICAL") as found:
        yield found


def results(address: str, work: Work[int, int], numbers: list[int]) -> list[int | Failed[int]]:
    there = Work(work.here, work.make, 1, address)
    return [result for batch in in_order(numbers, there, lambda _: 20_000) for result in batch.results]


def test_results_come_in_the_order_of_the_items(local: LocalCluster) -> None:
    numbers = [(n * 37) % 101 for n in range(100)]
    assert results(local.scheduler_address, Work(squared, make_squared, 1), numbers) == [n * n for n in numbers]


def test_an_error_is_handed_back_in_its_place(local: LocalCluster) -> None:
    found = results(local.scheduler_address, Work(squared, make_squared, 1), [*range(50), -1, *range(50)])
    assert found[50] == Failed(-1, "ValueError: below nought")
    assert found[:50] == found[51:] == [n * n for n in range(50)]


def test_a_killed_worker_costs_nothing(local: LocalCluster, tmp_path: Path) -> None:
    work = Work(squared, partial(make_killed, tmp_path, frozenset({13}), False), 1)
    assert results(local.scheduler_address, work, list(range(60))) == [n * n for n in range(60)]


class Frail:
    """A cluster as its client shows it, whose workers die of some items; ``ends`` where its scheduler goes away."""

    def __init__(self, deadly: frozenset[int], ends: bool = False) -> None:
        self._deadly = deadly
        self._ends = ends

    def nthreads(self) -> dict[str, int]:
        return {"tcp://127.0.0.1:1": 1}

    def wait_for_workers(self, *_: object, **__: object) -> None:
        pass

    def run(self, function: Callable[[], str]) -> dict[str, str]:
        return {"tcp://127.0.0.1:1": function()}

    def close(self) -> None:
        pass

    def submit(self, _: object, make: bytes, batch: list[int], **__: object) -> Frail.Promise:
        return Frail.Promise(self, batch)

    @dataclass
    class Promise:
        of: Frail
        batch: list[int]

        def result(self, timeout: float) -> Batch[int, int]:
            import distributed

            if self.of._ends:
                raise distributed.CancelledError("gone")
            if self.of._deadly & set(self.batch):
                raise distributed.KilledWorker("batch", None, 3)
            return batch_done(squared, self.batch)


def test_an_item_that_workers_die_of_is_given_up_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "_connected", lambda _: Frail(frozenset({5, 40})))
    found = results("tcp://127.0.0.1:1", Work(squared, make_squared, 1), list(range(60)))
    assert [one.item for one in found if isinstance(one, Failed)] == [5, 40]
    assert found[5] == Failed(5, "the processes that read it died (KilledWorker)")
    assert [one for one in found if not isinstance(one, Failed)] == [n * n for n in range(60) if n not in (5, 40)]


def test_a_cluster_that_goes_away_is_an_error_and_no_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "_connected", lambda _: Frail(frozenset(), ends=True))
    with pytest.raises(WorkersError, match="went away"):
        results("tcp://127.0.0.1:1", Work(squared, make_squared, 1), list(range(60)))


def test_the_register_is_the_same_as_from_one_process(
    local: LocalCluster, example_register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executors, "_MANY", 4)
    monkeypatch.setattr(executors, "_ENOUGH", 1)
    profile = EXAMPLES / "water-and-coasts.toml"
    there = tmp_path / "there.db"
    summary = pipeline.read([EXAMPLES / "water-and-coasts"], there, profiles=[profile], cluster=local.scheduler_address)
    assert summary.workers == 2
    assert to_json(verbs.load(there)) == to_json(verbs.load(example_register))


def test_workers_with_another_version_are_refused(local: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_is_program_of", lambda _: False)
    with pytest.raises(WorkersError, match="has another version of communique"):
        results(local.scheduler_address, Work(squared, make_squared, 1), list(range(100)))


def test_a_cluster_that_is_not_there_or_has_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    dask = pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(WorkersError, match=r"no cluster answers at tcp://127\.0\.0\.1:9 "):
        results("tcp://127.0.0.1:9", Work(squared, make_squared, 1), list(range(100)))
    with (
        dask.LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0") as empty,
        pytest.raises(WorkersError, match="no workers; start some: dask worker tcp://"),
    ):
        results(empty.scheduler_address, Work(squared, make_squared, 1), list(range(100)))
