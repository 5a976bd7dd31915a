"""The last price that was read of China before a day, and how long ago other things were read."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from polysight.evidence.store import Evidence
from polysight.market.series import Series
from polysight.study.history_reading import month_number
from polysight.study.market_history import MarketHistory


@dataclass(frozen=True, slots=True)
class LastQuote:
    """The last quote that the estimate of the price in China rests on.

    Parameters
    ----------
    day : datetime.date
        Last day that it is about.
    price : float
        For the leading grade without value-added tax [CNY/kg].
    row : str
        Id of the row.
    """

    day: dt.date
    price: float
    row: str


def last_quote(evidence: Evidence, history: MarketHistory) -> LastQuote | None:
    """The last spot quote of China that was known when the past was estimated.

    Parameters
    ----------
    evidence : Evidence
        Holds the rows.
    history : MarketHistory
        The past.

    Returns
    -------
    LastQuote or None
        Averages of companies are no quotes; none where there is no quote.
    """
    found = []
    for one in history.of(Series.PRICE_CHINA).readings:
        row = evidence.observation(one.inputs[0]) if one.inputs else None
        alone = one.series == (Series.PRICE_CHINA,) and not one.whole
        if row is None or not alone or row.company or row.basis.get("deal") != "spot":
            continue
        if month_number(row.period.end) <= month_number(history.origin):
            found.append(LastQuote(row.period.end, math.exp(one.logarithm), row.id))
    return max(found, key=lambda one: (one.day, one.row)) if found else None


def last_read(history: MarketHistory, series: Series) -> int | None:
    """Last month of which anything was read of a series.

    Parameters
    ----------
    history : MarketHistory
        The past.
    series : Series
        Which.

    Returns
    -------
    int or None
        Months since January of year 0, up to the origin; none where nothing was read.
    """
    last = month_number(history.origin)
    return max(
        (
            one.last
            for one in history.of(series).readings
            if series in one.series and one.inputs and one.last <= last
        ),
        default=None,
    )
