"""How much the price scatters beside what the model explains, judged by its own past forecasts.

The two volatilities of the price and the size of what the price equation does not explain cannot be
fitted by a smoother, which looks at mean results. They are scaled together: each window is
simulated with several factors, and a factor counts by the density that its forecasts gave to the
prices that came, at a few distances from the start, under what was thought of them before. Prices
at several distances of one window hang together, so that each counts in part (a composite
likelihood).

References
----------
Varin, C., Reid, N. and Firth, D. (2011), An overview of composite likelihood methods, Statistica
Sinica 21, 5-42.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.market.parameter import Parameter
from polysight.study.market_behaviour import Simulate, transferred
from polysight.study.market_calibration import MarketWindow
from polysight.study.market_model import ParameterSpread
from polysight.study.market_readings import MarketReading, MarketVariable, forecasts

Floats = NDArray[np.float64]

VOLATILITIES = (
    Parameter.VOLATILITY_SLACK, Parameter.VOLATILITY_TIGHT, Parameter.PRICE_DISCREPANCY,
)  # fmt: skip
#: Months ahead at which prices are looked at, and how much each counts.
DISTANCES, WEIGHT = (3, 6, 12, 18, 24), 0.5
#: Logarithms of the factors that are tried, and draws for each.
FACTORS, DRAWS = np.linspace(-1.2, 1.2, 13), 240


@dataclass(frozen=True, slots=True, eq=False)
class ScatterFit:
    """Volatility after the fit.

    Parameters
    ----------
    spread : ParameterSpread
        Volatilities and discrepancy scaled by one uncertain factor.
    factor : float
        Its median.
    deviation : float
        Standard deviation of its logarithm.
    prices : int
        Prices that were looked at.
    """

    spread: ParameterSpread
    factor: float
    deviation: float
    prices: int


def scatter_fit(
    spread: ParameterSpread,
    fitted: Sequence[Parameter],
    windows: Sequence[MarketWindow],
    simulate: Simulate,
    *,
    seed: int,
) -> ScatterFit:
    """Scale of the volatility of the price, given the prices of some windows.

    Parameters
    ----------
    spread : ParameterSpread
        Behaviour after the smoother.
    fitted : sequence of Parameter
        Parameters that the smoother moved.
    windows : sequence of MarketWindow
        Stretches of the past.
    simulate : callable
        The simulation.
    seed : int
        Seed of all draws; the same for all factors.

    Returns
    -------
    ScatterFit
        Unchanged behaviour where no window has prices.
    """
    places, shared = list(VOLATILITIES), np.array([*fitted, *VOLATILITIES], dtype=np.int64)
    before = float(np.sqrt((spread.factor[places] ** 2).sum(axis=1)).mean())
    chosen = [(one, _at_distances(one)) for one in windows]
    count = sum(len(prices) for _, prices in chosen)
    if not count:
        return ScatterFit(spread, 1.0, before, 0)
    heights = np.array([
        sum(_height(transferred(one.model.parameters, scaled, shared), one, prices, simulate,
                    seed + place)
            for place, (one, prices) in enumerate(chosen))
        for scaled in (_scaled(spread, log, before) for log in FACTORS)
    ])  # fmt: skip
    heights = WEIGHT * heights - 0.5 * (FACTORS / before) ** 2
    weight = np.exp(heights - heights.max())
    weight /= weight.sum()
    mean = float(weight @ FACTORS)
    deviation = float(np.sqrt(weight @ (FACTORS - mean) ** 2 + _step() ** 2 / 12.0))
    return ScatterFit(_scaled(spread, mean, deviation), float(np.exp(mean)), deviation, count)


def _at_distances(window: MarketWindow) -> tuple[MarketReading, ...]:
    """Price nearest to each distance, none twice."""
    start = int(window.model.months.number[0]) - 1
    prices = [
        one
        for one in window.readings
        if one.variable is MarketVariable.PRICE_CHINA and one.first == one.last
    ]
    near = {
        min(prices, key=lambda one: (abs(one.last - start - ahead), one.last))
        for ahead in DISTANCES
        if any(abs(one.last - start - ahead) <= 1 for one in prices)
    }
    return tuple(sorted(near, key=lambda one: one.last))


def _height(
    spread: ParameterSpread,
    window: MarketWindow,
    prices: tuple[MarketReading, ...],
    simulate: Simulate,
    seed: int,
) -> float:
    """Log density of the prices of a window, each by itself."""
    if not prices:
        return 0.0
    model = replace(window.model, parameters=spread)
    case, parameters = model.chunk(seed, 0, DRAWS)
    told = forecasts(simulate(case, parameters, seed, plants=False), prices)
    variance = told.var(axis=0, ddof=1) + np.array([one.deviation**2 for one in prices])
    gap = np.array([one.logarithm for one in prices]) - told.mean(axis=0)
    return float(-0.5 * np.sum(gap**2 / variance + np.log(variance)))


def _scaled(spread: ParameterSpread, log: float, deviation: float) -> ParameterSpread:
    """Volatilities and discrepancy moved by one uncertain factor."""
    middle, factor = spread.middle.copy(), spread.factor.copy()
    places = list(VOLATILITIES)
    middle[places] += log
    factor[places] = 0.0
    factor[places, VOLATILITIES[0]] = deviation
    return replace(spread, middle=middle, factor=factor)


def _step() -> float:
    return float(FACTORS[1] - FACTORS[0])
