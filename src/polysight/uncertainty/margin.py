"""Distributions of a factor about a central value, by name, and draws taken as a distribution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.special import betaincinv, ndtr, ndtri

from polysight.errors import DataError, refusal
from polysight.uncertainty.stream import Floats

#: Probability at which low stands in a normal or lognormal; high stands at one less it.
TAIL = 0.05
#: Knots of a half of the curve of a pert distribution, and the normal score at which it ends.
_KNOTS, _REACH = 4097, 8.3


class Form(StrEnum):
    """Form of a distribution.

    Low and high are the ends of a uniform, triangular or pert distribution, and the quantiles of
    5 and 95 per cent of a normal or lognormal one. The central value is the mode of a triangular
    or pert distribution and is not used by the others.
    """

    UNIFORM = "uniform"
    TRIANGULAR = "triangular"
    PERT = "pert"
    NORMAL = "normal"
    LOGNORMAL = "lognormal"


@dataclass(frozen=True, slots=True)
class Margin:
    """Distribution of one factor.

    Parameters
    ----------
    form : Form
        Its form.
    low, central, high : float
        See `Form`.
    """

    form: Form
    low: float
    central: float
    high: float

    def __post_init__(self) -> None:
        """Refuse numbers that make no distribution of the form.

        Raises
        ------
        DataError
            If low, central and high are not in order where they must be, or a lognormal is not
            above zero.
        """
        bounded = self.form in (Form.TRIANGULAR, Form.PERT)
        inside = self.low <= self.central <= self.high or not bounded
        if not (np.isfinite([self.low, self.high]).all() and self.low < self.high and inside):
            raise refusal(
                DataError, "uncertainty.order", name=self.form.value, low=self.low,
                value=self.central, high=self.high,
            )  # fmt: skip
        if self.form is Form.LOGNORMAL and self.low <= 0.0:
            raise refusal(
                DataError, "uncertainty.positive", name=self.form.value, low=self.low,
                high=self.high,
            )  # fmt: skip

    def quantile(self, probability: Floats) -> Floats:
        """Inverse distribution function.

        Parameters
        ----------
        probability : ndarray of float
            Axes ...; strictly between 0 and 1.

        Returns
        -------
        ndarray of float
            Axes ...; unit of the factor.

        References
        ----------
        PERT: Malcolm, D. G. et al. (1959), Operations Research 7, 646-669; a beta distribution
        of shapes 1 + 4 (mode - low)/(high - low) and 1 + 4 (high - mode)/(high - low).
        """
        low, width = self.low, self.high - self.low
        if self.form is Form.UNIFORM:
            return np.asarray(low + width * probability)
        if self.form is Form.TRIANGULAR:
            rise = self.central - low
            left = low + np.sqrt(probability * width * rise)
            right = self.high - np.sqrt((1.0 - probability) * width * (width - rise))
            return np.where(probability * width < rise, left, right)
        if self.form is Form.PERT:
            share = (self.central - low) / width
            return np.asarray(low + width * _beta_curve(share)(ndtri(probability)))
        ends = np.array([low, self.high])
        first, last = np.log(ends) if self.form is Form.LOGNORMAL else ends
        steps = 0.5 + ndtri(probability) / (2.0 * float(ndtri(1.0 - TAIL)))
        drawn = first + (last - first) * steps
        return np.asarray(np.exp(drawn) if self.form is Form.LOGNORMAL else drawn)


@cache
def _beta_curve(share: float) -> Callable[[Floats], Floats]:
    """Quantile of a pert distribution on (0, 1) against the normal score of its probability.

    The inverse of the incomplete beta function takes longer than a whole valuation of a project;
    against normal scores it is so smooth that a monotone cubic through knots has its first eight
    digits. Beyond the outermost scores the ends hold.
    """
    first, second = 1.0 + 4.0 * share, 5.0 - 4.0 * share
    below = np.linspace(-_REACH, 0.0, _KNOTS)
    rising = betaincinv(first, second, ndtr(below))
    falling = 1.0 - betaincinv(second, first, ndtr(below))
    scores = np.concatenate([below, -below[-2::-1]])
    curve = PchipInterpolator(scores, np.concatenate([rising, falling[-2::-1]]))
    return lambda score: np.asarray(curve(np.clip(score, -_REACH, _REACH)))


@dataclass(frozen=True, slots=True)
class Sampled:
    """Distribution that draws of a model stand for.

    Parameters
    ----------
    ordered : ndarray of float
        Axis draw; ascending.
    """

    ordered: Floats

    def quantile(self, probability: Floats) -> Floats:
        """Inverse distribution function, straight between the middles of the draws.

        Parameters
        ----------
        probability : ndarray of float
            Axes ...; between 0 and 1.

        Returns
        -------
        ndarray of float
            Axes ...; within the draws.
        """
        count = self.ordered.size
        middles = (np.arange(count) + 0.5) / count
        return np.asarray(np.interp(probability, middles, self.ordered))
