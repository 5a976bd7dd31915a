from pathlib import Path

import pytest

from polysight.errors import UsageError
from polysight.study import executors
from polysight.study.executors import AHEAD, engine
from tests.study.engine_work import failing, noted, scaled


@pytest.mark.parametrize("workers", [1, 2, 5, None])
def test_threads_do_every_piece_once(workers: int | None) -> None:
    with engine("local", workers) as threads:
        done = list(threads.completed(scaled, 3, range(20)))
    assert sorted((item, value) for item, (value, _) in done) == [(n, 3 * n) for n in range(20)]


def test_no_pieces_are_no_results() -> None:
    with engine("local") as threads:
        assert list(threads.completed(scaled, 3, [])) == []


def test_results_that_nobody_takes_do_not_pile_up(tmp_path: Path) -> None:
    with engine("local", 2) as threads:
        for _ in threads.completed(noted, tmp_path, range(100)):
            break
    assert len(list(tmp_path.iterdir())) <= 2 * AHEAD + 1


def test_a_fault_of_the_work_is_told_as_it_is() -> None:
    with engine("local", 2) as threads, pytest.raises(FileNotFoundError):
        list(threads.completed(failing, 5, range(10)))


@pytest.mark.parametrize(
    ("name", "workers", "told"),
    [
        ("proceses", None, "Did you mean processes"),
        ("cluster", None, "there is no engine cluster"),
        ("local", 0, "at least one worker"),
        ("processes", -1, "at least one worker"),
        ("dask://127.0.0.1:8786", 4, "dask worker"),
        ("dask://nowhere", None, "dask://host:port"),
        ("dask://a b:1", None, "dask://host:port"),
    ],
)
def test_what_is_no_engine_is_refused(name: str, workers: int | None, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        engine(name, workers)


def test_without_the_optional_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name="distributed")

    monkeypatch.setattr(executors, "loaded", missing)
    with pytest.raises(UsageError, match=r"polysight\[scale\]"):
        engine("dask://127.0.0.1:8786")
