"""Further arrays of the simulated market: silicon metal, uses, types, spreads, provinces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.axes import Axis
from polysight.evidence.store import Evidence
from polysight.study.draft import Cell
from polysight.study.market_forecast import MarketForecast
from polysight.study.market_further_years import FurtherMeasure
from polysight.study.market_provinces import ProvincialBalance, provincial_balance
from polysight.study.market_scenario import MarketScenario
from polysight.study.market_tables import MarketTables
from polysight.study.market_years import YearMeasure
from polysight.study.wafer_regions import ELSEWHERE, wafer_regions

Floats = NDArray[np.float64]
Of, More = YearMeasure, FurtherMeasure

PER_TONNE = 1000.0
TAXED = "deal=spot;tax=included"
#: Arrays below ``market.forecast.`` of several measures by year: axis, its keys with their
#: measures, and unit.
SIDES: dict[str, tuple[str, dict[str, YearMeasure | FurtherMeasure], str]] = {
    "metal": (
        "metal_flow",
        {
            "supply": More.METAL_SUPPLY, "polysilicon": Of.METAL_USE,
            "other": More.METAL_OTHER_USE,
        },
        "kt",
    ),
    "metal_cover": (
        "metal_cover",
        {"stock": Of.METAL_COVER_MONTHS, "contract": More.METAL_CONTRACT_COVER_MONTHS}, "months",
    ),
    "use": (
        "use_part",
        {
            "solar-china": More.USE_SOLAR_CHINA, "solar-outside": More.USE_SOLAR_OUTSIDE,
            "chips-china": More.USE_CHIPS_CHINA, "chips-outside": More.USE_CHIPS_OUTSIDE,
        },
        "kt",
    ),
    "n_type": ("type_side", {"made": More.N_TYPE_OUTPUT, "wanted": More.N_TYPE_USE}, "kt"),
}  # fmt: skip
#: Mark of a price where a province makes or uses nothing.
NOT_SENT = "mark.not_sent"
#: Mass of a year below which nothing is sent on a way [kt].
LEAST_SENT = 0.05
#: Spreads that are told with tax.
SPREADS = Axis("spread", ("type", "granular"))


@dataclass(frozen=True, slots=True, eq=False)
class FurtherArray:
    """One array below ``market.forecast.``, in words of the draft.

    Parameters
    ----------
    name : str
        Name.
    axes : tuple of Axis
        Axes.
    rows : ndarray of float or None
        Values; None where there is no forecast.
    unit, basis : str
        Unit code and written basis.
    inputs : tuple of Cell
        What stands behind it beside the market.
    missing : str
        Mark of a number that is not there.
    """

    name: str
    axes: tuple[Axis, ...]
    rows: Floats | None
    unit: str
    basis: str = ""
    inputs: tuple[Cell, ...] = ()
    missing: str = "mark.outside_model"


def further_arrays(
    evidence: Evidence,
    scenario: MarketScenario,
    year: Axis,
    quantile: Axis,
    found: MarketForecast | None,
    tables: MarketTables | None,
) -> Iterator[FurtherArray]:
    """Further arrays of a forecast.

    Parameters
    ----------
    evidence : Evidence
        Its tables hold wafer regions.
    scenario : MarketScenario
        The scenario of the market.
    year, quantile : Axis
        Axes of tables by year.
    found : MarketForecast or None
        The market; None where there is no forecast.
    tables : MarketTables or None
        What was simulated.

    Yields
    ------
    FurtherArray
        In the order of telling.
    """
    for name, (axis, sides, unit) in SIDES.items():
        rows = None
        if tables is not None:
            rows = np.array([_of(tables, one).T for one in sides.values()])
        yield FurtherArray(name, (Axis(axis, tuple(sides)), year, quantile), rows, unit)
    price = spreads = None
    inputs: tuple[Cell, ...] = ()
    if found is not None and tables is not None:
        price = PER_TONNE * found.basis.in_china(_of(tables, Of.METAL_PRICE)).T
        pair = (_of(tables, one).T for one in (More.TYPE_SPREAD, More.GRANULAR_SPREAD))
        spreads = found.basis.in_china(np.array(list(pair)))
        inputs = tuple(Cell(0.0, (one,)) for one in found.basis.inputs)
    yield FurtherArray("metal_price", (year, quantile), price, "CNY/t", "tax=included", inputs)
    yield FurtherArray("spread", (SPREADS, year, quantile), spreads, "CNY/kg", TAXED, inputs)
    yield from _provinces(evidence, scenario, year, found, tables)


def _of(tables: MarketTables, measure: YearMeasure | FurtherMeasure) -> Floats:
    """Axes quantile, year."""
    held = tables.yearly if isinstance(measure, YearMeasure) else tables.further
    return np.asarray(held[..., measure])


def _provinces(
    evidence: Evidence,
    scenario: MarketScenario,
    year: Axis,
    found: MarketForecast | None,
    tables: MarketTables | None,
) -> Iterator[FurtherArray]:
    """Output, use and prices of the provinces of China; those without a row count as one."""
    known = wafer_regions(evidence, scenario.knowledge)
    if not known:
        return
    region = Axis("region", tuple(known))
    told = None
    if found is not None and tables is not None:
        told = provincial_balance(evidence, scenario.knowledge, found.assembled.model, tables)
    inputs = tuple(Cell(0.0, (one.id,)) for one in known.values())
    made: dict[str, Floats | None] = dict.fromkeys(("output", "use", "works", "gate"))
    if told is not None:
        made = _by_region(told, region.keys)
    for name, key, unit in (
        ("province_output", "output", "kt"), ("province_use", "use", "kt"),
        ("price_at_works", "works", "CNY/kg"), ("price_delivered", "gate", "CNY/kg"),
    ):  # fmt: skip
        basis = "tax=excluded" if unit == "CNY/kg" else ""
        yield FurtherArray(name, (region, year), made[key], unit, basis, inputs, NOT_SENT)
    if told is not None:
        yield from _lanes(told, year, inputs)


def _lanes(told: ProvincialBalance, year: Axis, inputs: tuple[Cell, ...]) -> Iterator[FurtherArray]:
    """Mass and freight of every way from a province to another on which anything is sent."""
    used = [
        (origin, target)
        for origin in range(len(told.producers))
        for target in range(len(told.users))
        if told.flow[:, origin, target].max() > LEAST_SENT
    ]
    if not used:
        return
    names = tuple(f"{told.producers[one]}~{told.users[other]}" for one, other in used)
    lane = Axis("lane", names)
    sent = np.array([np.abs(told.flow[:, one, other]) for one, other in used])
    freight = np.array([told.freight[one, other] for one, other in used])
    yield FurtherArray("lane_mass", (lane, year), sent, "kt", "", inputs)
    yield FurtherArray("lane_freight", (lane,), freight, "CNY/kg", "tax=excluded", inputs)
    gate = np.array([told.delivered_price[:, other] for _, other in used])
    share = freight[:, None] / gate
    yield FurtherArray("lane_freight_share", (lane, year), share, "1", "", inputs)


def _by_region(told: ProvincialBalance, regions: tuple[str, ...]) -> dict[str, Floats | None]:
    """Axes region, year; nothing for output and use where there is none, NaN for prices."""
    years = len(told.output)
    masses = {one: np.zeros((len(regions), years)) for one in ("output", "use")}
    prices = {one: np.full((len(regions), years), np.nan) for one in ("works", "gate")}
    for at, name in enumerate(told.producers):
        place = regions.index(name if name in regions else ELSEWHERE)
        masses["output"][place] += told.output[:, at]
        prices["works"][place] = told.works_price[:, at]
    for at, name in enumerate(told.users):
        masses["use"][regions.index(name)] += told.use[:, at]
        prices["gate"][regions.index(name)] = told.delivered_price[:, at]
    return {**masses, **prices}
