"""Paths of an invented market, drawn and not simulated: shapes and signs are right, no more."""

from __future__ import annotations

from functools import cache

import numpy as np

from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear, Series
from polysight.study.ensemble_draws import Ensemble, KeptDraws
from polysight.study.market_model import MarketModel
from tests.market.synthetic_case import synthetic_model

DRAWS, MONTHS, FIRST = 24, 30, "2026-07"
#: Ends between which a series is drawn; others lie between 1 and 100.
ENDS = {
    "price_china": (28.0, 60.0), "price_outside": (110.0, 160.0), "median_cost_china": (30.0, 45.0),
    "granular_discount": (0.0, 0.1), "type_discount": (0.0, 0.1), "futures_basis": (-0.05, 0.05),
    "output_china": (80.0, 160.0), "output_outside": (8.0, 13.0), "output_granular": (10.0, 40.0),
    "output_n_type": (60.0, 75.0), "capacity_china": (3000.0, 3600.0), "use_china": (90.0, 150.0),
    "capacity_available_china": (2400.0, 2900.0), "producer_margin_china": (-8.0, 15.0),
    "capacity_under_cash_cost": (0.0, 1500.0), "imports": (0.0, 6.0), "tightness_china": (0.4, 1.1),
    "module_price": (0.6, 0.8), "silicon_cost_per_w": (0.05, 0.12), "capacity_started": (0.0, 30.0),
    "capacity_closed": (0.0, 40.0), "stock_producers": (100.0, 300.0),
}  # fmt: skip


@cache
def model() -> MarketModel:
    """Invented market of 20 plants from the middle of a year on."""
    return synthetic_model(plants=20, months=MONTHS, first_month=FIRST)


@cache
def paths(seed: int = 0, first: int = 0, count: int = DRAWS) -> MarketPaths:
    """Paths of that market; a draw is the same in whatever stretch it stands."""
    told = model()
    number = np.asarray(told.months.number)
    years = np.unique(number // 12)
    series = np.empty((count, MONTHS, len(Series)))
    plants = np.empty((count, len(years), len(told.plants.key), len(PlantYear)))
    for draw in range(count):
        rng = np.random.default_rng([seed, first + draw])
        for one in Series:
            low, high = ENDS.get(one.key, (1.0, 100.0))
            series[draw, :, one] = rng.uniform(low, high, MONTHS)
        plants[draw] = _plants(rng, told, len(years))
    return MarketPaths(first, number, series, years, plants)


def _plants(rng: np.random.Generator, told: MarketModel, years: int) -> np.ndarray:
    """Every third empty place stands from the second year on."""
    shape = (years, len(told.plants.key))
    stands = np.broadcast_to(told.plants.site < 0, shape).copy()
    stands[1:, 2::3] = True
    capacity = np.where(stands, 12.0 * told.plants.capacity, 0.0)
    output = capacity * rng.uniform(0.0, 0.9, shape) * (rng.random(shape) > 0.2)
    cost = np.where(stands, rng.uniform(25.0, 50.0, shape), np.nan)
    return np.stack([output, capacity, cost, 38.0 - cost], axis=-1)


def ensemble(seed: int = 0, count: int = DRAWS) -> Ensemble:
    """These paths as an ensemble."""
    told, kept = paths(seed, 0, count), model()
    return Ensemble(
        seed, count, told.months, told.years, kept.plant_codes, kept.groups, KeptDraws(told)
    )
