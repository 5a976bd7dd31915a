r"""Several probabilities of one event as one: the mean of their log-odds.

.. math:: \operatorname{logit} p = \frac{\sum_k w_k \operatorname{logit} p_k}{\sum_k w_k}

over those that are told. The mean of probabilities is less sure than its parts; the mean of
log-odds keeps their sharpness. A share of draws of none or all is told as if half a draw more had
gone either way, since no number of draws proves the impossible.

References
----------
Genest, C. and Zidek, J. V. (1986), Combining probability distributions: a critique and an annotated
bibliography, Statistical Science 1, 114-135. Ranjan, R. and Gneiting, T. (2010), Combining
probability forecasts, Journal of the Royal Statistical Society B 72, 71-91. Krichevsky, R. and
Trofimov, V. (1981), The performance of universal encoding, IEEE Transactions on Information Theory
27, 199-207 (half a draw more).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

Floats = NDArray[np.float64]


def share_of_draws(count: Floats, draws: int) -> Floats:
    """Probability told by draws, never quite zero or one.

    Parameters
    ----------
    count : ndarray, [...]
        Draws with the event.
    draws : int
        All draws, at least one.

    Returns
    -------
    ndarray, [...]
        ``(count + 1/2) / (draws + 1)``.

    Examples
    --------
    >>> share_of_draws(np.array([0.0, 1.0]), 1).tolist()
    [0.25, 0.75]
    """
    return (count + 0.5) / (draws + 1.0)


def log_odds_pool(probability: Floats, weight: Floats) -> Floats:
    """Pooled probability.

    Parameters
    ----------
    probability : ndarray, [method, ...]
        Between zero and one; NaN where a method tells none.
    weight : ndarray, [method]
        Not below zero.

    Returns
    -------
    ndarray, [...]
        NaN where no method with weight tells one.

    Examples
    --------
    >>> round(float(log_odds_pool(np.array([0.5, 0.8]), np.array([1.0, 1.0]))), 4)
    0.6667
    >>> float(log_odds_pool(np.array([0.3, np.nan]), np.array([1.0, 3.0])))
    0.3
    """
    told = np.isfinite(probability)
    share = told * weight.reshape(-1, *[1] * (probability.ndim - 1))
    odds = np.where(told, logit(np.where(told, probability, 0.5)), 0.0)
    total = share.sum(axis=0)
    mean = (share * odds).sum(axis=0) / np.where(total > 0.0, total, 1.0)
    return np.where(total > 0.0, expit(mean), np.nan)
