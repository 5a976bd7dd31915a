"""The price in China split into season, trend, events and the rest.

Monthly changes of the log price are regressed on a constant (trend), on calendar months that sum to
zero (season) and on the stretches of dated episodes (events), each as its mean change beyond the
trend. What is cumulated from these and the residual adds up to the price exactly. Errors are those
of the regression with neighbouring residuals correlated (Newey and West), since a price that moves
for months is no sequence of independent months.

References
----------
Newey, W. K. and West, K. D. (1987), A simple, positive semi-definite, heteroskedasticity and
autocorrelation consistent covariance matrix, Econometrica 55, 703-708.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.market.series import Series
from polysight.study.market_history import MarketHistory

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MONTHS = 12
#: Neighbouring months whose residuals count as correlated, and the least months of an episode.
LAGS, LEAST = 6, 3
#: Normal quantile of the ends of a ninety per cent interval.
NORMAL = 1.645


@dataclass(frozen=True, slots=True)
class PriceEvent:
    """An episode and what it did to the price.

    Parameters
    ----------
    id, kind : str
        Name of the episode and what it was.
    first, last : int
        Months of change, since January of year 0.
    change, error : float
        Change of the log price over all of them beyond trend and season, and its standard error.
    """

    id: str
    kind: str
    first: int
    last: int
    change: float
    error: float


@dataclass(frozen=True, slots=True, eq=False)
class PriceParts:
    """The price and what it is made of; natural logarithms.

    Parameters
    ----------
    months : ndarray of int
        Axis month; since January of year 0.
    price, trend, season, events, rest : ndarray of float
        Axis month; the price of the month, and parts that add up to it. The season is zero on
        average and the level stands in the trend.
    drift, drift_error : float
        Change by the trend in a month, and its standard error.
    by_month, by_month_error : ndarray of float
        Axis calendar month; change of the price in it by the season, and its standard error.
    told : tuple of PriceEvent
        Episodes.
    """

    months: Integers
    price: Floats
    trend: Floats
    season: Floats
    events: Floats
    rest: Floats
    drift: float
    drift_error: float
    by_month: Floats
    by_month_error: Floats
    told: tuple[PriceEvent, ...]

    @property
    def explained(self) -> float:
        """Share of the variance of the monthly changes that trend, season and events make."""
        whole, rest = (float(np.var(np.diff(one))) for one in (self.price, self.rest))
        return 1.0 - rest / whole

    @property
    def drift_known(self) -> bool:
        """Whether a trend of nothing lies outside the ninety per cent interval of the trend."""
        return abs(self.drift) > NORMAL * self.drift_error

    @property
    def season_known(self) -> tuple[bool, ...]:
        """Same of the change in each calendar month."""
        return tuple(bool(one) for one in np.abs(self.by_month) > NORMAL * self.by_month_error)


def price_parts(history: MarketHistory, evidence: Evidence) -> PriceParts:
    """Parts of the price in China.

    Parameters
    ----------
    history : MarketHistory
        Holds the estimated price.
    evidence : Evidence
        Holds the episodes.

    Returns
    -------
    PriceParts
        From the first month of which a price was read to the last; months between readings are
        estimated, and no month is told before or after all of them.
    """
    price = history.of(Series.PRICE_CHINA)
    read = [one for one in price.readings if one.inputs]
    first, last = min(one.first for one in read), max(one.last for one in read)
    first, last = max(first, price.first), min(last, price.last)
    logarithm = price.logarithm[first - price.first : last - price.first + 1]
    return split(np.arange(first, last + 1), logarithm, episodes(evidence, first, last))


def episodes(evidence: Evidence, first: int, last: int) -> tuple[tuple[str, str, int, int], ...]:
    """Months of change of the episodes in a stretch.

    Parameters
    ----------
    evidence : Evidence
        Holds the episodes.
    first, last : int
        Months since January of year 0.

    Returns
    -------
    tuple of (str, str, int, int)
        Id, kind, first and last month of change. An episode inside another takes its months from
        it, and an open one ends with the stretch.
    """
    found = []
    for row in evidence.tables["episodes"]:
        cells = row.cells
        start = max(_month(cells["start"]), first + 1)
        end = min(_month(cells["end"]) if cells["end"] else last, last)
        if end - start + 1 >= LEAST:
            found.append((cells["id"], cells["kind"], start, end))
    return tuple(found)


def split(months: Integers, price: Floats, told: Sequence[tuple[str, str, int, int]]) -> PriceParts:
    """Parts of a monthly log price.

    Parameters
    ----------
    months : ndarray of int
        Consecutive, since January of year 0.
    price : ndarray of float
        Natural logarithms.
    told : sequence of (str, str, int, int)
        Id, kind, first and last month of change of each episode; a later one takes its months
        from an earlier one that holds them too.

    Returns
    -------
    PriceParts
        Parts that add up.
    """
    moved, when = np.diff(price), months[1:]
    calendar = np.eye(MONTHS)[when % MONTHS]
    season = calendar[:, :-1] - calendar[:, -1:]
    inside = np.zeros((len(when), len(told)))
    for place, (_, _, first, last) in enumerate(told):
        held = (when >= first) & (when <= last)
        inside[held] = 0.0
        inside[held, place] = 1.0
    design = np.column_stack([np.ones(len(when)), season, inside])
    found, covariance = _regression(design, moved)
    turn = np.vstack([np.eye(MONTHS - 1), -np.ones(MONTHS - 1)])
    by_month = turn @ found[1:MONTHS]
    spread = turn @ covariance[1:MONTHS, 1:MONTHS] @ turn.T
    error = np.sqrt(np.diag(covariance))
    lengths = inside.sum(axis=0)
    events = tuple(
        PriceEvent(*one, float(found[MONTHS + at] * lengths[at]),
                   float(error[MONTHS + at] * lengths[at]))
        for at, one in enumerate(told)
    )  # fmt: skip
    level = np.cumsum(by_month)[months % MONTHS]
    cumulated = [
        np.concatenate([[0.0], np.cumsum(part)])
        for part in (np.full(len(when), found[0]), inside @ found[MONTHS:])
    ]
    swing = level - np.cumsum(by_month).mean()
    trend = price[0] - swing[0] + cumulated[0]
    rest = price - trend - swing - cumulated[1]
    return PriceParts(
        months, price, trend, swing, cumulated[1], rest, float(found[0]), float(error[0]),
        by_month, np.sqrt(np.maximum(np.diag(spread), 0.0)), events,
    )  # fmt: skip


def _regression(design: Floats, moved: Floats) -> tuple[Floats, Floats]:
    """Least squares with the covariance of Newey and West."""
    inverse = np.linalg.pinv(design.T @ design)
    found = inverse @ design.T @ moved
    scores = design * (moved - design @ found)[:, None]
    middle = scores.T @ scores
    for lag in range(1, LAGS + 1):
        shared = scores[lag:].T @ scores[:-lag]
        middle += (1.0 - lag / (LAGS + 1.0)) * (shared + shared.T)
    return found, inverse @ middle @ inverse


def _month(text: str) -> int:
    return 12 * int(text[:4]) + int(text[5:7]) - 1
