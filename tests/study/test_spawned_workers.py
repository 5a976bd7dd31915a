import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from polysight.errors import UsageError
from polysight.study import spawned_workers
from polysight.study.executors import engine
from polysight.study.spawned_workers import SpawnedEngine
from tests.study.engine_work import dying, failing, scaled, scaled_but_dying_once


@pytest.fixture(scope="module")
def processes() -> Iterator[SpawnedEngine]:
    """Two processes for all tests of this file."""
    with engine("processes", 2) as made:
        assert isinstance(made, SpawnedEngine)
        yield made


def test_other_processes_do_every_piece_once(processes: SpawnedEngine) -> None:
    done = dict(processes.completed(scaled, 3, range(20)))
    assert {item: value for item, (value, _) in done.items()} == {n: 3 * n for n in range(20)}
    assert os.getpid() not in {process for _, process in done.values()}


def test_a_killed_process_costs_no_result(processes: SpawnedEngine, tmp_path: Path) -> None:
    done = list(processes.completed(scaled_but_dying_once, tmp_path, range(12)))
    assert sorted(done) == [(n, 2 * n) for n in range(12)]
    assert (tmp_path / "died").exists()


def test_work_that_no_process_survives_is_given_up(
    processes: SpawnedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spawned_workers, "LOSSES", 2)
    with pytest.raises(UsageError, match="too little memory"):
        list(processes.completed(dying, tmp_path, range(3)))


def test_a_fault_of_the_work_is_told_as_it_is(processes: SpawnedEngine) -> None:
    with pytest.raises(FileNotFoundError):
        list(processes.completed(failing, 5, range(10)))
