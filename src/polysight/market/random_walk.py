r"""The forecast that a model must beat: a random walk of the logarithm with drift.

Between two observations that are k months apart the logarithm moves by a normal number of mean
k m and variance k s^2, so that gaps need no filling. The drift is the whole change over the whole
time; h months ahead the logarithm is normal about the last one plus h m, with variance
h s^2 (1 + h / T) for T months observed, the second part for the doubt of the drift.

References
----------
Meese, R. A. and Rogoff, K. (1983), Empirical exchange rate models of the seventies: do they fit
out of sample?, Journal of International Economics 14, 3-24. Alquist, R. and Kilian, L. (2010),
What do we learn from the price of crude oil futures?, Journal of Applied Econometrics 25, 539-573.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]

#: Steps between observations that a fit needs.
LEAST_STEPS = 2


@dataclass(frozen=True, slots=True)
class RandomWalk:
    """A fitted random walk of a logarithm.

    Parameters
    ----------
    drift : float
        Mean change in a month.
    volatility : float
        Standard deviation of the change in a month.
    months : float
        Time over which it was observed.
    steps : int
        Steps between observations.
    """

    drift: float
    volatility: float
    months: float
    steps: int

    def middle(self, last: float, ahead: ArrayLike) -> Floats:
        """Median of the logarithm after some months.

        Parameters
        ----------
        last : float
            Logarithm on the day of the forecast.
        ahead : array_like of float
            Months.

        Returns
        -------
        ndarray of float
            Axes of ``ahead``.
        """
        return np.asarray(last + self.drift * np.asarray(ahead, dtype=np.float64))

    def deviation(self, ahead: ArrayLike) -> Floats:
        """Standard deviation of the logarithm after some months, from a known start.

        Parameters
        ----------
        ahead : array_like of float
            Months.

        Returns
        -------
        ndarray of float
            Axes of ``ahead``.
        """
        time = np.asarray(ahead, dtype=np.float64)
        return np.asarray(self.volatility * np.sqrt(time * (1.0 + time / self.months)))

    def paths(self, last: ArrayLike, drift_scores: Floats, scores: Floats) -> Floats:
        """Paths of the logarithm, month by month.

        Parameters
        ----------
        last : array_like of float
            Logarithm on the day of the forecast; one number, or axis draw.
        drift_scores : ndarray of float
            Axis draw; standard normal, by which the drift is off.
        scores : ndarray of float
            Axes draw, month; standard normal.

        Returns
        -------
        ndarray of float
            Axes draw, month; after one month, two months, and so on.
        """
        drift = self.drift + self.volatility / math.sqrt(self.months) * drift_scores
        moved = np.cumsum(self.volatility * scores + drift[:, None], axis=1)
        return np.asarray(moved + np.broadcast_to(np.asarray(last), (len(scores),))[:, None])


def random_walk(months: ArrayLike, logarithms: ArrayLike) -> RandomWalk:
    """Most likely drift and volatility of observations at any distance.

    Parameters
    ----------
    months : array_like of float
        Times of the observations in months, rising.
    logarithms : array_like of float
        Natural logarithms.

    Returns
    -------
    RandomWalk
        The fit; the volatility counts one degree of freedom for the drift.

    Raises
    ------
    DataError
        If times do not rise, or there are fewer than three observations.

    Examples
    --------
    >>> walk = random_walk([0, 1, 3], [0.0, 0.1, 0.3])
    >>> round(walk.drift, 6), round(walk.volatility, 6)
    (0.1, 0.0)
    """
    times = np.asarray(months, dtype=np.float64)
    steps = np.diff(times)
    if len(steps) < LEAST_STEPS or not np.all(steps > 0.0):
        raise refusal(DataError, "random_walk.series", got=len(times), least=LEAST_STEPS + 1)
    moved = np.diff(np.asarray(logarithms, dtype=np.float64))
    drift = float(moved.sum() / steps.sum())
    spread = float(np.sum((moved - drift * steps) ** 2 / steps) / (len(steps) - 1))
    return RandomWalk(drift, math.sqrt(spread), float(steps.sum()), len(steps))
