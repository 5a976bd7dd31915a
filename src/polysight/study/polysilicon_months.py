"""The price of polysilicon in China by month, for paths that the past has taken.

A month takes the spot quotes of the first grade in the order of preference that has any: days
and weeks, else what was quoted for the month. Grades follow one another as the market did: mono
grades before n-type was quoted. Prices lose their value-added tax at the rate of their day.
"""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.choice import choice
from polysight.evidence.conversion import without_vat
from polysight.evidence.observation import Observation
from polysight.study.months import months_between
from polysight.study.view import View

Floats = NDArray[np.float64]

#: Grades by preference, and the place and currency of the quotes.
GRADES = ("n-type", "mono-recharge", "mono", "mono-dense", "p-type")
PLACE, CURRENCY = "CN", "CNY/"
SHORT, LONG = ("day", "week"), ("month",)
#: Quotes of the ends of a stretch are not its level.
ENDS = ("period-low", "period-high")


@dataclass(frozen=True, slots=True)
class MonthlyPrices:
    """Monthly prices with what they rest on.

    Parameters
    ----------
    months : tuple of str
        Months, as ``2025-01``.
    price_cny_per_kg : ndarray of float
        Axis month; without value-added tax.
    quoted : ndarray of bool
        Axis month; false where the price lies on a line between its neighbours.
    grades : tuple of str
        Grades that were used, in the order of time.
    inputs : tuple of str
        Ids of the rows.
    """

    months: tuple[str, ...]
    price_cny_per_kg: Floats
    quoted: NDArray[np.bool_]
    grades: tuple[str, ...]
    inputs: tuple[str, ...]

    @property
    def years(self) -> Floats:
        """Time of each month.

        Returns
        -------
        ndarray of float
            Axis month; calendar years, at the middle of the month.
        """
        return np.array([int(one[:4]) + (int(one[5:]) - 0.5) / 12.0 for one in self.months])


def polysilicon_months(view: View, first: str, last: str) -> MonthlyPrices:
    """Quoted prices of a stretch of months; months without a quote are left out.

    Parameters
    ----------
    view : View
        The evidence.
    first, last : str
        First and last month.

    Returns
    -------
    MonthlyPrices
        Months with quotes.
    """
    rows = [
        row
        for row in view.facts("price", product="polysilicon", geography=PLACE)
        if row.grade in GRADES
        and row.basis.get("deal") == "spot"
        and row.basis.get("averaging") not in ENDS
        and row.canonical_unit.startswith(CURRENCY)
        and not row.company
        and row.period.grain in (*SHORT, *LONG)
    ]
    by_month: dict[str, list[Observation]] = {}
    for row in rows:
        by_month.setdefault(row.period.start.isoformat()[:7], []).append(row)
    told = [
        (month, *_level(by_month[month], view))
        for month in months_between(first, last)
        if month in by_month
    ]
    return MonthlyPrices(
        tuple(one[0] for one in told),
        np.array([one[1] for one in told], dtype=np.float64),
        np.ones(len(told), dtype=np.bool_),
        tuple(dict.fromkeys(one[2] for one in told)),
        tuple(name for one in told for name in one[3]),
    )


def every_month(prices: MonthlyPrices, first: str, last: str) -> MonthlyPrices:
    """Prices of all months, those without a quote on the line between their neighbours.

    Parameters
    ----------
    prices : MonthlyPrices
        Quoted months, at least one.
    first, last : str
        First and last month; outside the quotes the nearest one holds.

    Returns
    -------
    MonthlyPrices
        All months; the line is one of logarithms.
    """
    months = months_between(first, last)
    places = {month: place for place, month in enumerate(months)}
    known = [places[month] for month in prices.months if month in places]
    logs = [
        math.log(price)
        for month, price in zip(prices.months, prices.price_cny_per_kg, strict=True)
        if month in places
    ]
    filled = np.exp(np.interp(np.arange(len(months)), known, logs))
    quoted = np.array([month in prices.months for month in months])
    return MonthlyPrices(months, filled, quoted, prices.grades, prices.inputs)


def _level(rows: list[Observation], view: View) -> tuple[float, str, tuple[str, ...]]:
    """Price of a month, its grade and its rows."""
    for grade in GRADES:
        own = [row for row in rows if row.grade == grade]
        short = [row for row in own if row.period.grain in SHORT] or own
        ids = {row.id for row in short}
        kept = [row for row in short if row.same_value_as not in ids]
        if kept:
            plain = [without_vat(choice([row]).estimate(), view.evidence) for row in kept]
            return (
                statistics.fmean(one.value for one in plain),
                grade,
                tuple(row.id for row in kept),
            )
    return math.nan, "", ()
