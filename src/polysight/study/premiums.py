"""What one grade of polysilicon earned over another, day by day, from quotes on one basis."""

from __future__ import annotations

import statistics

import numpy as np

from polysight.costing.premium import Days, Premium, premium
from polysight.evidence.observation import Observation
from polysight.study.months import Floats
from polysight.study.view import View

#: A quote of a day or of a week is compared with one of the same day and grain.
GRAINS = ("day", "week")


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
        for averaging in ("week", "point")
    ]
    day, amount, ratio = (
        np.concatenate([getattr(one, name) for one in pairs]) for name in ("day", "amount", "ratio")
    )
    days, first = np.unique(day, return_index=True)
    return Premium(days, amount[first], ratio[first])


def _series(view: View, grade: str, deal: str, averaging: str) -> tuple[Days, Floats]:
    wanted = {"deal": deal, "averaging": averaging, "tax": "included"}
    rows = [
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
    rate = view.named("quotes_vat").value
    by_day: dict[int, list[Observation]] = {}
    for row in rows:
        by_day.setdefault(row.period.end.toordinal(), []).append(row)
    units = view.evidence.units
    prices = [
        statistics.fmean(row.middle * units.factor(row.canonical_unit, "CNY/kg") for row in quotes)
        for quotes in by_day.values()
    ]
    return np.array(list(by_day), dtype=np.int64), np.array(prices, dtype=np.float64) / (1.0 + rate)
