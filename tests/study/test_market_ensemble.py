import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from polysight.errors import DataError, UsageError
from polysight.market.series import Series
from polysight.market.simulation import simulate
from polysight.study import market_ensemble
from polysight.study.chunks import Chunk
from polysight.study.draw_store import JOURNAL
from polysight.study.ensemble_draws import Ensemble, KeptDraws
from polysight.study.executors import LocalEngine, engine
from polysight.study.market_ensemble import ensemble
from polysight.study.market_model import MarketModel
from tests.market.synthetic_case import synthetic_model
from tests.study.dask_cluster import ROOT

DRAWS, SEED, SMALL = 150, 11, 16
THREADS = LocalEngine(2)


@pytest.fixture(scope="module")
def model() -> MarketModel:
    """A small invented market."""
    return synthetic_model(plants=8, months=9)


@pytest.fixture(scope="module")
def hashed(model: MarketModel) -> str:
    """Hash of the draws, all simulated as one stretch by one thread."""
    case, parameters = model.chunk(SEED, 0, DRAWS)
    paths = simulate(case, parameters, SEED)
    kept = KeptDraws(paths)
    names = model.plant_codes, model.groups
    return Ensemble(SEED, DRAWS, paths.months, paths.years, *names, kept).sha256()


@pytest.fixture
def stretches(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets the length of stretches, in memory and in files."""

    def set_to(size: int) -> None:
        monkeypatch.setattr(market_ensemble, "STREAMED", size)
        monkeypatch.setattr(market_ensemble, "kept_size", lambda draws: size)

    return set_to


@pytest.mark.parametrize("size", [1, 7, 64, 149, 1024])
@pytest.mark.parametrize("threads", [1, 3])
def test_stretches_and_threads_change_no_bit(
    model: MarketModel, hashed: str, stretches: Callable[[int], None], size: int, threads: int
) -> None:
    stretches(size)
    made = ensemble(model, draws=DRAWS, seed=SEED, engine=LocalEngine(threads))
    assert made.sha256() == hashed


def test_files_hold_the_same_bits(
    model: MarketModel, hashed: str, stretches: Callable[[int], None], tmp_path: Path
) -> None:
    stretches(SMALL)
    made = ensemble(model, draws=DRAWS, seed=SEED, engine=THREADS, out=tmp_path / "new" / "own")
    assert made.sha256() == hashed
    assert sum(len(piece.values) for piece in made.pieces()) == DRAWS


@pytest.mark.slow
def test_other_processes_change_no_bit(
    model: MarketModel, hashed: str, stretches: Callable[[int], None]
) -> None:
    stretches(SMALL)
    with engine("processes", 2) as processes:
        assert ensemble(model, draws=DRAWS, seed=SEED, engine=processes).sha256() == hashed


def test_progress_is_told_from_nothing_to_all(model: MarketModel) -> None:
    told: list[tuple[int, int]] = []
    ensemble(
        model,
        draws=300,
        seed=1,
        engine=THREADS,
        step=lambda done, total: told.append((done, total)),
    )
    assert told[0] == (0, 300)
    assert told[-1] == (300, 300)
    assert [done for done, _ in told] == sorted({done for done, _ in told})


def test_a_run_that_was_interrupted_goes_on_and_torn_files_are_made_again(
    model: MarketModel, hashed: str, stretches: Callable[[int], None], tmp_path: Path
) -> None:
    stretches(SMALL)

    def run(step: market_ensemble.Step) -> Ensemble:
        return ensemble(model, draws=DRAWS, seed=SEED, engine=THREADS, out=tmp_path, step=step)

    def interrupted(done: int, total: int) -> None:
        if done >= 4 * SMALL:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(interrupted)
    files = sorted((tmp_path / "months").iterdir())
    files[0].write_bytes(files[0].read_bytes()[:-1])
    sorted((tmp_path / "plants").iterdir())[1].unlink()
    with (tmp_path / JOURNAL).open("a", encoding="utf-8") as journal:
        journal.write('{"first": 99')
    told: list[int] = []
    assert run(lambda done, total: told.append(done)).sha256() == hashed
    assert told[0] == 2 * SMALL
    told.clear()
    assert run(lambda done, total: told.append(done)).sha256() == hashed
    assert told == [DRAWS]


def test_more_draws_cost_only_those_that_are_new(
    model: MarketModel, hashed: str, stretches: Callable[[int], None], tmp_path: Path
) -> None:
    stretches(SMALL)
    first: list[int] = []

    def run(draws: int) -> Ensemble:
        return ensemble(
            model, draws=draws, seed=SEED, engine=THREADS, out=tmp_path,
            step=lambda done, total: first.append(done),
        )  # fmt: skip

    few = run(5 * SMALL)
    first.clear()
    assert run(DRAWS).sha256() == hashed
    assert first[0] == 5 * SMALL
    fewer = run(4 * SMALL + 3)
    assert fewer.count == 4 * SMALL + 3
    np.testing.assert_array_equal(
        fewer.of(Series.PRICE_CHINA),
        few.of(Series.PRICE_CHINA)[: fewer.count],
    )


@pytest.mark.slow
def test_a_killed_run_goes_on(model: MarketModel, hashed: str, tmp_path: Path) -> None:
    script = """
import os, signal, sys
from pathlib import Path
from polysight.study import market_ensemble as made
from polysight.study.executors import LocalEngine
from tests.market.synthetic_case import synthetic_model
made.STREAMED = 16
def step(done, total):
    if done >= 64:
        os.kill(os.getpid(), signal.SIGKILL)
made.ensemble(synthetic_model(plants=8, months=9), draws=150, seed=11, engine=LocalEngine(2),
              out=Path(sys.argv[1]), step=step)
"""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": paths}, check=False, capture_output=True,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
    told: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(market_ensemble, "STREAMED", SMALL)
        made = ensemble(
            model, draws=DRAWS, seed=SEED, engine=THREADS, out=tmp_path,
            step=lambda ready, total: told.append(ready),
        )  # fmt: skip
    assert told[0] >= 3 * SMALL
    assert made.sha256() == hashed


def test_the_first_run_on_a_machine_tells_what_it_waits_for(
    model: MarketModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def run() -> None:
        ensemble(
            model, draws=2, seed=1, engine=THREADS, compiling=lambda: told.append("compiling"),
            step=lambda done, total: told.append(f"{done}"),
        )  # fmt: skip

    run()
    told.clear()
    run()
    assert told == ["0", "2"]
    monkeypatch.setattr(market_ensemble, "awaits_compilation", lambda function: True)
    told.clear()
    run()
    assert told == ["compiling", "0", "2"]


def test_plants_may_be_left_out(model: MarketModel, tmp_path: Path) -> None:
    kept = ensemble(model, draws=20, seed=1, engine=THREADS, plants=False)
    stored = ensemble(model, draws=20, seed=1, engine=THREADS, plants=False, out=tmp_path)
    full = ensemble(model, draws=20, seed=1, engine=THREADS)
    assert not (tmp_path / "plants").exists()
    assert kept.sha256() == stored.sha256() != full.sha256()
    assert kept.sha256(plants=False) == full.sha256(plants=False)


@pytest.mark.parametrize(
    ("draws", "seed", "told"),
    [
        (0, 1, "1 to 10,000,000 draws, got 0"),
        (-5, 1, "got -5"),
        (10**9, 1, "got 1000000000"),
        (10, -1, "whole number from 0"),
        (10, 1 << 64, "whole number from 0"),
        (9_000_000, 1, "--out"),
    ],
)
def test_impossible_ensembles_are_refused_before_anything_runs(
    model: MarketModel, draws: int, seed: int, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        ensemble(model, draws=draws, seed=seed, engine=THREADS)


def test_an_impossible_market_is_refused_before_a_folder_is_made(
    model: MarketModel, tmp_path: Path
) -> None:
    months = model.months._replace(module_demand=-model.months.module_demand)
    with pytest.raises(DataError, match="module_demand"):
        ensemble(
            replace(model, months=months), draws=5, seed=1, engine=THREADS, out=tmp_path / "own"
        )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_another_ensemble_is_left_alone(model: MarketModel, tmp_path: Path) -> None:
    ensemble(model, draws=5, seed=1, engine=THREADS, out=tmp_path)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    with pytest.raises(UsageError, match="differ in: seed"):
        ensemble(model, draws=5, seed=2, engine=THREADS, out=tmp_path)
    other = synthetic_model(plants=8, months=10)
    with pytest.raises(UsageError, match="model_sha256"):
        ensemble(other, draws=5, seed=1, engine=THREADS, out=tmp_path)
    assert before == {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}


def test_a_stretch_is_the_same_wherever_the_axis_is_cut(model: MarketModel) -> None:
    order = market_ensemble.Order(model, SEED, True)
    long, short = (market_ensemble.simulated(order, Chunk(3, count)) for count in (40, 1))
    np.testing.assert_array_equal(long.values[:1], short.values)
    np.testing.assert_array_equal(long.plant_years[:1], short.plant_years)
