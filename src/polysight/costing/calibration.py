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
    """How well the model would have told each quarter from other quarters.

    With a constant remainder that leaves one quarter out the mean bias is zero by arithmetic: the
    others' too high is the one's too low. There, `root_mean_square` and `coverage` are what is
    learnt; the mean bias is a finding only where earlier quarters told later ones (`forward`).

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
    rest : ndarray, [draw, period]
        Reported less explained cost of each quarter itself [money/kg].
    """

    periods: tuple[str, ...]
    reported: Floats
    predicted: Floats
    low: Floats
    high: Floats
    remainder: Floats
    confidence: float
    rest: Floats

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
    return _check(periods, reported, predicted, without, confidence, rest)


def forward(
    periods: tuple[str, ...],
    explained: Floats,
    reported: Floats,
    *,
    probability: Floats,
    confidence: float,
    least: int,
) -> Check:
    """Prediction of each quarter with a remainder that was calibrated on earlier quarters only.

    Parameters
    ----------
    periods : tuple of str
        The quarters in their order.
    explained : ndarray, [draw, period]
        Cost of everything that has a price, by draw [money/kg].
    reported : ndarray, [period]
        Reported cash cost [money/kg].
    probability : ndarray, [draw, period]
        As in `leave_one_out`.
    confidence : float
        Probability of the interval.
    least : int
        Earlier quarters that a prediction needs, at least two.

    Returns
    -------
    Check
        Of the quarters from place ``least`` on: the remainder is the mean of the m earlier ones,
        its error ``s sqrt(1 + 1/m)`` times Student's t with m - 1 degrees of freedom.

    Raises
    ------
    UsageError
        If no quarter is left to be judged, or shapes do not fit.
    """
    count = len(periods)
    if least < 2 or count <= least:
        raise refusal(UsageError, "costing.rows", got=count, least=max(least, 2) + 1)
    if explained.shape[-1] != count or reported.shape != (count,):
        raise refusal(UsageError, "costing.periods", got=explained.shape[-1], expected=count)
    rest = reported - explained
    judged = slice(least, None)
    earlier = np.arange(least, count, dtype=np.float64)
    mean = np.cumsum(rest, axis=-1)[..., least - 1 : -1] / earlier
    # Squares about the first quarter: sums about zero would cancel.
    away = rest - rest[..., :1]
    sums, squares = (np.cumsum(one, axis=-1)[..., least - 1 : -1] for one in (away, away**2))
    variance = np.maximum(squares - sums**2 / earlier, 0.0) / (earlier - 1.0)
    error = np.sqrt(variance * (1.0 + 1.0 / earlier))
    chance = stdtrit(earlier - 1.0, probability[..., judged])
    predicted = explained[..., judged] + mean + error * chance
    return _check(periods[judged], reported[judged], predicted, mean, confidence, rest[..., judged])


def _check(
    periods: tuple[str, ...],
    reported: Floats,
    predicted: Floats,
    remainder: Floats,
    confidence: float,
    rest: Floats,
) -> Check:
    ends = np.array([0.5 - 0.5 * confidence, 0.5, 0.5 + 0.5 * confidence])
    low, middle, high = np.quantile(predicted, ends, axis=0)
    used = np.median(remainder, axis=0)
    return Check(periods, reported, middle, low, high, used, confidence, rest)
