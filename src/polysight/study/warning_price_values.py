"""Price against trend, past and cost, and imports, on a day.

The price is that of the leading grade in China without value-added tax, as the estimated past has
it at the newest month that was told; it is never carried on to a later one. Costs are those of
the newest quarter end, which are the older part where months have passed since.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from polysight.market.series import Series
from polysight.study.log_paths import LAGS
from polysight.study.warning_costs import CostDay
from polysight.study.warning_day import KnownDay, KnownSeries
from polysight.study.warning_values import IndicatorValue, older, once, unknown
from polysight.warning.cost_curve import (
    cost_at_share,
    months_of_cash_loss,
    share_under_cash_cost,
)
from polysight.warning.import_share import import_share
from polysight.warning.price_change import price_change, realised_volatility
from polysight.warning.price_to_cash_cost import price_to_cash_cost
from polysight.warning.price_trend import price_gap, slow_average
from polysight.warning.project_value import project_value

Floats = NDArray[np.float64]

YEAR = 12
#: Shares of capacity in merit order at which the marginal and the middle plant are taken.
MARGINAL, MIDDLE = 0.9, 0.5
#: Months looked back on for losses, and fewest of them that must be known.
LOSS_MONTHS, FEWEST_MONTHS = 24, 12
#: Months of price from which on a trend is told, over which a change is, and fewest months with a
#: quote in a year that tell a volatility.
TREND_MONTHS, CHANGE_MONTHS, FEWEST_QUOTED = 24, (3, 12), 4
#: Ends of a range that holds nine of ten, in standard deviations.
NINETY = 1.645
CHANGES = ("price_change_3m", "price_change_12m")
COSTS = ("price_to_marginal_cost", "price_to_median_cost", "share_under_cash_cost",
         "months_of_cash_loss", "new_project_value")  # fmt: skip
GAP, VOLATILITY, IMPORTS = "price_gap", "price_volatility", "import_share"


def price_values(known: KnownDay) -> list[IndicatorValue]:
    """Indicators of the price alone, and of the price against cost.

    Parameters
    ----------
    known : KnownDay
        What the day knew.

    Returns
    -------
    list of IndicatorValue
        Unknown before the price was told well enough.
    """
    price = known.series(Series.PRICE_CHINA)
    last = price.newest
    if last is None or not known.good(price.deviation(last, last)):
        keys = (GAP, *CHANGES, VOLATILITY, *COSTS)
        return [unknown(key) for key in keys] + [_imports(known)]
    first = min(one.first for one in price.estimate.readings)
    alone = [_gap(price, first, last), *_changes(known, price, first, last)]
    return [*alone, _volatility(price, last), *_costs(known, price, last), _imports(known)]


def _gap(price: KnownSeries, first: int, last: int) -> IndicatorValue:
    """Price over its one-sided trend."""
    path = price.log(first, last)
    if len(path) < TREND_MONTHS:
        return unknown(GAP)
    spread = price.deviation(last, last)
    return IndicatorValue(GAP, price_gap(path), spread, last, price.rows(last - YEAR + 1, last))


def _changes(known: KnownDay, price: KnownSeries, first: int, last: int) -> list[IndicatorValue]:
    """Change of the logarithm of the price over some months."""
    found = []
    for key, months in zip(CHANGES, CHANGE_MONTHS, strict=True):
        start = last - months
        if start < first or not known.good(price.deviation(start, start)):
            found.append(unknown(key))
            continue
        value = price_change(price.log(first, last), months)
        spread = _change_spread(known, price, last, months)
        rows = once(price.rows(last, last), price.rows(start, start))
        found.append(IndicatorValue(key, value, spread, last, rows))
    return found


def _change_spread(known: KnownDay, price: KnownSeries, last: int, months: int) -> float:
    """Standard deviation of a change: of both ends together where the state remembers so far."""
    if months > LAGS:
        return math.hypot(
            price.deviation(last, last), price.deviation(last - months, last - months)
        )
    covariance = known.history.price_path.covariance[last - price.estimate.first]
    then = known.history.price_lags + months - 1
    variance = covariance[0, 0] + covariance[then, then] - 2.0 * covariance[0, then]
    return math.sqrt(max(float(variance), 0.0))


def _volatility(price: KnownSeries, last: int) -> IndicatorValue:
    """Realised volatility of the months of a year that have a quote of their own."""
    quoted = {
        one.last
        for one in price.estimate.readings
        if one.first == one.last and last - YEAR <= one.last <= last
    }
    months = np.array(sorted(quoted), dtype=np.int64)
    if len(months) < FEWEST_QUOTED:
        return unknown(VOLATILITY)
    path = price.estimate.logarithm[months - price.estimate.first]
    value = realised_volatility(months, path)
    rows = price.rows(last - YEAR, last)
    return IndicatorValue(VOLATILITY, value, math.nan, last, rows)


def _costs(known: KnownDay, price: KnownSeries, last: int) -> list[IndicatorValue]:
    """Price against the cash cost of plants that stand, and of the next one."""
    if not known.costs:
        return [unknown(key) for key in COSTS]
    cost = known.costs[-1]
    level, deviation = math.exp(price.log(last, last)[0]), price.deviation(last, last)
    error = math.hypot(deviation, _cost_doubt(known))
    newest, told = older(last, cost.month), once(price.rows(last, last), cost.rows)
    found = []
    for key, share in zip(COSTS[:2], (MARGINAL, MIDDLE), strict=True):
        cash = np.array(cost_at_share(cost.cash, cost.capacity, share))
        ratio = float(price_to_cash_cost(np.array(level), cash))
        found.append(IndicatorValue(key, ratio, ratio * error, newest, told))
    low, middle, high = (
        share_under_cash_cost(cost.cash, cost.capacity, level * math.exp(one * error))
        for one in (1.0, 0.0, -1.0)
    )
    found.append(IndicatorValue(COSTS[2], middle, 0.5 * (high - low), newest, told))
    return [*found, _loss(known, price, last), _project(known, price, cost, last)]


def _cost_doubt(known: KnownDay) -> float:
    """Doubt of the logarithm of a cash cost, by the range of the parameter for it."""
    row = next(
        one.cells
        for one in known.told.tables["market_parameters"]
        if one.cells["parameter"] == "cost_factor"
    )
    return math.log(float(row["high"]) / float(row["low"])) / (2.0 * NINETY)


def _loss(known: KnownDay, price: KnownSeries, last: int) -> IndicatorValue:
    """Months of loss of the middle plant, each against the cost that its own quarter knew."""
    months = np.arange(last - LOSS_MONTHS + 1, last + 1)
    middle = {one.month: cost_at_share(one.cash, one.capacity, MIDDLE) for one in known.costs}
    ends = sorted(middle)
    cash = np.full(len(months), math.nan)
    for place, month in enumerate(months):
        held = [end for end in ends if end <= month]
        if held:
            cash[place] = middle[held[-1]]
    earned = np.full(len(months), math.nan)
    path = np.exp(price.log(int(months[0]), last))
    earned[len(months) - len(path) :] = path
    value = months_of_cash_loss(earned, cash, FEWEST_MONTHS)
    if math.isnan(value):
        return unknown(COSTS[3])
    used = [one for one in known.costs if one.month > months[0] - 3]
    rows = once(price.rows(int(months[0]), last), *(one.rows for one in used))
    return IndicatorValue(COSTS[3], value, math.nan, older(last, known.costs[-1].month), rows)


def _project(known: KnownDay, price: KnownSeries, cost: CostDay, last: int) -> IndicatorValue:
    """Return of the next plant at the price that investors expect, over their hurdle."""
    seen = slow_average(price.log(price.estimate.first, last), known.numbers("expectation_months"))
    doubt = known.numbers("expectation_error")
    low, middle, high = (
        project_value(cost.offer, math.exp(seen + one * doubt), cost.hurdle)
        for one in (-1.0, 0.0, 1.0)
    )
    rows = once(price.rows(last - YEAR + 1, last), cost.offer_rows)
    newest = older(last, cost.month)
    return IndicatorValue(COSTS[4], middle, 0.5 * (high - low), newest, rows)


def _imports(known: KnownDay) -> IndicatorValue:
    """Share of imports in what China made and imported in the newest told year."""
    made, bought = known.series(Series.OUTPUT_CHINA), known.series(Series.IMPORTS)
    end = older(made.newest, bought.newest)
    if end is None or end - YEAR + 1 < made.estimate.first:
        return unknown(IMPORTS)
    first = end - YEAR + 1
    value = float(
        import_share(np.array(bought.total(first, end)), np.array(made.total(first, end)))
    )
    error = math.hypot(made.deviation(first, end), bought.deviation(first, end))
    rows = once(bought.rows(first, end), made.rows(first, end))
    if not known.good(error):
        return IndicatorValue(IMPORTS, math.nan, math.nan, end, rows)
    return IndicatorValue(IMPORTS, value, value * (1.0 - value) * error, end, rows)
