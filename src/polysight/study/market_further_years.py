"""More of a simulated market by year: silicon metal, what polysilicon is used for, price spreads.

These need what came from outside and the behaviour of each draw beside its paths: both are made
again from the seed. Like all measures by year they are worked draw by draw before any quantile.
"""

from __future__ import annotations

from enum import IntEnum, auto

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import Market, MonthArrays, StartState
from polysight.market.parameter import Parameter
from polysight.market.paths import MarketPaths
from polysight.market.series import Series
from polysight.study.market_model import MarketModel
from polysight.study.market_years import MONTHS, quotients

Floats = NDArray[np.float64]

#: Months over which the price of a contract for silicon metal follows that of the day, as in
#: `polysight.market.metal_step`.
CONTRACT_MONTHS = 3.0
#: Stock of silicon metal below which there is none [kt].
NO_STOCK = 1e-6


class FurtherMeasure(IntEnum):
    """Place of each measure on the last axis of `further_years`.

    Flows are kt of the simulated months of the year, stocks kt at its end, prices and spreads plain
    means over the months in CNY/kg without value-added tax. Silicon metal is that of China: its
    other use is what the others got; months without stock are those in which it limits output.
    Contracts cover the share of the metal that polysilicon makers buy under them, in months of use
    that share times the months over which their price follows the market.
    """

    METAL_SUPPLY = 0
    METAL_OTHER_USE = auto()
    METAL_STOCK_CHANGE = auto()
    METAL_STOCK = auto()
    METAL_MONTHS_EMPTY = auto()
    METAL_CONTRACT_SHARE = auto()
    METAL_CONTRACT_COVER_MONTHS = auto()
    METAL_PRICE_PAID = auto()
    USE_SOLAR_CHINA = auto()
    USE_SOLAR_OUTSIDE = auto()
    USE_CHIPS_CHINA = auto()
    USE_CHIPS_OUTSIDE = auto()
    USE_SOLAR_SHARE = auto()
    USE_OUTSIDE_SHARE = auto()
    N_TYPE_OUTPUT = auto()
    N_TYPE_USE = auto()
    N_TYPE_USE_SHARE = auto()
    N_TYPE_BALANCE = auto()
    TYPE_SPREAD = auto()
    GRANULAR_SPREAD = auto()

    @property
    def key(self) -> str:
        """Name as documents and catalogues write it, for example ``metal_supply``."""
        return self.name.lower()

    @property
    def unit(self) -> str:
        """Code of the unit."""
        if "SPREAD" in self.name or "PRICE" in self.name:
            return "CNY/kg"
        if "MONTHS" in self.name:
            return "months"
        return "1" if self.name.endswith("SHARE") else "kt"


def further_years(model: MarketModel, paths: MarketPaths, seed: int) -> Floats:
    """Further measures of a simulated market.

    Parameters
    ----------
    model : MarketModel
        The market.
    paths : MarketPaths
        Any stretch of its draws.
    seed : int
        Seed of the ensemble.

    Returns
    -------
    ndarray of float
        Axes draw, year, `FurtherMeasure`.
    """
    case, behaviour = model.chunk(seed, paths.first_draw, len(paths.values))
    years = paths.months // MONTHS
    put = {
        **_metal(paths, model.months, behaviour, case.start),
        **_use(paths, model.months),
        **_spreads(paths),
    }
    last = np.searchsorted(years, np.unique(years), side="right") - 1
    found = np.empty((len(paths.values), len(last), len(FurtherMeasure)))
    for measure, monthly in put.items():
        if measure is FurtherMeasure.METAL_STOCK:
            found[..., measure] = monthly[:, last]
            continue
        total = _summed(monthly, years)
        mean = measure.unit == "CNY/kg" or "CONTRACT" in measure.name
        count = np.bincount(years - years[0])[None, :]
        found[..., measure] = total / count if mean else total
    return _shares(found, _summed(paths.of(Series.USE_CHINA), years))


def _summed(monthly: Floats, years: NDArray[np.int64]) -> Floats:
    """Axes draw, year; one month after another, the same bits beside whatever draws."""
    found = np.zeros((len(monthly), int(years[-1] - years[0]) + 1))
    for month, year in enumerate(years - years[0]):
        found[:, year] += monthly[:, month]
    return found


