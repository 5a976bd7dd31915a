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
191-201. Byrd, R. H., Lu, P., Nocedal, J. and Zhu, C. (1995), A limited memory algorithm for bound
constrained optimization, SIAM Journal on Scientific Computing 16, 1190-1208.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, logit

Floats = NDArray[np.float64]

MEDIAN = 0.5


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
        return np.asarray(self.constant + centred @ self.coefficient)


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

    def loss(point: Floats) -> tuple[float, Floats]:
        slope = point[1:]
        odds = point[0] + features @ slope
        miss = share * (expit(odds) - came)
        value = share @ (np.logaddexp(0.0, odds) - came * odds) + 0.5 * penalty * slope @ slope
        return value, np.concatenate([[miss.sum()], features.T @ miss + penalty * slope])

    bounds = [(None, None)] + [(0.0, None)] * features.shape[1]
    found = minimize(
        loss, first, jac=True, method="L-BFGS-B", bounds=bounds,
        options={"ftol": 1e-15, "gtol": 1e-8, "maxiter": 500, "maxcor": 20},
    ).x  # fmt: skip
    return LogisticFit(float(found[0]), np.maximum(found[1:], 0.0))


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
