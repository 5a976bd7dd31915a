"""Averages of quotes on one basis, by month first so that a month with many quotes weighs once."""

from __future__ import annotations

import statistics

from polysight.evidence.basis import require_alike
from polysight.evidence.choice import choice
from polysight.evidence.conversion import without_vat
from polysight.evidence.observation import Observation
from polysight.periods import Period
from polysight.study.draft import Cell, combined, unknown
from polysight.study.scenario import PriceSeries
from polysight.study.view import View, cell_of

CASES = ("low", "central", "high")
AVERAGE = "operation.average"


def quotes(view: View, series: PriceSeries, span: Period) -> list[Observation]:
    """Quotes of a series inside a stretch of time.

    Parameters
    ----------
    view : View
        The evidence.
    series : PriceSeries
        Which quotes.
    span : Period
        The stretch of time.

    Returns
    -------
    list of Observation
        Rows on the basis of the series; rows that repeat another one are left out.
    """
    basis = {"averaging": series.averaging, "deal": series.deal, "tax": series.tax}
    rows = [
        row
        for quantity in ("price", "input_price")
        for row in view.facts(
            quantity, product=series.product, geography=series.geography, grade=series.grade
        )
        if span.contains(row.period)
        and not row.company
        and not row.site
        and all(row.basis.get(name) == code for name, code in basis.items())
    ]
    ids = {row.id for row in rows}
    return [row for row in rows if row.same_value_as not in ids]


def average_price(view: View, series: PriceSeries, span: Period) -> dict[str, Cell]:
    """Mean of the monthly means of a series, with the lowest and highest month.

    Parameters
    ----------
    view : View
        The evidence.
    series : PriceSeries
        Which quotes.
    span : Period
        The stretch of time; months without a quote are not filled, and the cells say so.

    Returns
    -------
    dict of str to Cell
        Low, central and high in the canonical unit, without value-added tax. Quotes that do not
        state their tax are taken as the setting ``quotes_vat`` says.
    """
    rows = quotes(view, series, span)
    if not rows:
        return dict.fromkeys(CASES, unknown("mark.no_row"))
    require_alike([row.comparability.replaced("tax", "excluded") for row in rows], AVERAGE)
    months: dict[str, list[Cell]] = {}
    for row in rows:
        months.setdefault(row.period.text[:7], []).append(_without_vat(view, row))
    means = [statistics.fmean(cell.value for cell in month) for month in months.values()]
    every = [cell for month in months.values() for cell in month]
    length = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    marks = ("mark.months_missing",) if len(months) < length else ()
    values = (min(means), statistics.fmean(means), max(means))
    return {case: combined(value, every, *marks) for case, value in zip(CASES, values, strict=True)}


def _without_vat(view: View, row: Observation) -> Cell:
    number = choice([row]).estimate()
    if row.basis.get("tax") != "unstated":
        return cell_of(without_vat(number, view.evidence))
    rate = view.named("quotes_vat")
    return combined(number.value / (1 + rate.value), (cell_of(number), rate))
