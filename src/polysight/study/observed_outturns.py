"""What came true of the market: observed months, quarters and years, none of them interpolated."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from polysight.market.series import Series
from polysight.study.history_amounts import (
    capacity_readings,
    imports_readings,
    output_readings,
    stock_readings,
)
from polysight.study.history_prices import metal_readings, price_readings
from polysight.study.history_reading import HistoryReading, Shape
from polysight.study.history_terms import HistoryTerms
from polysight.study.market_readings import PARTS, MarketReading, MarketVariable
from polysight.study.view import View

#: Share of the error of a quote that all quotes of a month have in common.
COMMON = 0.5
#: Series of a price of the whole world.
WORLD = (Series.PRICE_CHINA, Series.PRICE_OUTSIDE)
OBSERVED, BOUNDS = "observed", ("over", "under")
#: Variables that are sums or levels of series, by their series.
_BY_PARTS = {
    parts: variable
    for variable, parts in PARTS.items()
    if variable is not MarketVariable.UTILISATION_CHINA
}


def observed_outturns(view: View) -> tuple[MarketReading, ...]:
    """Readings of the market that were observed, one for each variable and stretch of months.

    Parameters
    ----------
    view : View
        The evidence; only what could be known on its day.

    Returns
    -------
    tuple of MarketReading
        Sorted by variable and months. Several numbers of one stretch are pooled by their errors; a
        part of the error is common to them and does not shrink. Prices are those of single months,
        and of quarters where a company reports them; a price of the world counts for China, with
        the distance that prices of both places had, while the world was one market. Estimates,
        bounds, schedules and shares are left out.
    """
    terms = HistoryTerms(view.evidence)
    groups = (
        price_readings, metal_readings, output_readings, imports_readings, stock_readings,
        capacity_readings,
    )  # fmt: skip
    pooled: dict[tuple[MarketVariable, int, int], list[HistoryReading]] = {}
    for one in (reading for group in groups for reading in group(view, terms)):
        told = _in_china(one, terms) if one.series == WORLD else one
        variable = _BY_PARTS.get(told.series)
        if variable is not None and not told.whole and _observed(told, view):
            pooled.setdefault((variable, told.first, told.last), []).append(told)
    return tuple(_pooled(*key, rows) for key, rows in sorted(pooled.items()))


def capacity_in_use(readings: Iterable[MarketReading]) -> tuple[MarketReading, ...]:
    """Utilisation in years with an output and both year-end capacities.

    Parameters
    ----------
    readings : iterable of MarketReading
        Outturns.

    Returns
    -------
    tuple of MarketReading
        Output over the mean of the nameplates at both ends of the year.
    """
    told = list(readings)
    ends = {one.last: one for one in told if one.variable is MarketVariable.CAPACITY_CHINA}
    found = []
    for one in told:
        before, after = ends.get(one.first - 1), ends.get(one.last)
        whole = one.last - one.first == 11
        if one.variable is MarketVariable.OUTPUT_CHINA and whole and before and after:
            mean = (math.exp(before.logarithm) + math.exp(after.logarithm)) / 2.0
            error = math.hypot(before.deviation, after.deviation) / 2.0
            found.append(
                MarketReading(
                    MarketVariable.UTILISATION_CHINA,
                    one.first,
                    one.last,
                    one.logarithm + math.log(12.0 / mean),
                    math.hypot(error, one.deviation),
                    max(one.known, before.known, after.known),
                    (*one.rows, *before.rows, *after.rows),
                )
            )
    return tuple(found)


def _in_china(one: HistoryReading, terms: HistoryTerms) -> HistoryReading:
    """A month of the price of the world as one of China, while the world was one market."""
    if one.first != one.last or one.last > terms("one_market_until"):
        return one
    error = math.hypot(one.deviation, terms("one_market_error"))
    return replace(one, series=(Series.PRICE_CHINA,), deviation=error)


def _observed(one: HistoryReading, view: View) -> bool:
    row = view.references.observations[one.inputs[0]]
    return row.kind == OBSERVED and row.qualifier not in BOUNDS


def _pooled(
    variable: MarketVariable, first: int, last: int, rows: Sequence[HistoryReading]
) -> MarketReading:
    weights = [one.deviation**-2.0 for one in rows]
    middle = math.fsum(w * one.logarithm for w, one in zip(weights, rows, strict=True))
    middle /= math.fsum(weights)
    alone = math.fsum(weights) ** -0.5
    common = COMMON * min(one.deviation for one in rows) if len(rows) > 1 else 0.0
    months = last - first + 1 if rows[0].shape is Shape.SUM else 1
    return MarketReading(
        variable, first, last, middle - math.log(months), math.hypot(alone, common),
        max(one.known for one in rows).isoformat(),
        tuple(dict.fromkeys(name for one in rows for name in one.inputs)),
    )  # fmt: skip
