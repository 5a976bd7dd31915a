"""PAWN: how far knowing a factor moves the whole distribution of an outcome, from given draws.

It compares distribution functions, so that it needs no variance: outcomes may be infinite (a rate
of return that does not exist lies below or above all rates), and a part of the outcome, such as
losses, can be asked about alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.uncertainty.stream import Floats

Places = NDArray[np.int64]
Flags = NDArray[np.bool_]

_RESAMPLES = 100


@dataclass(frozen=True, slots=True)
class Pawn:
    """Distance between the distributions with and without knowing a factor.

    Parameters
    ----------
    median, low, high : ndarray of float
        Axis factor; median over the slices of the Kolmogorov-Smirnov distance, with its interval
        by resampling.
    largest : ndarray of float
        Axis factor; largest distance over the slices.
    noise : float
        Median distance that a factor without any influence passes one time in twenty: smaller
        ones mean nothing.
    """

    median: Floats
    low: Floats
    high: Floats
    largest: Floats
    noise: float


def pawn(
    factors: Floats,
    outcome: Floats,
    *,
    seed: int,
    slices: int = 10,
    at_most: float = np.inf,
    confidence: float = 0.95,
) -> Pawn:
    """PAWN indices of one outcome.

    Each factor is cut into slices of equally many draws; the distance of a slice is the largest
    difference between the distribution functions of the outcome in the slice and in all draws.

    Parameters
    ----------
    factors : ndarray of float
        Axes factor, draw; correlated or not.
    outcome : ndarray of float
        Axis draw; infinite values have their place, NaN is refused.
    seed : int
        Seed of the resampling.
    slices : int, default 10
        Slices of each factor.
    at_most : float, default infinity
        Only differences at outcomes up to here count: 0 asks what decides about losses.
    confidence : float, default 0.95
        Share of the interval.

    Returns
    -------
    Pawn
        Distances from 0 to 1. Their mean over few draws lies above zero for any factor: see
        ``noise``.

    Raises
    ------
    DataError
        If the outcome has NaN, or there are fewer than ten draws a slice.

    References
    ----------
    Pianosi, F. and Wagener, T. (2018), Distribution-based sensitivity analysis from a generic
    input-output sample, Environmental Modelling and Software 108, 197-207.
    """
    count = outcome.size
    if np.isnan(outcome).any() or count < 10 * slices:
        raise refusal(DataError, "uncertainty.pawn", got=count, least=10 * slices)
    chance = np.random.default_rng(seed)
    order = np.argsort(outcome, kind="stable")
    # A distribution function has its value at the last of equal outcomes.
    ordered = outcome[order]
    last = np.append(ordered[1:] != ordered[:-1], True) & (ordered <= at_most)
    labels = np.array([_labels(factor, slices)[order] for factor in factors])
    even = np.ones(count)
    distance = np.array([_distances(label, even, slices, last) for label in labels])
    resampled = np.empty((_RESAMPLES, len(factors)))
    noise = np.empty(_RESAMPLES)
    for at in range(_RESAMPLES):
        weights = chance.multinomial(count, even / count).astype(np.float64)
        resampled[at] = [np.median(_distances(label, weights, slices, last)) for label in labels]
        noise[at] = np.median(_distances(chance.permutation(labels[0]), even, slices, last))
    tail = 0.5 - confidence / 2
    low, high = np.quantile(resampled, [tail, 1 - tail], axis=0)
    return Pawn(
        median=np.median(distance, axis=1),
        low=low,
        high=high,
        largest=distance.max(axis=1),
        noise=float(np.quantile(noise, 0.95)),
    )


def _labels(factor: Floats, slices: int) -> Places:
    """Slice of each draw."""
    bounds = np.arange(1, slices) * factor.size // slices
    told = np.empty(factor.size, dtype=np.int64)
    told[np.argsort(factor, kind="stable")] = np.searchsorted(
        bounds, np.arange(factor.size), side="right"
    )
    return told


def _distances(label: Places, weights: Floats, slices: int, last: Flags) -> Floats:
    """Distance of each slice; labels and weights in the order of the outcome."""
    if not last.any():
        return np.zeros(slices)
    everything = np.cumsum(weights) / weights.sum()
    inside = np.cumsum(np.where(label == np.arange(slices)[:, None], weights, 0.0), axis=1)
    gap = np.abs(inside / np.maximum(inside[:, -1:], 1.0) - everything)
    return np.asarray(gap[:, last].max(axis=1))
