"""Silicon metal, uses and spreads by year agree with the months from which they are worked."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from polysight.market import metal_step
from polysight.market.paths import MarketPaths
from polysight.market.series import Series
from polysight.market.simulation import simulate
from polysight.study.market_further_years import CONTRACT_MONTHS, FurtherMeasure, further_years
from tests.study.market_paths_example import model

SEED, DRAWS = 3, 6


@cache
def simulated() -> MarketPaths:
    case, behaviour = model().chunk(SEED, 2, DRAWS)
    return simulate(case, behaviour, SEED, first_draw=2)


def of(measure: FurtherMeasure) -> np.ndarray:
    return np.asarray(further_years(model(), simulated(), SEED)[..., measure])


def by_year(series: Series) -> np.ndarray:
    paths = simulated()
    years = np.unique(paths.months // 12)
    return np.column_stack([paths.of(series)[:, paths.months // 12 == one].sum(1) for one in years])


def test_silicon_metal_is_conserved() -> None:
    out = of(FurtherMeasure.METAL_OTHER_USE) + of(FurtherMeasure.METAL_STOCK_CHANGE)
    supply = of(FurtherMeasure.METAL_SUPPLY)
    assert supply == pytest.approx(out + by_year(Series.METAL_USE))
    assert np.all(supply > 0.0)


def test_others_get_what_they_want_while_there_is_stock() -> None:
    paths, months = simulated(), model().months
    year = paths.months // 12
    first = year == year[0]
    full = (paths.of(Series.STOCK_METAL)[:, first] > 0.0).all(axis=1)
    assert full.any()
    wanted = months.metal_other_use[first].sum()
    assert of(FurtherMeasure.METAL_OTHER_USE)[full, 0] == pytest.approx(np.full(full.sum(), wanted))


def test_contracts_follow_as_long_as_in_the_model() -> None:
    assert CONTRACT_MONTHS == metal_step._CONTRACT_MONTHS
    cover = of(FurtherMeasure.METAL_CONTRACT_COVER_MONTHS)
    assert cover == pytest.approx(CONTRACT_MONTHS * of(FurtherMeasure.METAL_CONTRACT_SHARE))


def test_uses_add_up() -> None:
    parts = (
        FurtherMeasure.USE_SOLAR_CHINA, FurtherMeasure.USE_SOLAR_OUTSIDE,
        FurtherMeasure.USE_CHIPS_CHINA, FurtherMeasure.USE_CHIPS_OUTSIDE,
    )  # fmt: skip
    whole = by_year(Series.USE_CHINA) + by_year(Series.USE_OUTSIDE)
    assert sum(of(one) for one in parts) == pytest.approx(whole)
    balance = of(FurtherMeasure.N_TYPE_OUTPUT) - of(FurtherMeasure.N_TYPE_USE)
    assert of(FurtherMeasure.N_TYPE_BALANCE) == pytest.approx(balance)


def test_a_spread_moves_with_the_price() -> None:
    paths = simulated()
    share = paths.of(Series.GRANULAR_DISCOUNT)
    spread = of(FurtherMeasure.GRANULAR_SPREAD)
    first = paths.months // 12 == paths.months[0] // 12
    told = (share * paths.of(Series.PRICE_CHINA))[:, first].mean(axis=1)
    assert spread[:, 0] == pytest.approx(told)
