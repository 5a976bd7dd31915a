"""A market whose first months agree with what its own recent past says they should be.

Capacity, use and stocks of a day are each known only so well, and together they may say that the
market is short by half while its price has not moved for a year. So what is known of the next
months is taken as read, each by its doubt, and moves level of demand, effective capacity, cost and
behaviour together: how the prices in and outside China are expected to change, output and imports
go on from their own paths, and markets use about what they make. And nobody expects the price to
rise by much more than it costs to hold silicon, since it keeps: who does buys today (Williams and
Wright, "Storage and Commodity Markets", 1991). Shocks have no part in an expected change and are
left out. The estimates of single quantities are no better for it; that they fit one another is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import MarketCase, MonthArrays
from polysight.market.ensemble_smoother import Smoothed, ensemble_smoother
from polysight.market.parameter import Parameter
from polysight.market.paths import MarketPaths
from polysight.market.series import Series
from polysight.study.history_reading import month_number
from polysight.study.history_terms import HistoryTerms
from polysight.study.market_behaviour import (
    SHOCKS,
    Simulate,
    conditional,
    drawn_case,
    joined,
    shrunk,
    standard_scores,
    standardised,
)
from polysight.study.market_case import AssembledMarket
from polysight.study.market_history import MarketHistory
from polysight.study.market_model import MarketModel, ParameterSpread, StartSpread, UsualStock
from polysight.study.market_readings import MONTHS_PER_YEAR
from polysight.study.view import View

Floats = NDArray[np.float64]

#: Months of prices and flows that are looked at, of balances, and at which a rise is.
AHEAD, BALANCED, AHEADS = 3, 6, (12, 24)
#: Doubt of the expected change of a log price over the first months.
DRIFT = 0.07
#: Doubt that a market uses what it makes: half a year of 8 % too little takes half a month of use
#: from its stocks, more than they changed by in most years.
BALANCE = 0.08
#: Rise of the log price in a year that is put up with in the median: what holding silicon costs.
CARRY = 0.03
#: Below this nothing is told apart from nothing.
LEAST = 1e-3
#: Doubt of a stock from which on it counts as unknown, and how far it may be off its normal then.
#: A stock read within the year is known by a third; that of modules is never told by month.
UNKNOWN, OFF_NORMAL = 0.45, 0.2
#: What is moved.
MOVED = (
    Parameter.DEMAND_LEVEL, Parameter.MODULE_COVER_MONTHS, Parameter.MODULE_ADJUSTMENT_MONTHS,
    Parameter.WAFER_COVER_MONTHS, Parameter.RESTOCK_MONTHS, Parameter.RESTOCK_MOMENTUM,
    Parameter.PRODUCER_COVER_MONTHS, Parameter.STOCK_MONTHS, Parameter.PRICE_SPEED,
    Parameter.PRICE_MOMENTUM, Parameter.COVER_ELASTICITY, Parameter.NORMAL_COVER_MONTHS,
    Parameter.TIGHT_AT, Parameter.SCARCITY, Parameter.SCARCITY_TOP, Parameter.FLOOR,
    Parameter.POWER_FACTOR, Parameter.COST_FACTOR, Parameter.EFFECTIVE_CAPACITY,
    Parameter.LOAD_SLOPE, Parameter.STOCK_RESPONSE, Parameter.TRADE_SPREAD,
    Parameter.EXPECTATION_MONTHS, Parameter.START_RATE, Parameter.START_SLOPE,
)  # fmt: skip
#: Members, steps of the smoother, and draws from which the scatter of the start is taken.
MEMBERS, STEPS, SCATTER_DRAWS = 400, 4, 200


@dataclass(frozen=True, slots=True)
class Expected:
    """What the past of single quantities says of the first months.

    Parameters
    ----------
    middle, deviation : ndarray of float
        Expected change of the log price in China and outside over the first months, logarithm of
        the mean output in China and of mean imports, of what China and the rest make and take in
        over what they use and give, and expected rise of the log price; and their standard
        deviations.
    """

    middle: Floats
    deviation: Floats


def settled(
    base: AssembledMarket, view: View, simulate: Simulate, *, seed: int, foreseen: bool = True
) -> MarketModel:
    """A market that agrees with its own recent past.

    Parameters
    ----------
    base : AssembledMarket
        The market as put together from single estimates.
    view : View
        Holds the terms of the estimates.
    simulate : callable
        The simulation.
    seed : int
        Seed of all draws.
    foreseen : bool
        Whether what comes from outside is what was expected on the day, so that no rise of the
        price is in it; not so where the months are known that came.

    Returns
    -------
    MarketModel
        The same market; behaviour and the level of demand hang together now.
    """
    model = replace(base.model, start=usual(base.model.start))
    rises = [one for one in AHEADS if foreseen and one <= len(model.months.number)]
    told = expected(base.history, HistoryTerms(view.evidence), rises)
    short = shortened(model, max([BALANCED, *rises]))
    task = _Task(short, simulate, seed, tuple(rises), np.zeros(len(rises)))
    spread = model.parameters
    places = np.array(MOVED, dtype=np.int64)
    root = np.linalg.cholesky(spread.factor[places] @ spread.factor[places].T)
    scores = standardised(standard_scores(seed, "market.settling.members", MEMBERS, len(places)))
    members = spread.middle[places] + scores @ root.T
    found = joined(spread, places, task.smoothed(members, told).members)
    if rises:
        task = replace(task, apart=task.shocks_raise(found))
        found = joined(spread, places, task.smoothed(members, told).members)
    return replace(model, parameters=found)


def usual(start: StartSpread) -> StartSpread:
    """Stocks that are hardly known at the normal covers of each draw, with little doubt about them.

    A stock that is unknown by half is not off its normal by half: the market would show it.

    Parameters
    ----------
    start : StartSpread
        As known from readings.

    Returns
    -------
    StartSpread
        The same where readings tell.
    """
    stock, modules = start.deviation.stock.copy(), start.deviation.module_stock
    kept = set(start.usual)
    for one in (UsualStock.PRODUCERS, UsualStock.WAFER_MAKERS):
        if stock[one, 0] > UNKNOWN:
            kept.add(one)
            stock[one] = OFF_NORMAL
    if modules[0] > OFF_NORMAL:
        kept.add(UsualStock.MODULES)
        modules = np.full_like(modules, OFF_NORMAL)
    deviation = start.deviation._replace(stock=stock, module_stock=modules)
    return StartSpread(start.middle, deviation, tuple(sorted(kept)))


def expected(
    history: MarketHistory, terms: HistoryTerms, rises: Sequence[int] = AHEADS
) -> Expected:
    """First months as the paths of single quantities continue.

    Parameters
    ----------
    history : MarketHistory
        The past, with the state of its day.
    terms : HistoryTerms
        How fast quantities move.
    rises : sequence of int
        Months ahead at which no rise of the price is expected.

    Returns
    -------
    Expected
        The trend of the price fades as in the model of the past; output and imports stay.
    """
    month = month_number(history.origin)
    at = month - history.of(Series.PRICE_CHINA).first
    trend, stay = float(history.price_path.mean[at][1]), terms("trend_persistence")
    change = trend * sum(stay**ahead for ahead in range(1, AHEAD + 1))
    price = [change, terms("outside_follows") * change]
    error = [DRIFT, DRIFT]
    flows = [
        (Series.OUTPUT_CHINA, terms("output_step")),
        (Series.IMPORTS, terms("imports_step")),
    ]
    now = [history.of(series).at(month) for series, _ in flows]
    sizes = [size * np.sqrt(AHEAD) for _, size in flows]
    moved = [np.hypot(one[1], size) for one, size in zip(now, sizes, strict=True)]
    carry = [CARRY * one / MONTHS_PER_YEAR for one in rises]
    middle = [*price, *(one[0] for one in now), 0.0, 0.0, *np.zeros(len(rises))]
    return Expected(np.array(middle), np.array([*error, *moved, BALANCE, BALANCE, *carry]))


def shortened(model: MarketModel, months: int) -> MarketModel:
    """A market of its first months only.

    Parameters
    ----------
    model : MarketModel
        The market.
    months : int
        How many months are kept.

    Returns
    -------
    MarketModel
        The rest as it is.
    """
    kept = MonthArrays._make(np.ascontiguousarray(one[..., :months]) for one in model.months)
    required = np.ascontiguousarray(model.sites.required_price[:, :months])
    return replace(model, months=kept, sites=model.sites._replace(required_price=required))


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """Everything that stays the same."""

    model: MarketModel
    simulate: Simulate
    seed: int
    rises: tuple[int, ...]
    apart: Floats

    def smoothed(self, latent: Floats, told: Expected) -> Smoothed:
        """Members after the first months were taken as read."""
        scores = standard_scores(
            self.seed, "market.settling.readings", STEPS, len(latent), len(told.middle)
        )
        scatter = self.scatter(latent.mean(axis=0))
        # What is expected of a price does not scatter.
        sure = slice(len(told.middle) - len(self.rises), None)
        scatter[sure], scatter[:, sure] = 0.0, 0.0
        errors = np.diag(told.deviation**2) + scatter
        return ensemble_smoother(latent, self.results, told.middle, errors, scores)

    def results(self, latent: Floats) -> Floats:
        """First months of members without shocks, from a certain start."""
        places = np.array(MOVED, dtype=np.int64)
        behind = np.repeat(self.model.parameters.middle[None, :], len(latent), axis=0)
        behind[:, places] = latent
        values = self.model.parameters.values(behind)
        values[:, list(SHOCKS)] = 0.0
        return self._first_months(values, sure=True)

    def shocks_raise(self, spread: ParameterSpread) -> Floats:
        """How far the median of all draws lies above the path of the middle, at every rise.

        Shortages raise a price by more than gluts lower it.
        """
        middle = spread.values(spread.middle[None, :])
        middle[:, list(SHOCKS)] = 0.0
        told = []
        for values, sure in ((spread.draws(self.seed, 0, SCATTER_DRAWS), False), (middle, True)):
            case = drawn_case(self.model, values, self.seed, sure=sure)
            paths = self.simulate(case, values, self.seed, plants=False)
            told.append([np.median(_change(paths, case, 0, one)) for one in self.rises])
        return np.maximum(0.0, np.array(told[0]) - np.array(told[1]))

    def scatter(self, latent: Floats) -> Floats:
        """Covariance of the first months at held behaviour."""
        places = np.array(MOVED, dtype=np.int64)
        held = conditional(self.model.parameters, places, latent)
        values = held.draws(self.seed, 0, SCATTER_DRAWS)
        values[:, list(SHOCKS)] = 0.0
        return shrunk(np.cov(self._first_months(values, sure=False), rowvar=False))

    def _first_months(self, values: Floats, *, sure: bool) -> Floats:
        case = drawn_case(self.model, values, self.seed, sure=sure)
        paths = self.simulate(case, values, self.seed, plants=False)
        changes = [
            _change(paths, case, market, months)
            for market, months in ((0, AHEAD), (1, AHEAD), *((0, one) for one in self.rises))
        ]
        pairs = zip(changes[2:], self.apart, strict=True)
        rises = [np.maximum(0.0, one + more) for one, more in pairs]
        flows = [
            np.log(np.maximum(paths.of(one)[:, :AHEAD].mean(axis=1), LEAST))
            for one in (Series.OUTPUT_CHINA, Series.IMPORTS)
        ]
        return np.stack([*changes[:2], *flows, *balances(paths), *rises], axis=1)


def _change(paths: MarketPaths, case: MarketCase, market: int, months: int) -> Floats:
    """Change of a log price over its first months; axis draw."""
    one = (Series.PRICE_CHINA, Series.PRICE_OUTSIDE)[market]
    last = np.log(np.maximum(paths.of(one)[:, months - 1], LEAST))
    return np.asarray(last - case.start.log_price[market])


def balances(paths: MarketPaths) -> tuple[Floats, Floats]:
    """What China and the rest of the world made and took in, over what they used and gave.

    Parameters
    ----------
    paths : MarketPaths
        First months.

    Returns
    -------
    tuple of ndarray of float
        Logarithms; axis draw.
    """
    china, used, outside, used_outside, came, went = (
        paths.of(one)[:, :BALANCED].mean(axis=1)
        for one in (
            Series.OUTPUT_CHINA, Series.USE_CHINA, Series.OUTPUT_OUTSIDE, Series.USE_OUTSIDE,
            Series.IMPORTS, Series.EXPORTS,
        )
    )  # fmt: skip
    pairs = (china + came, used + went), (outside + went, used_outside + came)
    one, other = (np.log(np.maximum(a, LEAST) / np.maximum(b, LEAST)) for a, b in pairs)
    return one, other