def _metal(
    paths: MarketPaths, months: MonthArrays, behaviour: Floats, start: StartState
) -> dict[FurtherMeasure, Floats]:
    """Balance of silicon metal, as `polysight.market.metal_step` keeps it."""
    stock, use = paths.of(Series.STOCK_METAL), paths.of(Series.METAL_USE)
    price = paths.of(Series.METAL_PRICE)
    before = np.column_stack([np.exp(start.metal_log_price), price[:, :-1]])
    held = np.column_stack([start.metal_stock, stock[:, :-1]])
    elasticity = behaviour[:, Parameter.METAL_SUPPLY_ELASTICITY, None]
    supply = months.metal_supply * (before / months.metal_base_price) ** elasticity
    share = np.broadcast_to(behaviour[:, Parameter.METAL_CONTRACT_SHARE, None], stock.shape)
    contract = np.empty_like(price)
    kept = np.log(before[:, 0])
    for month in range(price.shape[1]):
        contract[:, month] = kept
        kept = kept + (np.log(price[:, month]) - kept) / CONTRACT_MONTHS
    return {
        FurtherMeasure.METAL_SUPPLY: supply,
        FurtherMeasure.METAL_OTHER_USE: supply + held - stock - use,
        FurtherMeasure.METAL_STOCK_CHANGE: stock - held,
        FurtherMeasure.METAL_STOCK: stock,
        FurtherMeasure.METAL_MONTHS_EMPTY: (stock < NO_STOCK).astype(np.float64),
        FurtherMeasure.METAL_CONTRACT_SHARE: share,
        FurtherMeasure.METAL_CONTRACT_COVER_MONTHS: share * CONTRACT_MONTHS,
        FurtherMeasure.METAL_PRICE_PAID: share * np.exp(contract) + (1.0 - share) * before,
    }


def _use(paths: MarketPaths, months: MonthArrays) -> dict[FurtherMeasure, Floats]:
    """Polysilicon by what it is used for; chips take what they want before wafers of cells."""
    whole = {Market.CHINA: Series.USE_CHINA, Market.OUTSIDE: Series.USE_OUTSIDE}
    chips = {
        one: np.minimum(months.electronic_use[one], paths.of(each)) for one, each in whole.items()
    }
    solar = {one: paths.of(each) - chips[one] for one, each in whole.items()}
    wanted = solar[Market.CHINA] * months.n_type_demand_share
    made = paths.of(Series.OUTPUT_N_TYPE)
    return {
        FurtherMeasure.USE_SOLAR_CHINA: solar[Market.CHINA],
        FurtherMeasure.USE_SOLAR_OUTSIDE: solar[Market.OUTSIDE],
        FurtherMeasure.USE_CHIPS_CHINA: chips[Market.CHINA],
        FurtherMeasure.USE_CHIPS_OUTSIDE: chips[Market.OUTSIDE],
        FurtherMeasure.N_TYPE_OUTPUT: made,
        FurtherMeasure.N_TYPE_USE: wanted,
        FurtherMeasure.N_TYPE_BALANCE: made - wanted,
    }


def _spreads(paths: MarketPaths) -> dict[FurtherMeasure, Floats]:
    """What silicon of lesser type and granules are paid less than the leading grade."""
    price = paths.of(Series.PRICE_CHINA)
    return {
        FurtherMeasure.TYPE_SPREAD: price * paths.of(Series.TYPE_DISCOUNT),
        FurtherMeasure.GRANULAR_SPREAD: price * paths.of(Series.GRANULAR_DISCOUNT),
    }


def _shares(found: Floats, use_china: Floats) -> Floats:
    """The same measures with their shares filled in."""
    of = {one: found[..., one] for one in FurtherMeasure}
    solar = of[FurtherMeasure.USE_SOLAR_CHINA] + of[FurtherMeasure.USE_SOLAR_OUTSIDE]
    outside = of[FurtherMeasure.USE_SOLAR_OUTSIDE] + of[FurtherMeasure.USE_CHIPS_OUTSIDE]
    whole = use_china + outside
    found[..., FurtherMeasure.USE_SOLAR_SHARE] = quotients(solar, whole)
    found[..., FurtherMeasure.USE_OUTSIDE_SHARE] = quotients(outside, whole)
    wanted, wafers = of[FurtherMeasure.N_TYPE_USE], of[FurtherMeasure.USE_SOLAR_CHINA]
    found[..., FurtherMeasure.N_TYPE_USE_SHARE] = quotients(wanted, wafers)
    return found
