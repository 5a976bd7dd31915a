"""Shapley effects: shares of variance that add up to one although factors are correlated."""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
from scipy.special import ndtr, ndtri

from polysight.errors import DataError, refusal
from polysight.uncertainty.stream import Floats
from polysight.uncertainty.variance_shares import Groups, Model, Shares

#: Every set of groups is evaluated.
MOST_GROUPS = 12
_RESAMPLES = 200


def shapley_effects(
    model: Model,
    design: Floats,
    correlation: Floats,
    groups: Groups,
    *,
    seed: int,
    confidence: float = 0.95,
) -> Shares:
    """Shapley share of each group in the variance of outcomes of factors under a normal copula.

    The worth of a set of groups is the variance of the outcome that knowing them explains; a
    group's share is the mean of what it adds, over all orders of the groups. What is explained
    comes from pairs of points that share the set and are otherwise drawn apart, given the set:
    variance less half the mean squared difference.

    Parameters
    ----------
    model : callable
        From points [factor, draw], correlated already, to finite outcomes [outcome, draw].
    design : ndarray of float
        Axes factor (each twice: first all factors, then all again), draw; independent points.
    correlation : ndarray of float
        Axes factor, factor; of the copula, positive definite.
    groups : sequence of sequence of int
        Places of the factors of each group; every factor in exactly one, at most twelve groups.
    seed : int
        Seed of the resampling.
    confidence : float, default 0.95
        Share of the intervals, by resampling of the pairs.

    Returns
    -------
    Shares
        Axes outcome, group; they add up to one. After 2^groups times the draws evaluations.

    Raises
    ------
    DataError
        If there are too many groups, or they do not hold every factor once.

    References
    ----------
    Owen, A. B. (2014), Sobol' indices and Shapley value, SIAM/ASA Journal on Uncertainty
    Quantification 2, 245-251. Song, E., Nelson, B. L. and Staum, J. (2016), Shapley effects for
    global sensitivity analysis, ibid. 4, 1060-1083.
    """
    factors = len(design) // 2
    if sorted(place for group in groups for place in group) != list(range(factors)):
        raise refusal(DataError, "uncertainty.groups")
    if len(groups) > MOST_GROUPS:
        raise refusal(DataError, "uncertainty.many_groups", got=len(groups), most=MOST_GROUPS)
    normal = np.linalg.cholesky(correlation) @ ndtri(design[:factors])
    fresh = ndtri(design[factors:])
    outcome = model(ndtr(normal))
    weights = _resampling(outcome.shape[1], seed)
    centred = outcome - outcome.mean(axis=1, keepdims=True)
    variance = centred**2 @ weights - (centred @ weights) ** 2
    worth: dict[tuple[int, ...], Floats] = {(): np.zeros_like(variance)}
    worth[tuple(range(len(groups)))] = variance
    for size in range(1, len(groups)):
        for chosen in combinations(range(len(groups)), size):
            known = [place for group in chosen for place in groups[group]]
            other = model(ndtr(_renewed(normal, fresh, correlation, known)))
            worth[chosen] = variance - 0.5 * (outcome - other) ** 2 @ weights
    shares = _means_of_orders(worth, len(groups))
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(variance[:, None] > 0, shares / variance[:, None], np.nan)
    tail = 0.5 - confidence / 2
    low, high = np.quantile(shares[..., 1:], [tail, 1 - tail], axis=-1)
    return Shares(shares[..., 0], low, high)


def _resampling(count: int, seed: int) -> Floats:
    """Weights of the pairs [draw, resample]; the first resample is the sample itself."""
    even = np.full(count, 1.0 / count)
    drawn = np.random.default_rng(seed).multinomial(count, even, size=_RESAMPLES)
    return np.concatenate([even[None], drawn / count]).T


def _renewed(normal: Floats, fresh: Floats, correlation: Floats, known: list[int]) -> Floats:
    """Normal points of which the known factors stay and the others are drawn anew, given them."""
    order = [*known, *(place for place in range(len(normal)) if place not in known)]
    lower = np.linalg.cholesky(correlation[np.ix_(order, order)])
    kept = len(known)
    shocks = fresh[order]
    shocks[:kept] = np.linalg.solve(lower[:kept, :kept], normal[known])
    told = np.empty_like(normal)
    told[order] = lower @ shocks
    told[known] = normal[known]
    return told


def _means_of_orders(worth: dict[tuple[int, ...], Floats], groups: int) -> Floats:
    """What each group adds, averaged over all orders [outcome, group, resample]."""
    shares = []
    for at in range(groups):
        added = np.zeros_like(worth[()])
        for chosen, value in worth.items():
            if at not in chosen:
                orders = groups * comb(groups - 1, len(chosen))
                added += (worth[tuple(sorted((*chosen, at)))] - value) / orders
        shares.append(added)
    return np.stack(shares, axis=1)
