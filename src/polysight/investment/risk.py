"""Figures of risk of an outcome over draws, infinite ones counted where they belong.

A draw whose rate of return does not exist is not left out. Where the flow brings less than it
takes (its plain sum is not above zero) the rate counts as below every rate, -infinity; where it
brings more, as above every rate. A payback that is never reached counts as infinitely long. A
quantile that falls among such draws is then infinite itself, which says what is so: that many
draws have no such rate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from polysight.errors import DataError, refusal
from polysight.investment.case import Floats


@dataclass(frozen=True, slots=True)
class Risk:
    """Figures of risk of a value that should be above a reference.

    Parameters
    ----------
    loss_probability : float
        Share of draws below the reference.
    value_at_risk : float
        Shortfall below the reference that only the worst draws exceed; negative where even those
        stay above.
    expected_shortfall : float
        Mean shortfall of the worst draws (conditional value at risk).
    tail : float
        Share of the worst draws, for example 0.05.
    """

    loss_probability: float
    value_at_risk: float
    expected_shortfall: float
    tail: float


def quantiles(outcome: Floats, probabilities: ArrayLike) -> Floats:
    """Quantiles that are draws themselves, so that none lies between a number and infinity.

    Parameters
    ----------
    outcome : ndarray of float
        Axis draw; infinite values have their place.
    probabilities : array_like of float
        Axes ...; in (0, 1].

    Returns
    -------
    ndarray of float
        Axes ...; the smallest draw that at least such a share of draws does not exceed.

    Raises
    ------
    DataError
        If a draw is not a number.

    References
    ----------
    Hyndman, R. J. and Fan, Y. (1996), American Statistician 50, 361-365: definition 1.

    Examples
    --------
    >>> quantiles(np.array([3.0, -np.inf, 1.0, 2.0]), [0.25, 0.5, 1.0])
    array([-inf,   1.,   3.])
    """
    ordered = np.sort(_numbers(outcome))
    # A share that is a whole number of draws but for rounding means that number.
    place = np.ceil(np.asarray(probabilities) * ordered.size - 1e-9).astype(np.int64) - 1
    return np.asarray(ordered[np.clip(place, 0, ordered.size - 1)])


def risk(value: Floats, *, reference: float = 0.0, tail: float = 0.05) -> Risk:
    """Figures of risk of one outcome.

    Parameters
    ----------
    value : ndarray of float
        Axis draw, for example present value; finite.
    reference : float, default 0
        What it should reach.
    tail : float, default 0.05
        Share of the worst draws.

    Returns
    -------
    Risk
        Shortfalls in the unit of the value.

    Raises
    ------
    DataError
        If a draw is not a number, or the tail is not between 0 and 1.

    References
    ----------
    Rockafellar, R. T. and Uryasev, S. (2002), Conditional value-at-risk for general loss
    distributions, Journal of Banking and Finance 26, 1443-1471.

    Examples
    --------
    >>> risk(np.array([-30.0, -10.0, 5.0, 20.0]), tail=0.5).expected_shortfall
    20.0
    """
    if not 0.0 < tail < 1.0:
        raise refusal(DataError, "valuation.tail", got=tail)
    ordered = np.sort(_numbers(value))
    worst = float(quantiles(ordered, tail))
    # The draw at the edge of the tail belongs to it with the part that is missing to the share.
    whole = int(np.searchsorted(ordered, worst))
    missing = tail * ordered.size - whole
    mean = (float(ordered[:whole].sum()) + missing * worst) / (tail * ordered.size)
    return Risk(
        loss_probability=float(np.mean(ordered < reference)),
        value_at_risk=reference - worst,
        expected_shortfall=reference - mean,
        tail=tail,
    )


def _numbers(outcome: Floats) -> Floats:
    if outcome.size == 0 or np.isnan(outcome).any():
        raise refusal(DataError, "valuation.not_a_number", got=int(np.isnan(outcome).sum()))
    return outcome
