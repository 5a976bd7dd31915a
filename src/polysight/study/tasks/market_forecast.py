"""Where the market may go: quantiles of a simulated ensemble, by year and by month.

Every number cites how many rows stand behind the past, the drivers, the plants and the behaviour of
the market, each of which cites them, and is marked as simulated. A study whose day of knowledge is
before that of the scenario of the market has no forecast.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.axes import Axis
from polysight.market.series import Series
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.history_reading import month_number
from polysight.study.log_paths import SeriesEstimate
from polysight.study.market_forecast import MarketForecast, market_forecast
from polysight.study.market_scenario import MarketScenario
from polysight.study.market_scenario_file import market_scenario, sized
from polysight.study.market_tables import MarketTables, market_tables
from polysight.study.market_years import PROBABILITIES, YearMeasure
from polysight.study.months import months_between
from polysight.study.quotes import CASES
from polysight.study.references import SCENARIO
from polysight.study.result import Assumption
from polysight.study.tasks.market_further import further_arrays
from polysight.study.tasks.market_shares import (
    Limits,
    group_axes,
    joint_arrays,
    share_arrays,
)
from polysight.study.view import View

Floats = NDArray[np.float64]

QUANTILE = Axis("quantile", tuple(f"p{100 * one:g}" for one in PROBABILITIES))
MARKET = Axis("market", ("CN", "XCN"))
CASE, BOUND = Axis("case", CASES), Axis("bound", ("low", "high"))
COST = Axis("cost", ("median", "marginal"))
#: What a forecast rests on, as its rows are counted.
PART = Axis("part", ("past", "drivers", "plants", "behaviour"))
PARAMETERS, DRAWS = "market_parameters", "market.draws"
#: Months of the past that are told, and normal quantile of the ends of a ninety per cent interval.
PAST_MONTHS, NORMAL = 36, 1.645
WITHOUT_TAX, WITH_TAX = "deal=spot;tax=excluded", "deal=spot;tax=included"
YEAR_END = "measure=nameplate;timing=year-end"
SIMULATED, PART_OF_YEAR, LATER = "mark.simulated", "mark.part_of_year", "mark.market_later"
OUTSIDE = "mark.outside_model"
#: Limits of the light of utilisation: their setting, and which of them mean glut and shortage.
UTILISATION, GLUT, SHORTAGE = "utilisation-year-end", 1, 2
Of = YearMeasure


@dataclass(frozen=True, slots=True)
class _Measured:
    """Measures of the tables by year that stand in one array.

    Parameters
    ----------
    measures : tuple of YearMeasure
        One for each key of ``axis``.
    unit, basis : str
        Unit code and written basis.
    axis : Axis or None
        First axis; None for a single measure.
    flow : bool
        Whether a year of which only some months are simulated is told from these months.
    """

    measures: tuple[YearMeasure, ...]
    unit: str
    basis: str = ""
    axis: Axis | None = None
    flow: bool = False


#: Arrays below ``market.forecast.``
MEASURED = {
    "price": _Measured(
        (Of.PRICE_CHINA, Of.PRICE_OUTSIDE), "CNY/kg", WITHOUT_TAX, MARKET, flow=True,
    ),
    "output": _Measured((Of.OUTPUT_CHINA, Of.OUTPUT_OUTSIDE), "kt", "", MARKET, flow=True),
    "capacity": _Measured((Of.CAPACITY_CHINA, Of.CAPACITY_OUTSIDE), "kt/a", YEAR_END, MARKET),
    "utilisation": _Measured(
        (Of.UTILISATION_YEAR_END, Of.UTILISATION_MEAN), "1", "",
        Axis("denominator", ("year-end", "mean")), flow=True,
    ),
    "stock": _Measured(
        (
            Of.STOCK_PRODUCERS, Of.STOCK_PRODUCERS_AND_FUTURES, Of.STOCK_INDUSTRY,
            Of.STOCK_WHOLE_CHAIN,
        ),
        "kt", "timing=year-end",
        Axis("coverage", ("producers", "producers-and-futures", "industry", "whole-chain")),
    ),
    "imports": _Measured((Of.IMPORTS,), "kt", flow=True),
    "demand": _Measured((Of.USE_CHINA,), "kt", flow=True),
    "demand_world": _Measured((Of.USE_WORLD,), "kt", flow=True),
    "module_demand": _Measured((Of.MODULE_DEMAND,), "GW", flow=True),
    "revenue": _Measured((Of.REVENUE_CHINA,), "GCNY", WITHOUT_TAX, flow=True),
    "margin": _Measured((Of.PRODUCER_MARGIN,), "CNY/kg", "tax=excluded", flow=True),
    "margin_share": _Measured((Of.MARGIN_SHARE,), "1", flow=True),
    "world_share": _Measured((Of.WORLD_SHARE_CHINA,), "1", flow=True),
    "started": _Measured((Of.CAPACITY_STARTED,), "kt/a", "measure=nameplate", flow=True),
}  # fmt: skip
#: Arrays by month and the series that they tell: unit and basis.
MONTHLY = {
    "price": (Series.PRICE_CHINA, "CNY/kg", WITHOUT_TAX),
    "output": (Series.OUTPUT_CHINA, "kt", ""),
}


def add_forecast(view: View, draft: Draft) -> None:
    """Add quantiles of the simulated market.

    Parameters
    ----------
    view : View
        The evidence; its scenario names that of the market.
    draft : Draft
        The result so far.
    """
    asked = view.scenario.market
    scenario = sized(market_scenario(asked.file, view.evidence), asked.draws, None)
    reason, draws = asked.reason, float(asked.draws)
    draft.assumptions.append(Assumption(DRAWS, draws, "count", reason.en, reason.zh))
    later = view.as_of is not None and view.as_of < scenario.knowledge
    found = None if later else market_forecast(view.evidence, scenario)
    _Writing(view, draft, scenario, found).write()


class _Writing:
    """Arrays of a forecast, or the same arrays without a number."""

    def __init__(
        self, view: View, draft: Draft, scenario: MarketScenario, found: MarketForecast | None
    ) -> None:
        """See the class."""
        self.view, self.draft, self.scenario, self.found = view, draft, scenario, found
        self.tables = market_tables(found.assembled.model, found.ensemble) if found else None
        first, last = scenario.origin, scenario.last_month
        self.origin = month_number(first)
        year, month = divmod(self.origin + 1, 12)
        self.month = Axis("month", months_between(f"{year:04d}-{month + 1:02d}", last))
        years = range(year, int(last[:4]) + 1)
        self.year = Axis("year", tuple(str(one) for one in years))
        self.whole = tuple(
            sum(key.startswith(year) for key in self.month.keys) == 12 for year in self.year.keys
        )

    def write(self) -> None:
        """Add everything."""
        tables, known = self.tables, self._foundation()
        for name, one in MEASURED.items():
            self._measured(name, one, None if tables is None else tables.yearly, known)
        self._published(tables, known)
        # Axes quantile, year, (opened, closed); those of China, as the other lines.
        closed = None if tables is None else tables.turnover[..., 1].T
        self._add(
            "closed", (self.year, QUANTILE), closed, "kt/a", "measure=nameplate", known, flow=True
        )
        self._concentration(tables, known)
        self._under_cost(tables, known)
        for name, (series, unit, basis) in MONTHLY.items():
            rows = None if tables is None else tables.monthly[:, :, series].T
            self._add(f"monthly_{name}", (self.month, QUANTILE), rows, unit, basis, known)
            self._past(name, series, unit, basis)
        evidence, flows = self.view.evidence, ("kt", "CNY/kg", "CNY/t")
        further = further_arrays(evidence, self.scenario, self.year, QUANTILE, self.found, tables)
        parts = share_arrays(self.year, QUANTILE, tables, group_axes(tables))
        joint = joint_arrays(self.year, tables, self._limits())
        for each in (*further, *parts, *joint):
            self._add(
                each.name, each.axes, each.rows, each.unit, each.basis, [*known, *each.inputs],
                flow=each.unit in flows and self.year in each.axes, missing=each.missing,
            )  # fmt: skip

    def _foundation(self) -> list[Cell]:
        """Rows behind the forecast, counted, and the number of its draws."""
        name, found = "market.forecast.rows", self.found
        if found is None:
            self.draft.add(name, (PART,), [unknown(LATER)] * len(PART.keys), "count")
            self.draft.add("market.forecast.draws", (), [unknown(LATER)], "count")
            return []
        assembled = found.assembled
        behaviour = (row.cells["id"] for row in found.evidence.tables[PARAMETERS])
        parts = (
            assembled.history.inputs,
            assembled.drivers.inputs,
            assembled.plants.inputs,
            behaviour,
        )
        cells = [_counted(one) for one in parts]
        self.draft.add(name, (PART,), cells, "count")
        draws = Cell(float(found.scenario.draws), (f"{SCENARIO}{DRAWS}",))
        self.draft.add("market.forecast.draws", (), [draws], "count")
        known = [self.draft.cell(name, key) for key in PART.keys]
        return [*known, self.draft.cell("market.forecast.draws")]

    def _measured(
        self, name: str, one: _Measured, yearly: Floats | None, known: list[Cell]
    ) -> None:
        places = [int(measure) for measure in one.measures]
        # Axes quantile, year, measure become measure, year, quantile.
        rows = None if yearly is None else yearly[:, :, places].T
        axes = (self.year, QUANTILE) if one.axis is None else (one.axis, self.year, QUANTILE)
        self._add(name, axes, rows, one.unit, one.basis, known, flow=one.flow)

    def _published(self, tables: MarketTables | None, known: list[Cell]) -> None:
        """Prices as they are quoted: with tax in China, in dollars outside."""
        axes, found = (self.year, QUANTILE), self.found
        taxed = dollars = None
        if tables is not None and found is not None:
            taxed = found.basis.in_china(tables.yearly[:, :, Of.PRICE_CHINA]).T
            dollars = found.basis.outside(tables.yearly[:, :, Of.PRICE_OUTSIDE]).T
            known = [*known, *(Cell(0.0, (one,)) for one in found.basis.inputs)]
        self._add("price_taxed", axes, taxed, "CNY/kg", WITH_TAX, known, flow=True)
        self._add("price_dollar", axes, dollars, "USD/kg", WITHOUT_TAX, known, flow=True)

    def _concentration(self, tables: MarketTables | None, known: list[Cell]) -> None:
        """Five largest owners and index by capacity, with their bounds."""
        told = None if tables is None else tables.concentration
        rows = {
            "cr5": None if told is None else told.capacity_ratio,
            "hhi": None if told is None else told.capacity_index,
        }
        for name, one in rows.items():
            turned = None if one is None else one.T
            self._add(name, (BOUND, self.year, QUANTILE), turned, "1", "", known)

    def _under_cost(self, tables: MarketTables | None, known: list[Cell]) -> None:
        """Chance that the mean price of a year is under a cash cost of China's plants."""
        rows = None
        if tables is not None:
            years = tables.years
            price = years.of(Of.PRICE_CHINA)
            costs = (years.of(one) for one in (Of.MEDIAN_COST_CHINA, Of.MARGINAL_COST_CHINA))
            rows = np.array([np.mean(price < one, axis=0) for one in costs])
        self._add("under_cost", (COST, self.year), rows, "1", "", known, flow=True)

    def _limits(self) -> Limits:
        """Utilisation below which a year is one of glut, and above which of shortage."""
        stated = self.view.scenario.thresholds[UTILISATION]
        idle, tight = (
            self.view.setting(f"thresholds.{UTILISATION}.{place}", stated[place], "1")
            for place in (GLUT, SHORTAGE)
        )
        return Limits(idle, tight)

    def _past(self, name: str, series: Series, unit: str, basis: str) -> None:
        """Estimates of the months before the first simulated one."""
        first, last = self.origin - PAST_MONTHS + 1, self.origin
        names = (f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(first, last + 1))
        axes = (Axis("month", tuple(names)), CASE)
        rows, known = None, []
        if self.found is not None:
            rows = _ends(self.found.assembled.history.of(series), first, last)
            known = [self.draft.cell("market.forecast.rows", "past")]
        self._add(f"past_{name}", axes, rows, unit, basis, known, mark="mark.estimated_past")

    def _add(
        self,
        name: str,
        axes: tuple[Axis, ...],
        rows: Floats | None,
        unit: str,
        basis: str,
        known: Sequence[Cell],
        *,
        flow: bool = False,
        mark: str = SIMULATED,
        missing: str = OUTSIDE,
    ) -> None:
        shape = tuple(len(axis.keys) for axis in axes)
        full = f"market.forecast.{name}"
        if rows is None:
            cells = [unknown(LATER)] * math.prod(shape)
        else:
            marks = np.broadcast_to(self._marks(axes, mark, flow=flow), shape).ravel()
            values = np.asarray(rows).reshape(shape).ravel()
            cells = [
                _cell(float(value), known, mark, missing, part=bool(part))
                for value, part in zip(values, marks, strict=True)
            ]
        self.draft.add(full, axes, cells, unit, basis=basis)

    def _marks(self, axes: tuple[Axis, ...], mark: str, *, flow: bool) -> NDArray[np.bool_]:
        """Where a number is that of some months of its year only."""
        if not flow or mark != SIMULATED:
            return np.zeros((1,) * len(axes), dtype=bool)
        place = next(at for at, axis in enumerate(axes) if axis is self.year)
        shape = [1] * len(axes)
        shape[place] = len(self.year.keys)
        return np.logical_not(self.whole).reshape(shape)


def _cell(value: float, known: Sequence[Cell], mark: str, missing: str, *, part: bool) -> Cell:
    if math.isnan(value):
        return unknown(missing, *known)
    return combined(value, known, mark, *((PART_OF_YEAR,) if part else ()))


def _counted(ids: Iterable[str]) -> Cell:
    """Number of rows, citing them; settings of another study are no rows."""
    rows = tuple(dict.fromkeys(one for one in ids if not one.startswith(SCENARIO)))
    return Cell(float(len(rows)), rows)


def _ends(estimate: SeriesEstimate, first: int, last: int) -> Floats:
    """Axes month, case: central estimate and ninety per cent interval; NaN before the first."""
    found = np.full((last - first + 1, len(CASES)), np.nan)
    begin = max(first, estimate.first)
    own = slice(begin - estimate.first, last - estimate.first + 1)
    middle, deviation = estimate.logarithm[own], estimate.deviation[own]
    ends = [np.exp(middle + sign * NORMAL * deviation) for sign in (-1.0, 0.0, 1.0)]
    found[begin - first :] = np.array(ends).T
    return found
