"""Nameplate of China as it was published, without an opinion of ours on what may be true of it.

The estimated past of the market mistrusts a count that doubles within a year until another one
says the same (`polysight.study.log_paths`); who held output against capacity on the day did not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from polysight.market.series import Series
from polysight.study.history_reading import HistoryReading
from polysight.study.market_history import MarketHistory


@dataclass(frozen=True, slots=True)
class PublishedNameplate:
    """Published nameplate by month.

    Parameters
    ----------
    months : tuple of int
        Months at whose end it was told, since January of year 0.
    logarithms : tuple of float
        Mean logarithm of what was told for each [kt/a]; effective capacity is brought to
        nameplate by the offset of ``market_history_terms``.
    inputs : tuple of tuple of str
        Ids of the rows of each.
    deviation : float
        Error of a published count, of its logarithm.
    """

    months: tuple[int, ...]
    logarithms: tuple[float, ...]
    inputs: tuple[tuple[str, ...], ...]
    deviation: float

    @property
    def newest(self) -> int | None:
        """Newest month with a count; None without any."""
        return self.months[-1] if self.months else None

    def at(self, month: int) -> float:
        """Nameplate at the end of a month.

        Parameters
        ----------
        month : int
            Months since January of year 0, between the first and the newest count.

        Returns
        -------
        float
            Between two counts on the line of the logarithms [kt/a].
        """
        return math.exp(float(np.interp(month, self.months, self.logarithms)))

    def rows(self, first: int, last: int) -> tuple[str, ...]:
        """Counts that tell the nameplate of a stretch of months.

        Parameters
        ----------
        first, last : int
            Months since January of year 0.

        Returns
        -------
        tuple of str
            Ids of the counts between both, of the last one before and of the first one after.
        """
        low = max((one for one in self.months if one <= first), default=first)
        high = min((one for one in self.months if one >= last), default=last)
        told = zip(self.months, self.inputs, strict=True)
        return tuple(name for month, ids in told if low <= month <= high for name in ids)


def published_nameplate(history: MarketHistory) -> PublishedNameplate:
    """Published nameplate of China as a day knew it.

    Parameters
    ----------
    history : MarketHistory
        The past as the day knew it; only its readings are used.

    Returns
    -------
    PublishedNameplate
        Counts of China alone; those of the world and shares are left out.
    """
    by_month: dict[int, list[HistoryReading]] = {}
    for one in history.of(Series.CAPACITY_CHINA).readings:
        if one.series == (Series.CAPACITY_CHINA,) and not one.whole:
            by_month.setdefault(one.last, []).append(one)
    months = tuple(sorted(by_month))
    told = [by_month[month] for month in months]
    return PublishedNameplate(
        months,
        tuple(math.fsum(one.logarithm for one in rows) / len(rows) for rows in told),
        tuple(tuple(name for one in rows for name in one.inputs) for rows in told),
        max((one.deviation for rows in told for one in rows), default=math.nan),
    )
