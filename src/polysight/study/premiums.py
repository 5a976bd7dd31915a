"""What one grade of polysilicon earned over another, day by day, from quotes on one basis."""

from __future__ import annotations

import datetime as dt
import statistics
from dataclasses import dataclass

import numpy as np

from polysight.costing.premium import Days, Premium, premium
from polysight.evidence.observation import Observation
from polysight.study.months import Floats
from polysight.study.view import View

#: Grade, and the grade that it is compared with: the price of purity, and that of granules.
PAIRS = (("n-type", "p-type"), ("n-type-granular", "n-type"))
AVERAGINGS = ("week", "point")
#: A quote of a day or of a week is compared with one of the same day and grain.
GRAINS = ("day", "week")


@dataclass(frozen=True, slots=True)
class PremiumYear:
    """Premium of a grade over another in one year.

    Parameters
    ----------
    grade, other : str
        Grade codes.
    year : int
        The year.
    days : int
        Days on which both were quoted on one basis.
    first, last : datetime.date
        First and last of them.
    low, median, high : float
        Lowest, median and highest of the days [CNY/kg] without value-added tax; a discount is
        negative.
    ratio : float
        Median of the price of the grade over that of the other [1].
    inputs : tuple of str
        Ids of the quotes of both on these days.
    """

    grade: str
    other: str
    year: int
    days: int
    first: dt.date
    last: dt.date
    low: float
    median: float
    high: float
    ratio: float
    inputs: tuple[str, ...]


def premium_years(view: View, grade: str, other: str) -> tuple[PremiumYear, ...]:
    """Premium of a grade over another, year by year.

    Parameters
    ----------
    view : View
        The evidence.
    grade, other : str
        Grade codes.

    Returns
    -------
    tuple of PremiumYear
        From the earliest year on; a year without a common day is left out.
    """
    found = grade_premium(view, grade, other)
    if not found.day.size:
        return ()
    dates = [dt.date.fromordinal(int(one)) for one in found.day]
    rows = [
        row for name in (grade, other) for one in AVERAGINGS
        for row in _quotes(view, name, "spot", one)
    ]  # fmt: skip
    told = []
    for year in sorted({one.year for one in dates}):
        held = found.within(dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal())
        days = set(held.day.tolist())
        low, middle, high = (float(one) for one in np.quantile(held.amount, (0.0, 0.5, 1.0)))
        told.append(
            PremiumYear(
                grade, other, year, len(days),
                dt.date.fromordinal(int(held.day[0])),
                dt.date.fromordinal(int(held.day[-1])),
                low, middle, high, float(np.median(held.ratio)),
                tuple(row.id for row in rows if row.period.end.toordinal() in days),
            )
        )  # fmt: skip
    return tuple(told)


def grade_premium(view: View, grade: str, other: str, *, deal: str = "spot") -> Premium:
    """Premium of a grade over another, without value-added tax.

    Parameters
    ----------
    view : View
        The evidence.
    grade, other : str
        Grade codes, for example ``n-type-granular`` and ``n-type``.
    deal : str
        Kind of deal of both.

    Returns
    -------
    Premium
        CNY/kg on days (ordinals of the proleptic calendar) on which both were quoted on the
        same averaging and tax; several quotes of a day count as their mean. There may be none.
    """
    pairs = [
        premium(*_series(view, grade, deal, averaging), *_series(view, other, deal, averaging))
        for averaging in AVERAGINGS
    ]
    day, amount, ratio = (
        np.concatenate([getattr(one, name) for one in pairs]) for name in ("day", "amount", "ratio")
    )
    days, first = np.unique(day, return_index=True)
    return Premium(days, amount[first], ratio[first])


def _quotes(view: View, grade: str, deal: str, averaging: str) -> list[Observation]:
    wanted = {"deal": deal, "averaging": averaging, "tax": "included"}
    return [
        row
        for row in view.facts(
            "price",
            product="polysilicon",
            grade=grade,
            geography=view.scenario.scope.country,
        )
        if row.period.grain in GRAINS
        and not row.company
        and row.canonical_unit.startswith("CNY")
        and all(row.basis.get(name) == code for name, code in wanted.items())
    ]


def _series(view: View, grade: str, deal: str, averaging: str) -> tuple[Days, Floats]:
    rate = view.named("quotes_vat").value
    by_day: dict[int, list[Observation]] = {}
    for row in _quotes(view, grade, deal, averaging):
        by_day.setdefault(row.period.end.toordinal(), []).append(row)
    units = view.evidence.units
    prices = [
        statistics.fmean(row.middle * units.factor(row.canonical_unit, "CNY/kg") for row in quotes)
        for quotes in by_day.values()
    ]
    return np.array(list(by_day), dtype=np.int64), np.array(prices, dtype=np.float64) / (1.0 + rate)
