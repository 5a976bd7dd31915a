"""Two scenarios beside each other: differences draw by draw, on the same random numbers.

A draw of one scenario is compared with the draw of the same number of the other, so that the noise
that both share cancels; how much of the scatter that takes away is told.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.study.market_years import PROBABILITIES, MarketYears
from polysight.study.quantiles import quantiles

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MEDIAN = np.array([0.5])


@dataclass(frozen=True, slots=True, eq=False)
class MarketComparison:
    """What the second scenario has more than the first; axes year, measure.

    Parameters
    ----------
    years : ndarray of int
        Axis year.
    months : ndarray of int
        Axis year; how many of its months are simulated.
    first, second : ndarray of float
        Medians of the two scenarios.
    difference : ndarray of float
        Quantiles of the difference of each draw, before the other axes.
    mean, error : ndarray of float
        Mean difference and its standard error.
    higher : ndarray of float
        Share of the draws in which the second scenario is higher.
    noise_kept : ndarray of float
        Variance of the difference over what it would be on random numbers of their own: 1 where
        common random numbers gain nothing, 0 where they take all noise away; NaN without scatter.
    """

    years: Integers
    months: Integers
    first: Floats
    second: Floats
    difference: Floats
    mean: Floats
    error: Floats
    higher: Floats
    noise_kept: Floats


def market_comparison(first: MarketYears, second: MarketYears) -> MarketComparison:
    """Differences between two scenarios of one seed and as many draws.

    Parameters
    ----------
    first, second : MarketYears
        The same draws of both; the second less the first is told.

    Returns
    -------
    MarketComparison
        Differences over the years that both simulate in as many months.

    Raises
    ------
    DataError
        If the numbers of draws differ, or no year is simulated alike.
    """
    if len(first.values) != len(second.values):
        counts = {"first": len(first.values), "second": len(second.values)}
        raise refusal(DataError, "market_page.draws_differ", **counts)
    here, there = _alike(first, second)
    if not here.size:
        raise refusal(DataError, "market_page.years_differ")
    one, other = first.values[:, here], second.values[:, there]
    gap = other - one
    known = ~np.isnan(gap)
    count = known.sum(axis=0).astype(np.float64)
    apart = _variance(one, known, count) + _variance(other, known, count)
    together = _variance(gap, known, count)
    with np.errstate(invalid="ignore", divide="ignore"):
        return MarketComparison(
            years=first.years[here],
            months=first.months[here],
            first=quantiles(one, MEDIAN)[0],
            second=quantiles(other, MEDIAN)[0],
            difference=quantiles(gap, PROBABILITIES),
            mean=_mean(gap, known, count),
            error=np.sqrt(together / count),
            higher=np.where(count > 0.0, np.sum(gap > 0.0, axis=0) / count, np.nan),
            noise_kept=np.where(apart > 0.0, together / apart, np.nan),
        )


def _alike(first: MarketYears, second: MarketYears) -> tuple[Integers, Integers]:
    """Places of the years that both simulate in as many months."""
    months = dict(zip(second.years.tolist(), second.months.tolist(), strict=True))
    pairs = [
        (here, second.years.tolist().index(year))
        for here, (year, count) in enumerate(
            zip(first.years.tolist(), first.months.tolist(), strict=True)
        )
        if months.get(year) == count
    ]
    found = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _mean(values: Floats, known: NDArray[np.bool_], count: Floats) -> Floats:
    total = np.where(known, values, 0.0).sum(axis=0)
    return np.asarray(np.where(count > 0.0, total / np.maximum(count, 1.0), np.nan))


def _variance(values: Floats, known: NDArray[np.bool_], count: Floats) -> Floats:
    apart = np.where(known, values - _mean(values, known, count), 0.0)
    return np.asarray((apart**2).sum(axis=0) / np.maximum(count - 1.0, 1.0))
