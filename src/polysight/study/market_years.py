"""A simulated market by calendar year: what a yearly report prints, one number a draw.

Everything is worked draw by draw before any quantile is taken, so that a share or a margin is that
of one possible market and not a quotient of two medians.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum, auto

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import MonthArrays
from polysight.market.paths import MarketPaths
from polysight.market.series import Series

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MONTHS = 12
#: Quantiles that tables and fans show; the middle one is the median.
PROBABILITIES = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
#: Million CNY in a billion.
MILLIONS = 1000.0


class YearMeasure(IntEnum):
    """Place of each measure on the measure axis of `MarketYears`.

    Capacities are kt per year, output and trade kt of the simulated months of the year, stocks kt
    at its end; prices are plain means over the months in CNY/kg without value-added tax. Revenue
    and profit are those of the plants in China in billion CNY: price of the month, less the
    discounts of granules and of silicon for other than n-type wafers, times output.
    """

    CAPACITY_CHINA = 0
    CAPACITY_MEAN_CHINA = auto()
    CAPACITY_AVAILABLE_CHINA = auto()
    CAPACITY_IDLE_CHINA = auto()
    CAPACITY_BUILDING_CHINA = auto()
    CAPACITY_ANNOUNCED_CHINA = auto()
    CAPACITY_STARTED = auto()
    CAPACITY_CANCELLED = auto()
    CAPACITY_CLOSED = auto()
    CAPACITY_RULE_CLOSED = auto()
    CAPACITY_OUTSIDE = auto()
    PLANTS_RUNNING_CHINA = auto()
    OUTPUT_CHINA = auto()
    OUTPUT_OUTSIDE = auto()
    OUTPUT_WORLD = auto()
    WORLD_SHARE_CHINA = auto()
    GRANULAR_SHARE = auto()
    N_TYPE_SHARE = auto()
    UTILISATION_YEAR_END = auto()
    UTILISATION_MEAN = auto()
    UTILISATION_AVAILABLE = auto()
    USE_CHINA = auto()
    USE_WORLD = auto()
    USE_ELECTRONIC = auto()
    WAFER_OUTPUT = auto()
    MODULE_DEMAND = auto()
    MODULE_SHIPMENTS = auto()
    IMPORTS = auto()
    EXPORTS = auto()
    IMPORT_SHARE = auto()
    STOCK_PRODUCERS = auto()
    STOCK_PRODUCERS_AND_FUTURES = auto()
    STOCK_INDUSTRY = auto()
    STOCK_WHOLE_CHAIN = auto()
    STOCK_OUTSIDE = auto()
    COVER_CHINA_MONTHS = auto()
    PRICE_CHINA = auto()
    PRICE_OUTSIDE = auto()
    PRICE_YEAR_END = auto()
    MARGINAL_COST_CHINA = auto()
    MEDIAN_COST_CHINA = auto()
    MONTHS_UNDER_CASH_COST = auto()
    UNDER_CASH_COST_SHARE = auto()
    GRANULAR_DISCOUNT = auto()
    TYPE_DISCOUNT = auto()
    FUTURES_BASIS = auto()
    REVENUE_CHINA = auto()
    PRODUCER_MARGIN = auto()
    MARGIN_SHARE = auto()
    CASH_PROFIT_CHINA = auto()
    METAL_PRICE = auto()
    METAL_USE = auto()
    METAL_USE_SHARE = auto()
    METAL_COVER_MONTHS = auto()
    SILICON_COST_PER_W = auto()
    MODULE_PRICE = auto()

    @property
    def key(self) -> str:
        """Name as documents and catalogues write it, for example ``price_china``."""
        return self.name.lower()

    @property
    def unit(self) -> str:
        """Code of the unit."""
        return UNITS.get(self, _unit_of_name(self.name))


class _Of(Enum):
    END = auto()
    SUM = auto()
    MEAN = auto()


_PLAIN = {
    _Of.END: (
        "CAPACITY_CHINA", "CAPACITY_IDLE_CHINA", "CAPACITY_BUILDING_CHINA",
        "CAPACITY_ANNOUNCED_CHINA", "CAPACITY_OUTSIDE", "STOCK_PRODUCERS", "STOCK_OUTSIDE",
        "COVER_CHINA_MONTHS",
    ),
    _Of.SUM: (
        "CAPACITY_STARTED", "CAPACITY_CANCELLED", "CAPACITY_CLOSED", "CAPACITY_RULE_CLOSED",
        "OUTPUT_CHINA", "OUTPUT_OUTSIDE", "USE_CHINA", "USE_ELECTRONIC", "WAFER_OUTPUT",
        "MODULE_DEMAND", "MODULE_SHIPMENTS", "IMPORTS", "EXPORTS", "METAL_USE",
    ),
    _Of.MEAN: (
        "CAPACITY_AVAILABLE_CHINA", "PLANTS_RUNNING_CHINA", "PRICE_CHINA", "PRICE_OUTSIDE",
        "MARGINAL_COST_CHINA", "MEDIAN_COST_CHINA", "GRANULAR_DISCOUNT", "TYPE_DISCOUNT",
        "FUTURES_BASIS", "METAL_PRICE", "SILICON_COST_PER_W", "MODULE_PRICE",
    ),
}  # fmt: skip

#: Units that the name of a measure does not tell.
UNITS = {
    YearMeasure.PLANTS_RUNNING_CHINA: "count",
    YearMeasure.WAFER_OUTPUT: "GW",
    YearMeasure.MODULE_DEMAND: "GW",
    YearMeasure.MODULE_SHIPMENTS: "GW",
    YearMeasure.COVER_CHINA_MONTHS: "months",
    YearMeasure.METAL_COVER_MONTHS: "months",
    YearMeasure.MONTHS_UNDER_CASH_COST: "months",
    YearMeasure.UNDER_CASH_COST_SHARE: "1",
    YearMeasure.GRANULAR_DISCOUNT: "1",
    YearMeasure.TYPE_DISCOUNT: "1",
    YearMeasure.FUTURES_BASIS: "1",
    YearMeasure.REVENUE_CHINA: "GCNY",
    YearMeasure.CASH_PROFIT_CHINA: "GCNY",
    YearMeasure.PRODUCER_MARGIN: "CNY/kg",
    YearMeasure.SILICON_COST_PER_W: "CNY/W",
    YearMeasure.MODULE_PRICE: "CNY/W",
}


def _unit_of_name(name: str) -> str:
    if name.startswith("CAPACITY"):
        return "kt/a"
    if "SHARE" in name or name.startswith("UTILISATION"):
        return "1"
    return "CNY/kg" if name.startswith("PRICE") or "COST" in name or "_PRICE" in name else "kt"


@dataclass(frozen=True, slots=True, eq=False)
class MarketYears:
    """A market by calendar year.

    Parameters
    ----------
    years : ndarray of int
        Axis year.
    months : ndarray of int
        Axis year; how many of its months are simulated.
    values : ndarray of float
        Axes draw, year, `YearMeasure`.
    """

    years: Integers
    months: Integers
    values: Floats

    def of(self, measure: YearMeasure) -> Floats:
        """One measure of every draw.

        Parameters
        ----------
        measure : YearMeasure
            Which.

        Returns
        -------
        ndarray of float
            Axes draw, year.
        """
        return np.asarray(self.values[..., measure])


def market_years(paths: MarketPaths, months: MonthArrays) -> MarketYears:
    """A simulated market by calendar year.

    Parameters
    ----------
    paths : MarketPaths
        Any stretch of draws; stretches may be worked apart and joined along the draw axis.
    months : MonthArrays
        What came from outside the model.

    Returns
    -------
    MarketYears
        Every measure of every draw. Where the simulation begins or ends within a year, flows are
        those of its simulated months, and utilisation is brought to a full year.
    """
    work = _Work(paths)
    count = work.months.astype(np.float64)
    found = np.empty((len(paths.values), len(work.years), len(YearMeasure)))
    for of, names in _PLAIN.items():
        for name in names:
            found[..., YearMeasure[name]] = work.taken(paths.of(Series[name]), of)
    put = {**_supply(work, count), **_balance(work, months), **_money(work, count)}
    for measure, values in put.items():
        found[..., measure] = values
    return MarketYears(work.years, work.months, found)


class _Work:
    """Series of paths, gathered by year."""

    def __init__(self, paths: MarketPaths) -> None:
        """See the class."""
        year_of = paths.months // MONTHS
        self.paths = paths
        self.years = np.unique(year_of)
        self._place = np.searchsorted(self.years, year_of)
        self.months = np.bincount(self._place)
        self._last = np.searchsorted(year_of, self.years, side="right") - 1

    def taken(self, monthly: Floats, of: _Of) -> Floats:
        """Axes draw, year of axes draw, month."""
        if of is _Of.END:
            return np.asarray(monthly[:, self._last])
        known = ~np.isnan(monthly)
        total = self._summed(np.where(known, monthly, 0.0))
        return total if of is _Of.SUM else quotients(total, self._summed(known))

    def _summed(self, monthly: NDArray[np.generic]) -> Floats:
        """One month after another, so that a draw has the same bits beside whatever draws."""
        found = np.zeros((len(monthly), len(self.years)))
        for month, year in enumerate(self._place):
            found[:, year] += np.asarray(monthly[:, month], dtype=np.float64)
        return found

    def end(self, series: Series) -> Floats:
        return self.taken(self.paths.of(series), _Of.END)

    def sum(self, series: Series) -> Floats:
        return self.taken(self.paths.of(series), _Of.SUM)

    def mean(self, series: Series) -> Floats:
        return self.taken(self.paths.of(series), _Of.MEAN)


def _supply(work: _Work, count: Floats) -> dict[YearMeasure, Floats]:
    """Capacity, output, and utilisation by its three denominators."""
    made, outside = work.sum(Series.OUTPUT_CHINA), work.sum(Series.OUTPUT_OUTSIDE)
    capacity, mean = work.end(Series.CAPACITY_CHINA), work.mean(Series.CAPACITY_CHINA)
    available = work.mean(Series.CAPACITY_AVAILABLE_CHINA)
    yearly = made * MONTHS / count
    under = work.mean(Series.CAPACITY_UNDER_CASH_COST)
    return {
        YearMeasure.CAPACITY_MEAN_CHINA: mean,
        YearMeasure.OUTPUT_WORLD: made + outside,
        YearMeasure.WORLD_SHARE_CHINA: quotients(made, made + outside),
        YearMeasure.GRANULAR_SHARE: quotients(work.sum(Series.OUTPUT_GRANULAR), made),
        YearMeasure.N_TYPE_SHARE: quotients(work.sum(Series.OUTPUT_N_TYPE), made),
        YearMeasure.UTILISATION_YEAR_END: quotients(yearly, capacity),
        YearMeasure.UTILISATION_MEAN: quotients(yearly, mean),
        YearMeasure.UTILISATION_AVAILABLE: quotients(yearly, available),
        YearMeasure.UNDER_CASH_COST_SHARE: quotients(under, mean),
    }


def _balance(work: _Work, months: MonthArrays) -> dict[YearMeasure, Floats]:
    """Use, trade, and stocks by the definitions that are published.

    Stocks of the whole chain count the silicon in modules and in wafers on their way to them.
    """
    grams = work.taken(np.asarray(months.silicon_g_per_w)[None, :], _Of.END)
    producers, traders, users, down = (
        work.end(one)
        for one in (
            Series.STOCK_PRODUCERS, Series.STOCK_TRADERS, Series.STOCK_WAFER_MAKERS,
            Series.STOCK_MODULES,
        )
    )  # fmt: skip
    use, imports = work.sum(Series.USE_CHINA), work.sum(Series.IMPORTS)
    metal = work.sum(Series.METAL_USE)
    other = work.taken(np.asarray(months.metal_other_use)[None, :], _Of.SUM)
    monthly = (metal + other) / work.months
    industry = producers + traders + users
    return {
        YearMeasure.USE_WORLD: use + work.sum(Series.USE_OUTSIDE),
        YearMeasure.IMPORT_SHARE: quotients(imports, use),
        YearMeasure.STOCK_PRODUCERS_AND_FUTURES: producers + traders,
        YearMeasure.STOCK_INDUSTRY: industry,
        YearMeasure.STOCK_WHOLE_CHAIN: industry + down * grams,
        YearMeasure.METAL_USE_SHARE: quotients(metal, metal + other),
        YearMeasure.METAL_COVER_MONTHS: quotients(work.end(Series.STOCK_METAL), monthly),
    }


def _money(work: _Work, count: Floats) -> dict[YearMeasure, Floats]:
    """Revenue and cash profit of the plants in China, and months in which the price does not pay.

    The discounts of granules and of other than n-type silicon are taken off the share of output
    that has them, as if the two shares were independent.
    """
    paths = work.paths
    price, made = paths.of(Series.PRICE_CHINA), paths.of(Series.OUTPUT_CHINA)
    granular = quotients(paths.of(Series.OUTPUT_GRANULAR), made, empty=0.0)
    others = 1.0 - quotients(paths.of(Series.OUTPUT_N_TYPE), made, empty=0.0)
    received = (
        price
        * (1.0 - granular * paths.of(Series.GRANULAR_DISCOUNT))
        * (1.0 - others * paths.of(Series.TYPE_DISCOUNT))
    )
    revenue = work.taken(received * made, _Of.SUM)
    margin = paths.of(Series.PRODUCER_MARGIN_CHINA)
    profit = work.taken(np.where(made > 0.0, margin * made, 0.0), _Of.SUM)
    under = (price < paths.of(Series.MEDIAN_COST_CHINA)).astype(np.float64)
    return {
        YearMeasure.PRICE_YEAR_END: work.end(Series.PRICE_CHINA),
        YearMeasure.MONTHS_UNDER_CASH_COST: work.taken(under, _Of.SUM),
        YearMeasure.REVENUE_CHINA: revenue / MILLIONS,
        YearMeasure.PRODUCER_MARGIN: quotients(profit, work.sum(Series.OUTPUT_CHINA)),
        YearMeasure.MARGIN_SHARE: quotients(profit, revenue),
        YearMeasure.CASH_PROFIT_CHINA: profit / MILLIONS,
    }


def quotients(above: Floats, below: Floats, empty: float = np.nan) -> Floats:
    """Quotients where there is something to divide by.

    Parameters
    ----------
    above, below : ndarray, [...]
        Numerator and denominator.
    empty : float
        What stands where the denominator is not above zero.

    Returns
    -------
    ndarray, [...]
        ``above / below``.
    """
    above, below = np.broadcast_arrays(above, below)
    held = np.full(above.shape, empty)
    return np.asarray(np.divide(above, below, out=held, where=below > 0.0))
