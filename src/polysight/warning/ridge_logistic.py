r"""Odds of a state from scores, of which none can speak against its own direction.

The log-odds are linear in the centred scores, with coefficients that cannot be below zero:

.. math:: \operatorname{logit} p_t = a + \sum_i b_i\,(s_{it} - \tfrac12), \qquad b_i \ge 0,

found by minimising the weighted mean log loss plus :math:`\tfrac{\lambda}{2}\lVert b\rVert^2`. The
constant is not penalised, so that without scores the frequency is told. A missing score counts as
its median, one half, and a month weighs by the part of the indicators that it has.

With b at or above zero a value that speaks more for a glut never lowers its odds, whatever the few
episodes happened to teach.

References
----------
Hoerl, A. E. and Kennard, R. W. (1970), Ridge regression, Technometrics 12, 55-67. le Cessie, S.
and van Houwelingen, J. C. (1992), Ridge estimators in logistic regression, Applied Statistics 41,
191-201. Bertsekas, D. P. (1982), Projected Newton methods for optimization problems with simple
constraints, SIAM Journal on Control and Optimization 20, 221-246.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

Floats = NDArray[np.float64]

MEDIAN = 0.5
#: Slope at which the search ends, most steps, and the least fall for the length of a step.
TOLERANCE, STEPS, ARMIJO, TINY = 1e-10, 100, 1e-4, 1e-14


@dataclass(frozen=True, slots=True, eq=False)
class LogisticFit:
    """Coefficients of the log-odds.

    Parameters
    ----------
    constant : float
        Log-odds with every score at one half.
    coefficient : ndarray, [indicator]
        Log-odds for the whole scale of a score; none below zero.
    """

    constant: float
    coefficient: Floats

    def log_odds(self, centred: Floats) -> Floats:
        """Log-odds of months.

        Parameters
        ----------
        centred : ndarray, [..., indicator]
            Scores less one half, zero where missing.

        Returns
        -------
        ndarray, [...]
            Log-odds.
        """
        return np.asarray(self.constant + np.einsum("...i,i->...", centred, self.coefficient))


def centred_scores(score: Floats) -> Floats:
    """Scores as the fit sees them.

    Parameters
    ----------
    score : ndarray, [indicator, month]
        NaN where missing.

    Returns
    -------
    ndarray, [month, indicator]
        Less one half; zero where missing.
    """
    return np.where(np.isfinite(score), score - MEDIAN, 0.0).T


def availability(score: Floats) -> Floats:
    """Weight of the months.

    Parameters
    ----------
    score : ndarray, [indicator, month]
        NaN where missing.

    Returns
    -------
    ndarray, [month]
        Part of the indicators that have a score.
    """
    return np.asarray(np.isfinite(score).mean(axis=0))


def ridge_logistic(
    centred: Floats,
    event: Floats,
    weight: Floats,
    penalty: float,
    start: LogisticFit | None = None,
) -> LogisticFit | None:
    """Fit of the log-odds.

    Parameters
    ----------
    centred : ndarray, [month, indicator]
        Scores less one half, zero where missing.
    event : ndarray, [month]
        One where the state came, zero where it did not.
    weight : ndarray, [month]
        Weights of the months, not below zero.
    penalty : float
        Ridge penalty, above zero.
    start : LogisticFit, optional
        Where to begin; it changes the time, not the result.

    Returns
    -------
    LogisticFit or None
        None where not both outcomes have weight.
    """
    counted = weight > 0.0
    features, came, share = centred[counted], event[counted], weight[counted]
    share = share / share.sum() if share.size else share
    frequency = float(share @ came)
    if not 1e-12 < frequency < 1.0 - 1e-12:
        return None
    first = np.zeros(features.shape[1] + 1)
    first[0] = logit(frequency)
    if start is not None:
        first = np.concatenate([[start.constant], start.coefficient])

    point = _least(np.column_stack([np.ones(len(came)), features]), came, share, penalty, first)
    return LogisticFit(float(point[0]), point[1:])


def _least(design: Floats, came: Floats, share: Floats, penalty: float, first: Floats) -> Floats:
    """Point of least loss by projected Newton steps; the constant alone is free of sign.

    Plain sums throughout: a matrix library would start threads for tables of this size, and wait.
    """
    point, ridge = first, np.full(len(first), penalty)
    ridge[0] = 0.0
    value = _loss(point, design, came, share, ridge)
    for _ in range(STEPS):
        chance = expit(np.einsum("mi,i->m", design, point))
        slope = np.einsum("mi,m->i", design, share * (chance - came)) + ridge * point
        free = (point > 0.0) | (slope < 0.0)
        free[0] = True
        if np.abs(slope[free]).max() < TOLERANCE:
            break
        scaled = design[:, free] * np.sqrt(share * chance * (1.0 - chance))[:, None]
        curvature = np.einsum("mi,mj->ij", scaled, scaled) + np.diag(ridge[free] + TINY)
        step = np.zeros_like(point)
        step[free] = -np.linalg.solve(curvature, slope[free])
        length = 1.0
        while length > TOLERANCE:
            trial = point + length * step
            trial[1:] = np.maximum(trial[1:], 0.0)
            reached = _loss(trial, design, came, share, ridge)
            if reached <= value + ARMIJO * slope @ (trial - point):
                break
            length /= 2.0
        else:
            break
        point, value = trial, reached
    return point


def _loss(point: Floats, design: Floats, came: Floats, share: Floats, ridge: Floats) -> float:
    odds = np.einsum("mi,i->m", design, point)
    miss = np.sum(share * (np.logaddexp(0.0, odds) - came * odds))
    return float(miss + 0.5 * np.sum(ridge * point**2))


def log_loss(odds: Floats, event: Floats, weight: Floats) -> float:
    """Weighted sum of the log loss.

    Parameters
    ----------
    odds : ndarray, [month]
        Log-odds.
    event : ndarray, [month]
        One or zero.
    weight : ndarray, [month]
        Weights.

    Returns
    -------
    float
        Zero for certainty that was right.
    """
    return float(weight @ (np.logaddexp(0.0, odds) - event * odds))
