"""Averages of quotes on one basis, by month first so that a month with many quotes weighs once.

Quotes of a day or a week make the mean of their month; where a month has none, a published mean
of that month stands in. Longer periods never do, and a month without either stays empty.
"""

from __future__ import annotations

import statistics

from polysight.evidence.basis import require_alike
from polysight.evidence.choice import choice
from polysight.evidence.conversion import without_vat
from polysight.evidence.observation import Observation
from polysight.periods import Period
from polysight.study.draft import OWN, Cell, combined, unknown
from polysight.study.scenario import PriceSeries
from polysight.study.view import View, cell_of

CASES = ("low", "central", "high")
AVERAGE = "operation.average"
#: Periods that a quote of a day or a week may have.
SHORT = ("day", "week")
MONTH = "month"


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
        Rows on the basis of the series about a day or a week, and published means of the months
        that have no such row; rows that repeat another one are left out.
    """
    basis = {"deal": series.deal, "tax": series.tax}
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
    short = [row for row in rows if _is(row, series.averaging, SHORT)]
    quoted = {_month(row) for row in short}
    means = [row for row in rows if _is(row, MONTH, (MONTH,)) and _month(row) not in quoted]
    kept = [*short, *means]
    ids = {row.id for row in kept}
    return [row for row in kept if row.same_value_as not in ids]


def _is(row: Observation, averaging: str, grains: tuple[str, ...]) -> bool:
    return row.basis.get("averaging") == averaging and row.period.grain in grains


def _month(row: Observation) -> tuple[int, int]:
    return row.period.start.year, row.period.start.month


def average_price(view: View, series: PriceSeries, span: Period) -> dict[str, Cell]:
    """Mean of the monthly means of a series, with the lowest and highest month.

    Parameters
    ----------
    view : View
        The evidence.
    series : PriceSeries
        Which quotes.
    span : Period
        The stretch of time; months without a quote are not filled, and the cells name them.

    Returns
    -------
    dict of str to Cell
        Low, central and high in the canonical unit, without value-added tax. Quotes that do not
        state their tax are taken as the setting ``quotes_vat`` says.
    """
    rows = quotes(view, series, span)
    if not rows:
        return dict.fromkeys(CASES, unknown("mark.no_row"))
    alike = (row.comparability.replaced("tax", "excluded") for row in rows)
    require_alike([one.replaced("averaging", series.averaging) for one in alike], AVERAGE)
    months: dict[tuple[int, int], list[Cell]] = {}
    for row in rows:
        months.setdefault(_month(row), []).append(_without_vat(view, row))
    means = [statistics.fmean(cell.value for cell in month) for month in months.values()]
    every = [cell for month in months.values() for cell in month]
    marks = _told(span, set(months))
    if any(row.period.grain == MONTH for row in rows):
        marks.append("mark.month_mean")
    values = (min(means), statistics.fmean(means), max(means))
    return {case: combined(value, every, *marks) for case, value in zip(CASES, values, strict=True)}


def _told(span: Period, quoted: set[tuple[int, int]]) -> list[str]:
    """One mark for missing months at all, and one that names each of them."""
    first = span.start.year * 12 + span.start.month - 1
    last = span.end.year * 12 + span.end.month - 1
    every = [(place // 12, place % 12 + 1) for place in range(first, last + 1)]
    names = [f"{OWN}{month:02d}" for year, month in every if (year, month) not in quoted]
    return ["mark.months_missing", *dict.fromkeys(names)] if names else []


def _without_vat(view: View, row: Observation) -> Cell:
    number = choice([row]).estimate()
    if row.basis.get("tax") != "unstated":
        return cell_of(without_vat(number, view.evidence))
    rate = view.named("quotes_vat")
    return combined(number.value / (1 + rate.value), (cell_of(number), rate))
