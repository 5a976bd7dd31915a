"""Sobol indices: which factor, alone and with others, the variance of an outcome comes from.

The factors, or groups of them, must be independent of each other: correlated factors go into one
group (see `polysight.uncertainty.copula.correlated_blocks`), or are told by Shapley effects.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from polysight.uncertainty.stream import Floats

#: From points of the unit cube, axes factor and draw, to outcomes, axes outcome and draw.
Model = Callable[[Floats], Floats]
Groups = Sequence[Sequence[int]]

_RESAMPLES = 500


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of variance with their intervals.

    Parameters
    ----------
    value, low, high : ndarray of float
        Axes outcome, group; fractions of the variance. NaN where an outcome does not vary.
    """

    value: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True)
class VarianceShares:
    """Sobol indices of several outcomes.

    Parameters
    ----------
    first : Shares
        Of each group alone.
    total : Shares
        Of each group with all its interactions; total less first is what it does with others.
    variance : ndarray of float
        Axis outcome.
    evaluations : int
        Points at which the model was worked.
    """

    first: Shares
    total: Shares
    variance: Floats
    evaluations: int


def variance_shares(
    model: Model, design: Floats, groups: Groups, *, seed: int, confidence: float = 0.95
) -> VarianceShares:
    """First-order and total Sobol indices with intervals by resampling.

    First order by the estimator of Saltelli et al., total by that of Jansen. Sampling noise can
    make a small index negative; it is left so, with its interval.

    Parameters
    ----------
    model : callable
        From points [factor, draw] to finite outcomes [outcome, draw].
    design : ndarray of float
        Axes factor (each twice: first all factors, then all again), draw: the two independent
        sets of points, best the two halves of a Sobol design of twice the number of factors.
    groups : sequence of sequence of int
        Places of the factors of each group.
    seed : int
        Seed of the resampling.
    confidence : float, default 0.95
        Share of the intervals.

    Returns
    -------
    VarianceShares
        After (2 + number of groups) times the number of draws evaluations.

    References
    ----------
    Saltelli, A. et al. (2010), Computer Physics Communications 181, 259-270. Jansen, M. J. W.
    (1999), Computer Physics Communications 117, 35-43.
    """
    factors, count = len(design) // 2, design.shape[1]
    one, other = design[:factors], design[factors:]
    at_one, at_other = model(one), model(other)
    centre = 0.5 * (at_one.mean(axis=1) + at_other.mean(axis=1))[:, None]
    at_one, at_other = at_one - centre, at_other - centre
    firsts, totals = [], []
    for group in groups:
        mixed = one.copy()
        mixed[list(group)] = other[list(group)]
        at_mixed = model(mixed) - centre
        firsts.append(at_other * (at_mixed - at_one))
        totals.append(0.5 * (at_one - at_mixed) ** 2)
    weights = _resampling(count, seed)
    mean = 0.5 * (at_one + at_other) @ weights
    variance = 0.5 * (at_one**2 + at_other**2) @ weights - mean**2
    return VarianceShares(
        first=_shares(firsts, weights, variance, confidence),
        total=_shares(totals, weights, variance, confidence),
        variance=variance[:, 0],
        evaluations=(2 + len(groups)) * count,
    )


def _resampling(count: int, seed: int) -> Floats:
    """Weights of the draws [draw, resample]; the first resample is the sample itself."""
    chance = np.random.default_rng(seed)
    even = np.full(count, 1.0 / count)
    resampled = chance.multinomial(count, even, size=_RESAMPLES) / count
    return np.concatenate([even[None], resampled]).T


def _shares(
    terms: Sequence[Floats], weights: Floats, variance: Floats, confidence: float
) -> Shares:
    sums = np.stack([term @ weights for term in terms], axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(variance[:, None] > 0, sums / variance[:, None], np.nan)
    tail = 0.5 - confidence / 2
    low, high = np.quantile(shares[..., 1:], [tail, 1 - tail], axis=-1)
    return Shares(shares[..., 0], low, high)
