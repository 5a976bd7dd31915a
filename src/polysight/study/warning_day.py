"""What a day knew, worked out once for all indicators."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.market.series import Series
from polysight.study.history_reading import month_number
from polysight.study.history_terms import HistoryTerms
from polysight.study.log_paths import SeriesEstimate
from polysight.study.market_case import market_view
from polysight.study.market_history import FIRST, MarketHistory, market_history
from polysight.study.market_quote import last_read
from polysight.study.market_terms import Terms, evidence_on, terms
from polysight.study.view import View
from polysight.study.warning_costs import CostDay, last_day
from polysight.study.warning_use import UseOutlook, use_outlook

Floats = NDArray[np.float64]

#: Months of the past that are estimated: what is older no longer moves what is read here.
LOOKED_BACK = 120


@dataclass(frozen=True, slots=True, eq=False)
class KnownDay:
    """Evidence and estimates of a day.

    Parameters
    ----------
    day : datetime.date
        Day of knowledge, the end of a month.
    month : int
        Its month, since January of year 0.
    view : View
        Evidence as the day knew it.
    told : Evidence
        The same with the tables cut.
    history : MarketHistory
        Past of the market as the day knew it.
    terms : Terms
        Assumptions about plants.
    numbers : HistoryTerms
        Errors and other numbers of method.
    use : UseOutlook or None
        Use and expected demand; None where too little was known.
    costs : tuple of CostDay
        Costs of quarter ends up to the day, each as it was known then, the newest last.
    """

    day: dt.date
    month: int
    view: View
    told: Evidence
    history: MarketHistory
    terms: Terms
    numbers: HistoryTerms
    use: UseOutlook | None
    costs: tuple[CostDay, ...]

    def series(self, series: Series) -> KnownSeries:
        """A monthly series up to the newest month that was told.

        Parameters
        ----------
        series : Series
            Which.

        Returns
        -------
        KnownSeries
            The series.
        """
        return KnownSeries(self.history.of(series), last_read(self.history, series))

    def good(self, deviation: float) -> bool:
        """Whether a logarithm was known well enough to be shown.

        Parameters
        ----------
        deviation : float
            Its standard deviation.

        Returns
        -------
        bool
            True up to the ``usable_error`` of ``market_history_terms``.
        """
        return deviation <= self.numbers("usable_error")


@dataclass(frozen=True, slots=True, eq=False)
class KnownSeries:
    """A series as a day knew it.

    Parameters
    ----------
    estimate : SeriesEstimate
        Path and readings.
    newest : int or None
        Newest month that a reading tells; None without readings.
    """

    estimate: SeriesEstimate
    newest: int | None

    def log(self, first: int, last: int) -> Floats:
        """Logarithms of months.

        Parameters
        ----------
        first, last : int
            Months since January of year 0, both counted; cut to those that are estimated.

        Returns
        -------
        ndarray of float
            Axis month.
        """
        start = max(first, self.estimate.first) - self.estimate.first
        return self.estimate.logarithm[start : last + 1 - self.estimate.first]

    def deviation(self, first: int, last: int) -> float:
        """Standard deviation of the logarithm of a sum over months.

        Parameters
        ----------
        first, last : int
            Months since January of year 0, both counted.

        Returns
        -------
        float
            Mean over the months: as if their errors were one, which is the most it can be.
        """
        start = max(first, self.estimate.first) - self.estimate.first
        return float(self.estimate.deviation[start : last + 1 - self.estimate.first].mean())

    def total(self, first: int, last: int) -> float:
        """Sum over months.

        Parameters
        ----------
        first, last : int
            Months since January of year 0, both counted.

        Returns
        -------
        float
            In the unit of the series; not a number where a month lies before the first one.
        """
        if first < self.estimate.first:
            return math.nan
        return float(np.exp(self.log(first, last)).sum())

    def rows(self, first: int, last: int) -> tuple[str, ...]:
        """Rows that speak of months.

        Parameters
        ----------
        first, last : int
            Months since January of year 0, both counted.

        Returns
        -------
        tuple of str
            Ids.
        """
        told = (one for one in self.estimate.readings if one.last >= first and one.first <= last)
        return tuple(dict.fromkeys(name for one in told for name in one.inputs))


def known_day(evidence: Evidence, day: dt.date, costs: Sequence[CostDay]) -> KnownDay:
    """What a day knew.

    Parameters
    ----------
    evidence : Evidence
        The evidence; what came later is left out.
    day : datetime.date
        The day, the end of a month.
    costs : sequence of CostDay
        Costs of quarter ends; those after the day are left out.

    Returns
    -------
    KnownDay
        Ready for the indicators.
    """
    view, month = market_view(evidence, day), month_number(day)
    start = max(FIRST, last_day(month - LOOKED_BACK))
    history, told = market_history(view, day, start), evidence_on(evidence, day)
    return KnownDay(
        day,
        month,
        view,
        told,
        history,
        terms(told, day),
        HistoryTerms(evidence),
        use_outlook(view, history, month),
        tuple(sorted((one for one in costs if one.month <= month), key=lambda one: one.month)),
    )
