r"""Prices that return to a level: the logarithm x of a price follows dx = k (m - x) dt + s dW.

Between two observations that are d years apart, x moves to m + (x - m) a plus a normal shock of
variance s^2 (1 - a^2) / (2 k), with a = exp(-k d). This is exact for any d, so that a series
with gaps needs no filling. As k goes to zero it becomes a random walk of variance s^2 d.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq, minimize_scalar
from scipy.stats import chi2

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]

#: Speeds of return that are looked at [1/a]: half-lives from centuries to days.
SLOWEST, FASTEST = 1e-3, 1e2
#: A fit needs so many steps between observations.
LEAST_STEPS = 8
MONTHS_PER_YEAR = 12.0
#: Square of the 5 per cent point of the Dickey-Fuller statistic with a mean, -2.86: twice the log
#: likelihood by which a return to a level must beat a random walk, whose fit is not chi-squared.
RANDOM_WALK_BOUND = 2.86**2


@dataclass(frozen=True, slots=True)
class MeanReversion:
    """A log price that returns to a level.

    Parameters
    ----------
    level : float
        Mean m of the logarithm in the long run; NaN for a random walk, which has none.
    speed : float
        Speed of return k, per year; zero for a random walk.
    volatility : float
        Standard deviation s of the shocks, per square root of a year.
    """

    level: float
    speed: float
    volatility: float

    @property
    def half_life_years(self) -> float:
        """Years in which half of a deviation is gone.

        Returns
        -------
        float
            Infinite for a random walk.
        """
        return math.log(2.0) / self.speed if self.speed > 0.0 else math.inf

    def persistence(self, years: ArrayLike) -> Floats:
        """Part of a deviation that is left after some time.

        Parameters
        ----------
        years : array_like of float
            Time.

        Returns
        -------
        ndarray of float
            Fractions of one.
        """
        return np.asarray(np.exp(-self.speed * np.asarray(years, dtype=np.float64)))

    def variance(self, years: ArrayLike) -> Floats:
        """Variance of the logarithm after some time, from a known start.

        Parameters
        ----------
        years : array_like of float
            Time.

        Returns
        -------
        ndarray of float
            Variance of the natural logarithm.
        """
        return np.asarray(self.volatility**2 * _spread(self.speed, np.asarray(years, np.float64)))


@dataclass(frozen=True, slots=True)
class ReversionFit:
    """A fit of a price that returns to a level, with its interval.

    Parameters
    ----------
    central : MeanReversion
        Most likely parameters.
    slow, fast : MeanReversion
        Most likely level and volatility at the ends of the interval of the speed.
    steps : int
        Steps between observations.
    years : float
        From the first to the last observation.
    confidence : float
        Of the interval.
    """

    central: MeanReversion
    slow: MeanReversion
    fast: MeanReversion
    steps: int
    years: float
    confidence: float

    @property
    def may_be_a_random_walk(self) -> bool:
        """Whether the interval holds a price that returns to no level.

        Returns
        -------
        bool
            True where the slow end has no speed of return.
        """
        return self.slow.speed == 0.0


def reversion_fit(years: ArrayLike, prices: ArrayLike, confidence: float = 0.95) -> ReversionFit:
    """Most likely return to a level of an observed price, with the interval of its speed.

    Parameters
    ----------
    years : array_like of float
        Times of the observations, rising.
    prices : array_like of float
        Prices above zero in any unit.
    confidence : float
        Of the interval.

    Returns
    -------
    ReversionFit
        Fit by exact maximum likelihood, given the first observation; the interval holds the speeds
        whose profile likelihood is within the chi-squared bound, and reaches to zero where a
        random walk is within `RANDOM_WALK_BOUND`. In short series the most likely speed lies
        above the true one on average: the slow end deserves as much trust.

    Raises
    ------
    DataError
        If times do not rise, a price is not above zero, there are too few, or all are equal.

    References
    ----------
    Vasicek, O. (1977), An equilibrium characterization of the term structure, Journal of
    Financial Economics 5, 177-188. Schwartz, E. S. (1997), The stochastic behavior of commodity
    prices, Journal of Finance 52, 923-973. Venzon, D. J. and Moolgavkar, S. H. (1988), A method
    for computing profile-likelihood-based confidence intervals, Applied Statistics 37, 87-94.
    Fuller, W. A. (1976), Introduction to Statistical Time Series, table 8.5.2.
    """
    times, values = np.asarray(years, np.float64), np.asarray(prices, np.float64)
    steps = np.diff(times)
    if len(steps) < LEAST_STEPS or not np.all(steps > 0.0):
        raise refusal(DataError, "change.series", got=len(values), least=LEAST_STEPS + 1)
    if not np.all(values > 0.0) or np.ptp(values) == 0.0:
        raise refusal(DataError, "change.series", got=len(values), least=LEAST_STEPS + 1)
    series = _Series(np.log(values), steps)
    grid = np.geomspace(SLOWEST, FASTEST, 241)
    heights = np.array([series.height(speed) for speed in grid])
    best = int(heights.argmax())
    ends = (grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)])
    told = minimize_scalar(lambda log: -series.height(math.exp(log)), bounds=np.log(ends),
                           method="bounded", options={"xatol": 1e-10})  # fmt: skip
    speed = float(math.exp(told.x))
    if series.height(0.0) >= series.height(speed):
        speed = 0.0
    floor = series.height(speed) - 0.5 * float(chi2.ppf(confidence, 1))
    slow, fast = _ends(series, speed, floor)
    shape = (len(steps), float(times[-1] - times[0]), confidence)
    return ReversionFit(series.at(speed), series.at(slow), series.at(fast), *shape)


@dataclass(frozen=True, slots=True)
class _Series:
    """Logarithms and the years between them."""

    logs: Floats
    steps: Floats

    def at(self, speed: float) -> MeanReversion:
        """Most likely level and volatility at a speed."""
        level, residuals, spread = self._residuals(speed)
        return MeanReversion(level, speed, math.sqrt(float(np.mean(residuals**2 / spread))))

    def height(self, speed: float) -> float:
        """Profile log likelihood of a speed, up to a constant."""
        _, residuals, spread = self._residuals(speed)
        mean = float(np.mean(residuals**2 / spread))
        return -0.5 * (len(self.steps) * math.log(mean) + float(np.log(spread).sum()))

    def _residuals(self, speed: float) -> tuple[float, Floats, Floats]:
        kept = np.exp(-speed * self.steps)
        pull = -np.expm1(-speed * self.steps)
        spread = _spread(speed, self.steps)
        moved = self.logs[1:] - kept * self.logs[:-1]
        if speed == 0.0:
            return math.nan, moved, spread
        level = float(np.sum(pull * moved / spread) / np.sum(pull**2 / spread))
        return level, moved - pull * level, spread


def _spread(speed: float, years: Floats) -> Floats:
    """Variance after some years for shocks of one."""
    if speed == 0.0:
        return years
    return np.asarray(-np.expm1(-2.0 * speed * years) / (2.0 * speed))


def _ends(series: _Series, speed: float, floor: float) -> tuple[float, float]:
    """Slow and fast end of the speeds that are likely enough."""

    def over(one: float) -> float:
        return series.height(one) - floor

    walks = 2.0 * (series.height(speed) - series.height(0.0)) <= RANDOM_WALK_BOUND
    slow = 0.0 if walks or over(0.0) >= 0.0 else float(brentq(over, 0.0, speed))
    fast = FASTEST if over(FASTEST) >= 0.0 else float(brentq(over, speed, FASTEST))
    return slow, fast


def deviations(price: MeanReversion, start: float, months: int, shocks: Floats) -> Floats:
    """Paths of the deviation of a log price from its level, month by month.

    Parameters
    ----------
    price : MeanReversion
        Speed of return and volatility.
    start : float
        Deviation at the start of the first month.
    months : int
        Number of months.
    shocks : ndarray of float
        Axes path, month; independent standard normal, at least ``months`` - 1 of them.

    Returns
    -------
    ndarray of float
        Axes path, month; at the start of each month, the first one known.
    """
    step = 1.0 / MONTHS_PER_YEAR
    kept = float(price.persistence(step))
    scale = math.sqrt(float(price.variance(step)))
    told = np.empty((len(shocks), months))
    told[:, 0] = start
    for month in range(1, months):
        told[:, month] = kept * told[:, month - 1] + scale * shocks[:, month - 1]
    return told


def price_factors(price: MeanReversion, paths: Floats) -> Floats:
    """Price over the expected path, of which the expectation is one from a start on the path.

    Parameters
    ----------
    price : MeanReversion
        Speed of return and volatility.
    paths : ndarray of float
        Axes path, month; of `deviations`.

    Returns
    -------
    ndarray of float
        Axes path, month; exp(x - variance / 2).
    """
    years = np.arange(paths.shape[1]) / MONTHS_PER_YEAR
    return np.asarray(np.exp(paths - 0.5 * price.variance(years)))
