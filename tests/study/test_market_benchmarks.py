"""Plain forecasts: fitted to gaps and sums, starting where they are told, spreading as they say."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.market_benchmarks import Benchmark, plain_forecast, told_by
from polysight.study.market_readings import MarketReading, MarketVariable

DRAWS = 8000


def reading(
    first: int,
    log: float,
    last: int | None = None,
    variable: MarketVariable = MarketVariable.PRICE_CHINA,
    deviation: float = 0.05,
) -> MarketReading:
    return MarketReading(
        variable, first, first if last is None else last, log, deviation, "", (f"R{first}",)
    )


def scores(months: int) -> np.ndarray:
    return np.random.Generator(np.random.PCG64(1)).standard_normal((DRAWS, months + 2))


def walked(months: int, drift: float) -> list[MarketReading]:
    noise = np.random.Generator(np.random.PCG64(2)).standard_normal(months)
    path = 4.0 + np.cumsum(drift + 0.06 * noise)
    return [reading(at, float(log)) for at, log in enumerate(path) if at % 7 != 3]


def test_the_walk_drifts_and_the_still_one_does_not() -> None:
    found = plain_forecast(walked(150, -0.03), 3.0, 0.1)
    assert found is not None
    walk, still = (found.paths(kind, scores(12)) for kind in (Benchmark.WALK, Benchmark.STILL))
    assert walk[:, 11].mean() == pytest.approx(3.0 + 12 * found.walk.drift, abs=0.02)
    assert still[:, 11].mean() == pytest.approx(3.0, abs=0.02)
    assert found.walk.drift < -0.01
    expected = np.hypot(found.walk.deviation([1, 12]), 0.1)
    assert walk[:, [0, 11]].std(axis=0) == pytest.approx(expected, rel=0.05)


def test_a_series_that_returns_is_told_so() -> None:
    noise = np.random.Generator(np.random.PCG64(3)).standard_normal(300)
    log, path = 0.0, []
    for shock in noise:
        log = 0.8 * log + 0.1 * shock
        path.append(log)
    found = plain_forecast([reading(at, 2.0 + x) for at, x in enumerate(path)], 3.0, 0.0)
    assert found is not None
    back = found.paths(Benchmark.REVERTING, scores(24))
    assert back[:, 23].mean() == pytest.approx(2.0, abs=0.1)
    assert back[:, 0].mean() == pytest.approx(2.0 + 0.8, abs=0.12)


def test_few_readings_make_no_level_and_fewer_make_nothing() -> None:
    few = plain_forecast([reading(at, 0.1 * at**2) for at in range(4)], 1.0, 0.0)
    assert few is not None
    still, back = (few.paths(kind, scores(6)) for kind in (Benchmark.STILL, Benchmark.REVERTING))
    assert np.array_equal(still, back)
    assert plain_forecast([reading(0, 1.0), reading(1, 1.0)], 1.0, 0.0) is None


def test_readings_of_one_time_are_pooled_by_their_errors() -> None:
    pairs = [reading(at, float(at), deviation=0.01) for at in range(5)]
    pairs += [reading(at, at + 3.0, deviation=1.0) for at in range(5)]
    found = plain_forecast(pairs, 0.0, 0.0)
    assert found is not None
    assert found.walk.steps == 4
    assert found.walk.drift == pytest.approx(1.0, abs=0.01)


def test_a_sum_is_a_mean_of_its_months_and_a_level_is_the_last() -> None:
    paths = np.log(np.array([[1.0, 2.0, 4.0]]))
    flow = reading(101, 0.0, 102, MarketVariable.OUTPUT_CHINA)
    level = reading(102, 0.0, 102, MarketVariable.CAPACITY_CHINA)
    assert np.exp(told_by(paths, 100, flow)) == pytest.approx([3.0])
    assert np.exp(told_by(paths, 100, level)) == pytest.approx([4.0])
