"""Rank correlation: measured from two series, and turned into that of a normal copula."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri
from scipy.stats import rankdata

from polysight.errors import DataError, refusal
from polysight.uncertainty.stream import Floats

#: Fewer common places tell nothing.
LEAST_COUNT = 4


@dataclass(frozen=True, slots=True)
class RankCorrelation:
    """Spearman's rank correlation of two series.

    Parameters
    ----------
    value, low, high : float
        Correlation with its interval.
    count : int
        Places at which both series have a number.
    effective_count : float
        Independent places that tell as much, after the persistence of both series.
    """

    value: float
    low: float
    high: float
    count: int
    effective_count: float


def rank_correlation(first: Floats, second: Floats, *, confidence: float = 0.95) -> RankCorrelation:
    """Spearman's correlation of two series in step, with an interval that knows of persistence.

    The interval is Fisher's with the variance of Bonett and Wright, (1 + r²/2)/(n - 3), where n
    is the number of common places times (1 - ab)/(1 + ab): two series that each resemble their
    own last place (a and b, correlations of the ranks with those one place before, negative ones
    taken as zero) tell less than their length says.

    Parameters
    ----------
    first, second : ndarray of float
        Axis place, evenly spaced (for example months); NaN where nothing is known.
    confidence : float, default 0.95
        Share of the interval.

    Returns
    -------
    RankCorrelation
        From -1 to 1 where the series cannot tell.

    Raises
    ------
    DataError
        If fewer than four places are common, or a series does not vary over them.

    References
    ----------
    Bonett, D. G. and Wright, T. A. (2000), Psychometrika 65, 23-28. Bartlett, M. S. (1935),
    Journal of the Royal Statistical Society 98, 536-543.

    Examples
    --------
    >>> rank_correlation(np.arange(5.0), np.array([1.0, 2.0, 4.0, 3.0, 5.0])).value
    0.9
    """
    common = np.isfinite(first) & np.isfinite(second)
    count = int(common.sum())
    if count < LEAST_COUNT or any(np.ptp(one[common]) == 0 for one in (first, second)):
        raise refusal(DataError, "uncertainty.short_series", got=count, least=LEAST_COUNT)
    ranks = np.full((2, common.size), np.nan)
    for row, series in zip(ranks, (first, second), strict=True):
        row[common] = rankdata(series[common])
    value = _correlation(ranks[0, common], ranks[1, common])
    product = _persistence(ranks[0]) * _persistence(ranks[1])
    effective = count * (1.0 - product) / (1.0 + product)
    if effective <= LEAST_COUNT - 1 or abs(value) >= 1.0:
        low, high = (-1.0, 1.0) if effective <= LEAST_COUNT - 1 else (value, value)
        return RankCorrelation(value, low, high, count, effective)
    half = float(ndtri(0.5 + confidence / 2)) * np.sqrt((1 + value**2 / 2) / (effective - 3))
    low, high = (float(np.tanh(np.arctanh(value) + end)) for end in (-half, half))
    return RankCorrelation(value, low, high, count, effective)


def normal_correlation(rank: Floats) -> Floats:
    """Correlation of the normal copula that has a given rank correlation.

    Parameters
    ----------
    rank : ndarray of float
        Axes ...; Spearman's correlation.

    Returns
    -------
    ndarray of float
        Axes ...; 2 sin(pi rank / 6).

    References
    ----------
    Pearson, K. (1907), On further methods of determining correlation.

    Examples
    --------
    >>> normal_correlation(np.array([-1.0, 0.0, 0.5, 1.0])).round(4)
    array([-1.    ,  0.    ,  0.5176,  1.    ])
    """
    given = np.asarray(rank, dtype=np.float64)
    # The sine of a sixth of pi is half but for the last bit.
    return np.where(np.abs(given) == 1.0, given, 2.0 * np.sin(np.pi / 6.0 * given))


def _correlation(first: Floats, second: Floats) -> float:
    one, other = first - first.mean(), second - second.mean()
    scale = np.sqrt((one @ one) * (other @ other))
    # Rounding may pass the bound by the last bit.
    return float(np.clip(one @ other / scale, -1.0, 1.0)) if scale > 0 else 0.0


def _persistence(ranks: Floats) -> float:
    before, after = ranks[:-1], ranks[1:]
    both = np.isfinite(before) & np.isfinite(after)
    if both.sum() < LEAST_COUNT:
        return 0.0
    return max(0.0, _correlation(before[both], after[both]))
