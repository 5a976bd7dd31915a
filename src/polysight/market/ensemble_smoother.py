r"""Fitting parameters to the past: the ensemble smoother with multiple data assimilation.

Members are drawn from what is thought of the parameters, the model is run with each, and each is
moved along the covariance of parameters and results so as to meet the readings. One large move is
wrong where the model bends; so the readings are used several times, each time with errors that
are widened by a factor a, where the sum of 1 / a over the steps is one. For a linear model with
normal errors many members give the exact answer, whatever the number of steps:

    m' = m + C_md (C_dd + a R)^{-1} (y + sqrt(a) R^{1/2} z - d(m))

with C_md and C_dd covariances over the members of parameters with results and of results, R the
covariance of what parameters do not explain (errors of the readings, and the scatter of the model
itself at fixed parameters), y the readings, d(m) the results and z standard normal numbers.

Two hundred members find correlations of 0.07 where there are none, and every one of them would
eat variance. A parameter is therefore moved by a reading only as far as their correlation exceeds
what chance gives (`taper`).

References
----------
Emerick, A. A. and Reynolds, A. C. (2013), Ensemble smoother with multiple data assimilation,
Computers & Geosciences 55, 3-15. Luo, X., Bhakta, T. and Naevdal, G. (2018), Correlation-based
adaptive localization with applications to ensemble-based 4D-seismic history matching, SPE Journal
23, 396-427.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cholesky, solve_triangular

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]

#: Correlations below so many times their chance size count for nothing.
CHANCE = 2.0


@dataclass(frozen=True, slots=True)
class Smoothed:
    """Members after they have met the readings.

    Parameters
    ----------
    members : ndarray of float
        Axes member, parameter.
    results : ndarray of float
        Axes member, reading; of the model with these members.
    misfit_before, misfit_after : float
        Mean square of reading less mean result, in units of the errors and the spread of the
        results together; one for honest spreads.
    """

    members: Floats
    results: Floats
    misfit_before: float
    misfit_after: float


def ensemble_smoother(
    members: Floats,
    model: Callable[[Floats], Floats],
    readings: Floats,
    errors: Floats,
    scores: Floats,
) -> Smoothed:
    """Members of the parameters, given readings.

    Parameters
    ----------
    members : ndarray of float
        Axes member, parameter; drawn from what is thought before.
    model : callable
        Results, axes member, reading, of members.
    readings : ndarray of float
        Axis reading.
    errors : ndarray of float
        Axes reading, reading; covariance of what the parameters do not explain.
    scores : ndarray of float
        Axes step, member, reading; standard normal; its first axis is the number of steps, all
        with the same widening.

    Returns
    -------
    Smoothed
        As many members.

    Raises
    ------
    DataError
        If the model gives numbers that are not finite.
    """
    root = cholesky(errors, lower=True)
    widening = float(len(scores))
    before = math.nan
    for step, drawn in enumerate(scores):
        results = _finite(model(members))
        if step == 0:
            before = misfit(results, readings, errors)
        noise = math.sqrt(widening) * drawn
        wanted = solve_triangular(root, (readings - results).T, lower=True) + noise.T
        members = members + _move(members, results, wanted, root, widening)
    results = _finite(model(members))
    return Smoothed(members, results, before, misfit(results, readings, errors))


def misfit(results: Floats, readings: Floats, errors: Floats) -> float:
    """How far the readings lie from the mean result.

    Parameters
    ----------
    results : ndarray of float
        Axes member, reading.
    readings : ndarray of float
        Axis reading.
    errors : ndarray of float
        Axes reading, reading; covariance.

    Returns
    -------
    float
        Square of the distance over the covariance of errors and results together, a reading; its
        expectation is one where both are honest.
    """
    gap = readings - results.mean(axis=0)
    together = errors + np.cov(results, rowvar=False).reshape(errors.shape)
    whitened = solve_triangular(cholesky(together, lower=True), gap, lower=True)
    return float(whitened @ whitened / len(gap))


def taper(correlation: Floats, count: int) -> Floats:
    """How much of a correlation found among few members is believed.

    Parameters
    ----------
    correlation : ndarray of float
        Found correlations.
    count : int
        Members.

    Returns
    -------
    ndarray of float
        From zero, below `CHANCE` times the size that chance gives, rising to nearly one.

    Examples
    --------
    >>> taper(np.array([0.1, 0.5, 1.0]), 400).round(3).tolist()
    [0.0, 0.96, 0.99]
    """
    chance = CHANCE / math.sqrt(count)
    squared = np.maximum(correlation**2, np.finfo(np.float64).tiny)
    return np.asarray(np.maximum(0.0, 1.0 - chance**2 / squared))


def _move(
    members: Floats, results: Floats, wanted: Floats, root: Floats, widening: float
) -> Floats:
    """Change of the members; readings in units of their errors, axes reading, member."""
    count = len(members)
    scale = math.sqrt(count - 1.0)
    apart = (members - members.mean(axis=0)).T / scale
    told = solve_triangular(root, (results - results.mean(axis=0)).T, lower=True) / scale
    left, size, right = np.linalg.svd(told, full_matrices=False)
    # Independent directions of the results; only they can tell of parameters.
    shared = apart @ right.T
    length = np.sqrt((apart**2).sum(axis=1, keepdims=True))
    believed = shared * taper(shared / np.maximum(length, np.finfo(np.float64).tiny), count)
    gain = believed * (size / (size**2 + widening))
    return np.asarray((gain @ (left.T @ wanted)).T)


def _finite(results: Floats) -> Floats:
    if not np.isfinite(results).all():
        raise refusal(DataError, "ensemble_smoother.finite", got=int((~np.isfinite(results)).sum()))
    return results
