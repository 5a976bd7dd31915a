"""Futures as a forecast: what they said near a quarter end, beside model, random walk and outturn.

A futures price is one number and mostly that of the main contract, whose month of delivery no row
tells: it is held against each horizon alike, without the tax, and judged by the logarithm of told
over come, as published forecasts are. A quote counts for the quarter end that it comes shortly
before, so that it never knew more than the model.
"""

from __future__ import annotations

import datetime as dt
import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polysight.evidence.observation import Observation
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.futures_basis import futures_quotes
from polysight.study.market_basis import price_basis
from polysight.study.market_record import MODEL, RecordRow
from polysight.study.view import View

#: How many days before a quarter end a quote may be made.
REACH_DAYS = 14


@dataclass(frozen=True, slots=True)
class FuturesForecast:
    """Futures, model and walk of one quarter end, held against what came.

    Parameters
    ----------
    day : str
        Quarter end on which the model spoke.
    quoted : str
        Day of the futures.
    horizon : int
        Months ahead.
    futures, model, walk, came : float
        Futures, medians of model and walk, and what came; all without tax [CNY/kg].
    inputs : tuple of str
        Rows of the futures.
    """

    day: str
    quoted: str
    horizon: int
    futures: float
    model: float
    walk: float
    came: float
    inputs: tuple[str, ...]

    def error(self, told: float) -> float:
        """Natural logarithm of what was told over what came.

        Parameters
        ----------
        told : float
            One of the three [CNY/kg].

        Returns
        -------
        float
            Positive where too much was told.
        """
        return math.log(told / self.came)


@dataclass(frozen=True, slots=True)
class FuturesErrors:
    """Errors of futures, model and walk on the same cases.

    Parameters
    ----------
    cases, days, nearer : int
        Cases, quarter ends that they are of, and cases in which the model was nearer than futures.
    futures, model, walk : float
        Median size of the natural logarithm of told over come; NaN without cases.
    """

    cases: int
    days: int
    nearer: int
    futures: float
    model: float
    walk: float


@dataclass(frozen=True, slots=True)
class FuturesRecord:
    """Futures as a forecast, and where they cannot be held against anything.

    Parameters
    ----------
    told : tuple of FuturesForecast
        By day and horizon.
    unquoted : tuple of str
        Quarter ends since the first quote with a judged forecast, but no quote shortly before.
    """

    told: tuple[FuturesForecast, ...] = ()
    unquoted: tuple[str, ...] = ()


def futures_record(
    view: View, rows: Iterable[RecordRow], protocol: BacktestProtocol
) -> FuturesRecord:
    """Futures beside the judged forecasts of the price.

    Parameters
    ----------
    view : View
        The evidence.
    rows : iterable of RecordRow
        Judged forecasts.
    protocol : BacktestProtocol
        Names the price and the benchmark.

    Returns
    -------
    FuturesRecord
        Empty where no futures were quoted before any day of the rows.
    """
    quotes = futures_quotes(view)
    own = [one for one in rows if one.variable is protocol.aim.variable]
    if not quotes or not own:
        return FuturesRecord()
    first = min(quotes)
    own = sorted((one for one in own if one.origin >= first), key=_place)
    near = {one.origin: _near(one.origin, quotes) for one in own}
    told = tuple(
        _forecast(view, row, quoted, quotes[quoted], protocol)
        for row in own
        if (quoted := near[row.origin])
    )
    return FuturesRecord(told, tuple(day for day, quoted in near.items() if not quoted))


def futures_errors(told: Sequence[FuturesForecast]) -> FuturesErrors:
    """Median errors of futures, model and walk.

    Parameters
    ----------
    told : sequence of FuturesForecast
        Cases.

    Returns
    -------
    FuturesErrors
        On the same cases.
    """
    if not told:
        return FuturesErrors(0, 0, 0, math.nan, math.nan, math.nan)
    sizes = [
        tuple(abs(one.error(each)) for each in (one.futures, one.model, one.walk)) for one in told
    ]
    nearer = sum(model < futures for futures, model, _ in sizes)
    medians = (statistics.median(one) for one in zip(*sizes, strict=True))
    return FuturesErrors(len(told), len({one.day for one in told}), nearer, *medians)


def _near(day: str, quotes: Iterable[str]) -> str:
    """Last day with a quote within reach; empty where there is none."""
    least = (dt.date.fromisoformat(day) - dt.timedelta(days=REACH_DAYS)).isoformat()
    return max((one for one in quotes if least <= one <= day), default="")


def _forecast(
    view: View, row: RecordRow, quoted: str, quotes: Sequence[Observation],
    protocol: BacktestProtocol,
) -> FuturesForecast:  # fmt: skip
    tax = 1.0 + price_basis(view.evidence, dt.date.fromisoformat(row.origin)).vat
    return FuturesForecast(
        row.origin, quoted, row.horizon, statistics.fmean(one.middle for one in quotes) / tax,
        row.judged[MODEL].median, row.judged[protocol.aim.benchmark].median, row.outturn,
        tuple(one.id for one in quotes),
    )  # fmt: skip


def _place(row: RecordRow) -> tuple[str, int]:
    return row.origin, row.horizon
