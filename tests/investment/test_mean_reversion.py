"""Prices that return to a level."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.mean_reversion import (
    MeanReversion,
    deviations,
    price_factors,
    reversion_fit,
)

KNOWN = MeanReversion(level=math.log(60.0), speed=1.2, volatility=0.45)


def series(seed: int, months: int, price: MeanReversion = KNOWN) -> tuple[np.ndarray, np.ndarray]:
    """Times and prices with gaps."""
    rng = np.random.default_rng(seed)
    shocks = rng.standard_normal((1, months))
    path = deviations(price, 0.3, months, shocks)[0]
    kept = np.sort(rng.choice(months, size=2 * months // 3, replace=False))
    return kept / 12.0, np.exp(price.level + path[kept])


def brute_height(times: np.ndarray, logs: np.ndarray, one: MeanReversion) -> float:
    """Log likelihood step by step, from the definition."""
    told = 0.0
    for place in range(1, len(logs)):
        years = float(times[place] - times[place - 1])
        kept = math.exp(-one.speed * years)
        mean = one.level + (logs[place - 1] - one.level) * kept
        variance = one.volatility**2 * (1 - kept**2) / (2 * one.speed)
        told -= 0.5 * (math.log(2 * math.pi * variance) + (logs[place] - mean) ** 2 / variance)
    return told


def test_a_long_series_gives_back_what_made_it() -> None:
    fit = reversion_fit(*series(1, 6000))
    assert fit.central.speed == pytest.approx(KNOWN.speed, rel=0.15)
    assert fit.central.volatility == pytest.approx(KNOWN.volatility, rel=0.03)
    assert fit.central.level == pytest.approx(KNOWN.level, abs=0.1)
    assert fit.slow.speed < fit.central.speed < fit.fast.speed
    assert not fit.may_be_a_random_walk


def test_no_neighbour_is_more_likely() -> None:
    times, prices = series(2, 240)
    best = reversion_fit(times, prices).central
    height = brute_height(times, np.log(prices), best)
    for level, speed, volatility in np.random.default_rng(3).normal(1.0, 0.02, size=(50, 3)):
        other = MeanReversion(best.level * level, best.speed * speed, best.volatility * volatility)
        assert brute_height(times, np.log(prices), other) <= height + 1e-9


def test_the_interval_ends_where_the_likelihood_has_fallen() -> None:
    times, prices = series(5, 360)
    fit = reversion_fit(times, prices)
    top = brute_height(times, np.log(prices), fit.central)
    for end in (fit.slow, fit.fast):
        fallen = top - brute_height(times, np.log(prices), end)
        assert fallen == pytest.approx(3.841458820694124 / 2, abs=1e-6)


def test_short_walks_are_seldom_taken_for_a_return() -> None:
    taken = 0
    for seed in range(60):
        walk = np.exp(np.cumsum(0.1 * np.random.default_rng(seed).standard_normal(60)))
        fit = reversion_fit(np.arange(60) / 12, walk)
        taken += not fit.may_be_a_random_walk
        if fit.may_be_a_random_walk:
            assert math.isnan(fit.slow.level)
            assert math.isinf(fit.slow.half_life_years)
    # One in twenty would be by chance.
    assert taken <= 6


def test_the_unit_of_the_price_moves_the_level_only() -> None:
    times, prices = series(4, 200)
    one, other = reversion_fit(times, prices).central, reversion_fit(times, 1000 * prices).central
    assert other.speed == pytest.approx(one.speed, rel=1e-5)
    assert other.volatility == pytest.approx(one.volatility, rel=1e-5)
    assert other.level == pytest.approx(one.level + math.log(1000.0), rel=1e-6)


@pytest.mark.parametrize("price", [KNOWN, MeanReversion(math.nan, 0.0, 0.3)])
def test_paths_have_the_variance_of_the_process_and_factors_the_mean_of_one(
    price: MeanReversion,
) -> None:
    shocks = np.random.default_rng(11).standard_normal((20000, 48))
    paths = deviations(price, 0.0, 49, shocks)
    years = np.arange(49) / 12
    assert paths.var(axis=0)[1:] == pytest.approx(price.variance(years)[1:], rel=0.05)
    assert price_factors(price, paths).mean(axis=0) == pytest.approx(1.0, abs=0.02)


def test_a_deviation_at_the_start_fades() -> None:
    shocks = np.zeros((1, 24))
    path = deviations(KNOWN, 0.4, 25, shocks)[0]
    assert path == pytest.approx(0.4 * KNOWN.persistence(np.arange(25) / 12))
    half = KNOWN.half_life_years
    assert float(KNOWN.persistence(half)) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("years", "prices"),
    [
        (np.arange(5), np.arange(5) + 1.0),
        (np.zeros(20), np.arange(20) + 1.0),
        (np.arange(20), np.arange(20.0)),
        (np.arange(20), np.ones(20)),
    ],
)
def test_what_is_no_price_series_is_refused(years: np.ndarray, prices: np.ndarray) -> None:
    with pytest.raises(DataError):
        reversion_fit(years, prices)
