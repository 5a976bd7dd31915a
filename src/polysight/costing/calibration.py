"""Predicted against reported cash cost, where no quarter helps to predict itself.

What no price explains stands in a remainder that is calibrated on reported quarters. Judged on the
same quarters it would be right by construction. Here the remainder of a quarter comes from the
other quarters only, and so does its uncertainty.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from polysight.costing.lines import Floats
from polysight.errors import UsageError, refusal


@dataclass(frozen=True, slots=True)
class Check:
    """How well the model would have told each quarter from the others.

    Parameters
    ----------
    periods : tuple of str
        The quarters.
    reported : ndarray, [period]
        Cash cost as the producer reported it [money/kg].
    predicted : ndarray, [period]
        Median prediction [money/kg].
    low, high : ndarray, [period]
        Ends of the central interval at the stated confidence [money/kg].
    remainder : ndarray, [period]
        Median remainder that was used, from the other quarters [money/kg].
    confidence : float
        Probability of the interval.
    """

    periods: tuple[str, ...]
    reported: Floats
    predicted: Floats
    low: Floats
    high: Floats
    remainder: Floats
    confidence: float

    @property
    def bias(self) -> Floats:
        """Predicted less reported.

        Returns
        -------
        ndarray, [period]
            Money per kilogram.
        """
        return self.predicted - self.reported

    @property
    def mean_bias(self) -> float:
        """Mean of the bias over the quarters.

        Returns
        -------
        float
            Money per kilogram.
        """
        return float(self.bias.mean())

    @property
    def root_mean_square(self) -> float:
        """Root of the mean squared bias.

        Returns
        -------
        float
            Money per kilogram.
        """
        return float(np.sqrt(np.mean(self.bias**2)))

    @property
    def inside(self) -> tuple[bool, ...]:
        """Whether each interval holds what was reported.

        Returns
        -------
        tuple of bool
            One for each quarter.
        """
        held = (self.low <= self.reported) & (self.reported <= self.high)
        return tuple(bool(one) for one in held)

    @property
    def coverage(self) -> float:
        """Share of the quarters whose interval holds what was reported.

        Returns
        -------
        float
            Fraction; over many quarters it should be near the confidence.
        """
        return sum(self.inside) / len(self.inside)


def leave_one_out(
    periods: tuple[str, ...],
    explained: Floats,
    reported: Floats,
    *,
    probability: Floats,
    confidence: float,
    regressors: Floats | None = None,
) -> Check:
    """Prediction of each quarter with a remainder that was calibrated without it.

    Parameters
    ----------
    periods : tuple of str
        The quarters.
    explained : ndarray, [draw, period]
        Cost of everything that has a price, by draw [money/kg].
    reported : ndarray, [period]
        Reported cash cost [money/kg].
    probability : ndarray, [draw, period]
        Uniform draws strictly between 0 and 1: where the remainder of the quarter stands in its
        predictive distribution.
    confidence : float
        Probability of the interval.
    regressors : ndarray, [period, term], optional
        What the remainder may depend on, a constant included (for example one over production);
        a constant alone when not given.

    Returns
    -------
    Check
        With ``r = reported - explained`` and the hat matrix H of the regressors, the remainder
        without quarter i is ``r_i - e_i / (1 - h_ii)`` (e the residuals of all), and its error is
        ``s_(i) / sqrt(1 - h_ii)`` times Student's t with n - 1 - terms degrees of freedom.

    Raises
    ------
    UsageError
        If fewer than terms + 2 quarters are given, or shapes do not fit.

    References
    ----------
    Deleted residuals: Belsley, Kuh and Welsch, Regression Diagnostics (1980), chapter 2.
    """
    terms = np.ones((len(periods), 1)) if regressors is None else regressors
    count, width = terms.shape
    freedom = count - 1 - width
    if freedom < 1:
        raise refusal(UsageError, "costing.rows", got=count, least=width + 2)
    if explained.shape[-1] != count or reported.shape != (count,):
        raise refusal(UsageError, "costing.periods", got=explained.shape[-1], expected=count)
    rest = reported - explained
    hat = terms @ np.linalg.pinv(terms)
    open_share = 1.0 - np.diag(hat)
    if (open_share <= 0.0).any():
        raise refusal(UsageError, "costing.rows", got=count, least=width + 2)
    left = rest - rest @ hat.T
    without = rest - left / open_share
    squares = (left**2).sum(axis=-1, keepdims=True) - left**2 / open_share
    error = np.sqrt(np.maximum(squares, 0.0) / freedom / open_share)
    predicted = explained + without + error * stdtrit(freedom, probability)
    ends = np.array([0.5 - 0.5 * confidence, 0.5, 0.5 + 0.5 * confidence])
    low, middle, high = np.quantile(predicted, ends, axis=0)
    return Check(periods, reported, middle, low, high, np.median(without, axis=0), confidence)
