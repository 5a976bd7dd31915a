from collections.abc import Iterator
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


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A scheduler and two workers, started with the commands of Dask."""
    folder = tmp_path_factory.mktemp("cluster")
    with scheduler(folder) as address, workers(address, folder), connected(address) as made:
        yield made


def test_workers_of_a_scheduler_do_every_piece_once(cluster: Engine) -> None:
    done = dict(cluster.completed(scaled, 3, range(20)))
    assert {item: value for item, (value, _) in done.items()} == {n: 3 * n for n in range(20)}


def test_a_killed_worker_costs_no_result(cluster: Engine, tmp_path: Path) -> None:
    done = list(cluster.completed(scaled_but_dying_once, tmp_path, range(12)))
    assert sorted(done) == [(n, 2 * n) for n in range(12)]
    assert (tmp_path / "died").exists()


def test_a_fault_of_the_work_is_told_as_it_is(cluster: Engine) -> None:
    with pytest.raises(FileNotFoundError):
        list(cluster.completed(failing, 5, range(10)))


def test_work_that_no_worker_survives_is_given_up(
    cluster: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distributed_workers, "LOSSES", 1)
    with pytest.raises(UsageError, match="too little memory"):
        list(cluster.completed(dying, tmp_path, [1]))


def test_a_scheduler_that_is_not_there_is_told_with_how_to_start_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(distributed_workers, "ANSWER_S", 0.5)
    with pytest.raises(UsageError, match="dask scheduler"):
        engine("dask://127.0.0.1:1")


def test_a_scheduler_without_workers_and_one_that_goes_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distributed_workers, "ANSWER_S", 2)
    with ExitStack() as gone, ExitStack() as stack:
        address = gone.enter_context(scheduler(tmp_path))
        with pytest.raises(UsageError, match="has no workers"):
            engine(address)
        stack.enter_context(workers(address, tmp_path, 1))
        with connected(address) as made:
            results = made.completed(scaled, 3, range(1000))
            next(results)
            gone.close()
            with pytest.raises(UsageError, match="went away"):
                list(results)


def test_an_ensemble_is_the_same_in_memory_and_in_files(
    cluster: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(market_ensemble, "STREAMED", 16)
    model = synthetic_model(plants=8, months=9)

    def hashed(made: Engine, folder: Path | None = None) -> str:
        return market_ensemble.ensemble(model, draws=90, seed=5, engine=made, out=folder).sha256()

    assert hashed(cluster) == hashed(cluster, tmp_path) == hashed(LocalEngine(2))
