"""What was read of the market in some month or stretch of months, and what a simulation says of it.

A reading is compared on the logarithm, since its error is a share of it. Prices and flows of a
stretch are means over its months, stocks and capacities those at the end of its last month.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from polysight.market.paths import MarketPaths
from polysight.market.series import Series

Floats = NDArray[np.float64]
MONTHS_PER_YEAR = 12.0
#: Below this nothing is told apart from nothing [kt, kt per month, CNY/kg].
LEAST = 1e-6


class MarketVariable(StrEnum):
    """What may be read of the market.

    Prices are CNY/kg without value-added tax, flows kt per month (wafers GW per month), stocks kt,
    capacities kt per year of nameplate; utilisation is output over that capacity.
    """

    PRICE_CHINA = "price_china"
    PRICE_OUTSIDE = "price_outside"
    METAL_PRICE = "metal_price"
    OUTPUT_CHINA = "output_china"
    OUTPUT_OUTSIDE = "output_outside"
    OUTPUT_WORLD = "output_world"
    IMPORTS = "imports"
    WAFER_OUTPUT = "wafer_output"
    UTILISATION_CHINA = "utilisation_china"
    STOCK_PRODUCERS = "stock_producers"
    STOCK_UPSTREAM = "stock_upstream"
    STOCK_CHINA = "stock_china"
    CAPACITY_CHINA = "capacity_china"
    CAPACITY_OUTSIDE = "capacity_outside"
    CAPACITY_WORLD = "capacity_world"


#: Series of which each variable is the sum.
PARTS: dict[MarketVariable, tuple[Series, ...]] = {
    MarketVariable.PRICE_CHINA: (Series.PRICE_CHINA,),
    MarketVariable.PRICE_OUTSIDE: (Series.PRICE_OUTSIDE,),
    MarketVariable.METAL_PRICE: (Series.METAL_PRICE,),
    MarketVariable.OUTPUT_CHINA: (Series.OUTPUT_CHINA,),
    MarketVariable.OUTPUT_OUTSIDE: (Series.OUTPUT_OUTSIDE,),
    MarketVariable.OUTPUT_WORLD: (Series.OUTPUT_CHINA, Series.OUTPUT_OUTSIDE),
    MarketVariable.IMPORTS: (Series.IMPORTS,),
    MarketVariable.WAFER_OUTPUT: (Series.WAFER_OUTPUT,),
    MarketVariable.UTILISATION_CHINA: (Series.OUTPUT_CHINA,),
    MarketVariable.STOCK_PRODUCERS: (Series.STOCK_PRODUCERS,),
    MarketVariable.STOCK_UPSTREAM: (Series.STOCK_PRODUCERS, Series.STOCK_TRADERS),
    MarketVariable.STOCK_CHINA: (
        Series.STOCK_PRODUCERS, Series.STOCK_TRADERS, Series.STOCK_WAFER_MAKERS,
    ),
    MarketVariable.CAPACITY_CHINA: (Series.CAPACITY_CHINA,),
    MarketVariable.CAPACITY_OUTSIDE: (Series.CAPACITY_OUTSIDE,),
    MarketVariable.CAPACITY_WORLD: (Series.CAPACITY_CHINA, Series.CAPACITY_OUTSIDE),
}  # fmt: skip
#: Variables that stand at the end of a month.
LEVELS = frozenset(
    one for one in MarketVariable if one.value.startswith(("stock_", "capacity_"))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MarketReading:
    """One reading of the market.

    Parameters
    ----------
    variable : MarketVariable
        What was read.
    first, last : int
        Months since January of year 0, both counted; equal for a level.
    logarithm : float
        Natural logarithm of the number in the unit of the variable.
    deviation : float
        Standard deviation of its error.
    known : str
        First day on which it could be known.
    rows : tuple of str
        Ids of the rows it rests on.
    """

    variable: MarketVariable
    first: int
    last: int
    logarithm: float
    deviation: float
    known: str
    rows: tuple[str, ...]


class Told(Protocol):
    """Anything that speaks of a variable over a stretch of months."""

    @property
    def variable(self) -> MarketVariable:
        """What it speaks of."""

    @property
    def first(self) -> int:
        """First month, since January of year 0."""

    @property
    def last(self) -> int:
        """Last month."""


def within(readings: Sequence[MarketReading], first: int, last: int) -> tuple[MarketReading, ...]:
    """Readings wholly inside a stretch of months.

    Parameters
    ----------
    readings : sequence of MarketReading
        Readings.
    first, last : int
        Months since January of year 0, both counted.

    Returns
    -------
    tuple of MarketReading
        In their order.
    """
    return tuple(one for one in readings if first <= one.first and one.last <= last)


def forecast(paths: MarketPaths, told: Told) -> Floats:
    """What a simulation says of a variable over a stretch of months.

    Parameters
    ----------
    paths : MarketPaths
        Simulated draws, over months that hold the stretch.
    told : Told
        Variable and months.

    Returns
    -------
    ndarray of float
        Axis draw; natural logarithm.
    """
    at = int(np.searchsorted(paths.months, told.first))
    end = int(np.searchsorted(paths.months, told.last)) + 1
    parts = paths.values[:, at:end, list(PARTS[told.variable])].sum(axis=2)
    if told.variable is MarketVariable.UTILISATION_CHINA:
        capacity = paths.values[:, at:end, Series.CAPACITY_CHINA] / MONTHS_PER_YEAR
        parts = parts / np.maximum(capacity, LEAST)
    level = parts[:, -1] if told.variable in LEVELS else parts.mean(axis=1)
    return np.asarray(np.log(np.maximum(level, LEAST)))


def forecasts(paths: MarketPaths, told: Sequence[Told]) -> Floats:
    """What a simulation says of several readings.

    Parameters
    ----------
    paths : MarketPaths
        Simulated draws.
    told : sequence of Told
        Variables and months.

    Returns
    -------
    ndarray of float
        Axes draw, reading; natural logarithms.
    """
    if not told:
        return np.empty((len(paths.values), 0))
    return np.stack([forecast(paths, one) for one in told], axis=1)
