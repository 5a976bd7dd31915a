from contextlib import ExitStack
from pathlib import Path

import pytest

from polysight.errors import UsageError
from polysight.study import distributed_workers, market_ensemble
from polysight.study.executors import Engine, LocalEngine, engine
from tests.market.synthetic_case import synthetic_model
from tests.study.dask_cluster import connected, scheduler, workers
from tests.study.engine_work import dying, failing, scaled, scaled_but_dying_once

pytestmark = pytest.mark.slow


def test_a_scheduler_that_is_not_there_is_told_with_how_to_start_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(distributed_workers, "ANSWER_S", 0.5)
    with pytest.raises(UsageError, match="dask scheduler"):
        engine("dask://127.0.0.1:1")


def test_a_cluster_from_its_start_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One cluster for all, because it takes seconds to start.
    monkeypatch.setattr(distributed_workers, "ANSWER_S", 30)
    with ExitStack() as gone, ExitStack() as stack:
        address = gone.enter_context(scheduler(tmp_path))
        with pytest.raises(UsageError, match="has no workers"):
            engine(address)
        # For so long it is tried to reach again what has gone away.
        monkeypatch.setattr(distributed_workers, "ANSWER_S", 2)
        stack.enter_context(workers(address, tmp_path))
        with connected(address) as cluster:
            every_piece_is_done_once(cluster)
            a_killed_worker_costs_no_result(cluster, tmp_path)
            a_fault_of_the_work_is_told_as_it_is(cluster)
            an_ensemble_is_the_same_in_memory_and_in_files(cluster, tmp_path / "own")
            work_that_no_worker_survives_is_given_up(cluster, tmp_path)
            results = cluster.completed(scaled, 3, range(1000))
            next(results)
            gone.close()
            with pytest.raises(UsageError, match="went away"):
                list(results)


def every_piece_is_done_once(cluster: Engine) -> None:
    done = dict(cluster.completed(scaled, 3, range(20)))
    assert {item: value for item, (value, _) in done.items()} == {n: 3 * n for n in range(20)}


def a_killed_worker_costs_no_result(cluster: Engine, folder: Path) -> None:
    done = list(cluster.completed(scaled_but_dying_once, folder, range(12)))
    assert sorted(done) == [(n, 2 * n) for n in range(12)]
    assert (folder / "died").exists()


def a_fault_of_the_work_is_told_as_it_is(cluster: Engine) -> None:
    with pytest.raises(FileNotFoundError):
        list(cluster.completed(failing, 5, range(10)))


def an_ensemble_is_the_same_in_memory_and_in_files(cluster: Engine, folder: Path) -> None:
    model = synthetic_model(plants=8, months=9)

    def hashed(made: Engine, out: Path | None = None) -> str:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(market_ensemble, "STREAMED", 16)
            done = market_ensemble.ensemble(model, draws=90, seed=5, engine=made, out=out)
        return done.sha256()

    assert hashed(cluster) == hashed(cluster, folder) == hashed(LocalEngine(2))


def work_that_no_worker_survives_is_given_up(cluster: Engine, folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distributed_workers, "LOSSES", 1)
        with pytest.raises(UsageError, match="too little memory"):
            list(cluster.completed(dying, folder, [1]))
