"""Readings of the market against simulated months."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.market.paths import MarketPaths
from polysight.market.series import Series
from polysight.study.market_readings import (
    LEVELS,
    PARTS,
    MarketReading,
    MarketVariable,
    forecast,
    forecasts,
    within,
)

START = 2020 * 12


def paths() -> MarketPaths:
    """Two draws of four months, in which every series has numbers of its own."""
    source = np.random.Generator(np.random.PCG64(1))
    values = source.uniform(1.0, 9.0, (2, 4, len(Series)))
    months = np.arange(START, START + 4)
    return MarketPaths(0, months, values, np.array([2020]), np.empty((0, 1, 0, 4)))


def reading(variable: MarketVariable, first: int, last: int) -> MarketReading:
    return MarketReading(variable, START + first, START + last, 0.0, 0.1, "2021-01-01", ("X",))


def test_a_price_is_the_mean_and_a_level_stands_at_the_end() -> None:
    told = paths()
    price = forecast(told, reading(MarketVariable.PRICE_CHINA, 1, 3))
    assert price == pytest.approx(np.log(told.of(Series.PRICE_CHINA)[:, 1:].mean(axis=1)))
    stock = forecast(told, reading(MarketVariable.CAPACITY_CHINA, 2, 2))
    assert stock == pytest.approx(np.log(told.of(Series.CAPACITY_CHINA)[:, 2]))


def test_parts_are_added() -> None:
    told = paths()
    world = forecast(told, reading(MarketVariable.OUTPUT_WORLD, 0, 0))
    both = told.of(Series.OUTPUT_CHINA) + told.of(Series.OUTPUT_OUTSIDE)
    assert world == pytest.approx(np.log(both[:, 0]))


def test_utilisation_is_yearly_output_over_nameplate() -> None:
    told = paths()
    found = forecast(told, reading(MarketVariable.UTILISATION_CHINA, 0, 0))
    output, capacity = told.of(Series.OUTPUT_CHINA), told.of(Series.CAPACITY_CHINA)
    assert found == pytest.approx(np.log(12 * output[:, 0] / capacity[:, 0]))


def test_every_variable_has_its_parts_and_levels_are_stocks_and_capacities() -> None:
    assert set(PARTS) == set(MarketVariable)
    assert MarketVariable.STOCK_CHINA in LEVELS
    assert MarketVariable.IMPORTS not in LEVELS


def test_nothing_at_all_has_a_logarithm_too() -> None:
    told = paths()
    told.values[:, :, Series.IMPORTS] = 0.0
    assert math.isfinite(forecast(told, reading(MarketVariable.IMPORTS, 0, 3))[0])


def test_readings_are_taken_whole() -> None:
    inside, outside = (
        reading(MarketVariable.OUTPUT_CHINA, 0, 2),
        reading(MarketVariable.OUTPUT_CHINA, 1, 4),
    )
    assert within([inside, outside], START, START + 3) == (inside,)
    assert forecasts(paths(), [inside, inside]).shape == (2, 2)
    assert forecasts(paths(), []).shape == (2, 0)
