"""Lines of the tables of a market: measures by year, in the units in which they are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.study.market_basis import PriceBasis
from polysight.study.market_further_years import FurtherMeasure
from polysight.study.market_tables import MarketTables
from polysight.study.market_years import YearMeasure

Floats = NDArray[np.float64]

PUBLISHED_CHINA, PUBLISHED_OUTSIDE = "price_china_published", "price_outside_published"
#: Spreads as they are quoted, with tax, and silicon metal as it is quoted: by the tonne, with tax.
SPREADS = {
    "type_spread_published": FurtherMeasure.TYPE_SPREAD,
    "granular_spread_published": FurtherMeasure.GRANULAR_SPREAD,
}
METALS = ("metal_price_published", "metal_price_paid_published")
PER_TONNE = 1000.0
#: Measures that only machines are told, since people are told them in another basis.
UNPRINTED = ("metal_price", "metal_price_paid")
#: What opens and closes in China, in the order of the axis of `MarketTables.turnover`.
TURNOVER = ("capacity_opened_china", "capacity_closed_china")
#: Measures that follow an assumption without a range, or with a range of a part of it only.
ASSUMED = frozenset(
    (
        "imports", "import_share", "use_electronic", "module_price", "use_chips_china",
        "use_chips_outside", "use_solar_share", "use_outside_share", "n_type_share",
        "n_type_use_share", "n_type_balance", "metal_other_use", "metal_contract_cover_months",
    )
)  # fmt: skip
#: Lines of each table, in the order of telling.
TABLES: dict[str, tuple[str, ...]] = {
    "headline": (
        PUBLISHED_CHINA, PUBLISHED_OUTSIDE, "output_china", "capacity_china",
        "utilisation_year_end", "utilisation_mean", "use_china", "stock_producers",
        "cover_china_months", "producer_margin",
    ),
    "balance": (
        "capacity_china", "capacity_mean_china", "capacity_available_china", "output_china",
        "utilisation_year_end", "utilisation_mean", "utilisation_available", "use_china",
        "imports", "exports", "import_share", "capacity_outside", "output_outside",
        "output_world", "world_share_china", "use_world", "use_electronic",
    ),
    "capacity": (
        "capacity_china", "capacity_idle_china", "capacity_building_china",
        "capacity_announced_china", *TURNOVER, "capacity_rule_closed", "plants_running_china",
        "under_cash_cost_share",
    ),
    "world": ("capacity_started", "capacity_cancelled", "capacity_closed"),
    "stocks": (
        "stock_producers", "stock_producers_and_futures", "stock_industry", "stock_whole_chain",
        "stock_outside", "cover_china_months",
    ),
    "prices": (
        PUBLISHED_CHINA, "price_china", "price_year_end", PUBLISHED_OUTSIDE, "price_outside",
        "marginal_cost_china", "median_cost_china", "months_under_cash_cost",
        *SPREADS, "type_discount", "granular_discount", "futures_basis",
    ),
    "money": ("revenue_china", "producer_margin", "margin_share", "cash_profit_china"),
    "chain": (
        "wafer_output", "module_demand", "module_shipments", "silicon_cost_per_w", "module_price",
        "n_type_share", "granular_share",
    ),
    "metal": (
        "metal_supply", "metal_use", "metal_other_use", "metal_stock_change", "metal_use_share",
        "metal_stock", "metal_cover_months", "metal_months_empty", "metal_contract_share",
        "metal_contract_cover_months", *METALS,
    ),
    "demand": (
        "use_world", "use_solar_china", "use_solar_outside", "use_chips_china",
        "use_chips_outside", "use_solar_share", "use_outside_share",
    ),
    "types": (
        "n_type_output", "n_type_share", "n_type_use", "n_type_use_share", "n_type_balance",
        "granular_share",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A measure by year.

    Parameters
    ----------
    key : str
        Name of the measure below ``market_measure``.
    unit : str
        Code of the unit.
    quantiles : ndarray of float
        Axes `polysight.study.market_years.PROBABILITIES`, year.
    """

    key: str
    unit: str
    quantiles: Floats


def lines(tables: MarketTables, basis: PriceBasis, keys: Sequence[str]) -> tuple[Line, ...]:
    """Measures by year.

    Parameters
    ----------
    tables : MarketTables
        The market.
    basis : PriceBasis
        Published bases.
    keys : sequence of str
        Names of measures; those that end in ``_published`` are prices in their published basis.

    Returns
    -------
    tuple of Line
        In the order of the keys.
    """
    return tuple(_line(tables, basis, key) for key in keys)


def _line(tables: MarketTables, basis: PriceBasis, key: str) -> Line:
    if key == PUBLISHED_CHINA:
        price = tables.yearly[..., YearMeasure.PRICE_CHINA]
        return Line(key, "CNY/kg", basis.in_china(price))
    if key == PUBLISHED_OUTSIDE:
        price = tables.yearly[..., YearMeasure.PRICE_OUTSIDE]
        return Line(key, "USD/kg", basis.outside(price))
    if key in TURNOVER:
        return Line(key, "kt/a", tables.turnover[..., TURNOVER.index(key)])
    if key in METALS:
        paid = tables.further[..., FurtherMeasure.METAL_PRICE_PAID]
        price = paid if METALS.index(key) else tables.yearly[..., YearMeasure.METAL_PRICE]
        return Line(key, "CNY/t", PER_TONNE * basis.in_china(price))
    if key in SPREADS:
        return Line(key, "CNY/kg", basis.in_china(tables.further[..., SPREADS[key]]))
    if key.upper() in FurtherMeasure.__members__:
        further = FurtherMeasure[key.upper()]
        return Line(key, further.unit, tables.further[..., further])
    measure = YearMeasure[key.upper()]
    return Line(key, measure.unit, tables.yearly[..., measure])
