"""Paths give each series and each number of plants by name."""

from __future__ import annotations

import numpy as np

from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear, Series


def test_series_and_plant_years_are_picked_by_name() -> None:
    values = np.arange(2 * 3 * len(Series), dtype=float).reshape(2, 3, len(Series))
    years = np.arange(2 * 1 * 4 * len(PlantYear), dtype=float).reshape(2, 1, 4, len(PlantYear))
    paths = MarketPaths(5, np.arange(3), values, np.array([2025]), years)
    assert paths.of(Series.PRICE_OUTSIDE)[1, 2] == values[1, 2, 1]
    assert paths.of(Series.PRICE_OUTSIDE).shape == (2, 3)
    assert paths.of_plants(PlantYear.MARGIN)[1, 0, 2] == years[1, 0, 2, 3]
    assert paths.of_plants(PlantYear.MARGIN).shape == (2, 1, 4)
