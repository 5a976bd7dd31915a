"""Capital cost of a new plant: scale, year, place and overrun.

``ln(capex per kg of yearly capacity) = a + (n - 1) ln(capacity) + g (year - origin)``, so that
total capex goes with capacity to the power n. Only cases of one scope, route and country may
stand in one fit: a plant with its silicon metal smelter is another thing than one without. What
is outside the fit (another route, another place) is told as a ratio to what the fit expects.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from polysight.costing.lines import Floats
from polysight.costing.regression import Fit, least_squares, prediction, student
from polysight.errors import UsageError, refusal


@dataclass(frozen=True, slots=True)
class ScaleFit:
    """How capital cost per kilogram goes with scale and year.

    Parameters
    ----------
    exponent : float
        n of ``capex ~ capacity^n`` [1].
    exponent_interval : tuple of float
        Low and high at the confidence of the fit.
    growth : float
        Change of the logarithm of unit capex per year [1/year]; zero where it was not fitted.
    growth_interval : tuple of float
        Low and high; both zero where it was not fitted.
    origin_year : float
        Year from which years are counted.
    fit : Fit
        The regression; `Fit.collinearity` tells whether scale and year can be told apart.
    """

    exponent: float
    exponent_interval: tuple[float, float]
    growth: float
    growth_interval: tuple[float, float]
    origin_year: float
    fit: Fit


@dataclass(frozen=True, slots=True)
class Ratio:
    """A multiplier known from few cases, as a scaled Student's t of its logarithm.

    Parameters
    ----------
    centre : float
        Geometric mean [1].
    low, high : float
        Interval for another case [1].
    freedom : int
        Degrees of freedom of the t distribution.
    log_error : float
        Standard error of the logarithm of another case.
    """

    centre: float
    low: float
    high: float
    freedom: int
    log_error: float


def scale_fit(
    unit_capex: Floats, capacity: Floats, year: Floats, *, with_year: bool, confidence: float
) -> ScaleFit:
    """Scale exponent, and change by year, of comparable cases.

    Parameters
    ----------
    unit_capex : ndarray, [case]
        Capital cost over yearly capacity [money/(kg/a)], above zero. The unit of money changes
        neither the exponent nor its interval.
    capacity : ndarray, [case]
        Yearly capacity, above zero.
    year : ndarray, [case]
        Calendar year of the case.
    with_year : bool
        Whether the years differ enough for a year effect of their own.
    confidence : float
        Probability of the intervals.

    Returns
    -------
    ScaleFit
        Exponent ``n = 1 + slope``, with Student intervals.

    Raises
    ------
    UsageError
        If there are too few cases for the terms, or a number is not positive.

    References
    ----------
    Cost-capacity relation: Williams, "Six-tenths factor aids in approximating costs", Chemical
    Engineering 54 (1947) 124.
    """
    if unit_capex.size == 0:
        raise refusal(UsageError, "costing.rows", got=0, least=3)
    if (unit_capex <= 0.0).any() or (capacity <= 0.0).any():
        raise refusal(UsageError, "costing.positive", name="capex, capacity")
    origin = float(np.mean(year))
    fit = least_squares(
        _terms(capacity, year, origin, with_year=with_year), np.log(unit_capex), confidence
    )
    told = np.zeros((3, 3))  # rows: estimate, low, high; columns: level, slope, year
    told[:, : fit.coefficients.size] = np.stack([fit.coefficients, fit.low, fit.high])
    slope, slope_low, slope_high = (1.0 + float(one) for one in told[:, 1])
    growth, growth_low, growth_high = (float(one) for one in told[:, 2])
    return ScaleFit(slope, (slope_low, slope_high), growth, (growth_low, growth_high), origin, fit)


def unit_capex(
    fit: ScaleFit, capacity: Floats, year: Floats, probability: Floats | None = None
) -> Floats:
    """Capital cost per kilogram of yearly capacity of a new case.

    Parameters
    ----------
    fit : ScaleFit
        Fit of comparable cases.
    capacity : ndarray, [...]
        Yearly capacity, unit of the fit.
    year : ndarray, [...]
        Calendar year.
    probability : ndarray, [...], optional
        Where in the predictive distribution (Student's t of the logarithm) each case stands;
        the median when it is not given.

    Returns
    -------
    ndarray, [...]
        Unit of the fitted numbers.
    """
    terms = _terms(
        np.asarray(capacity), np.asarray(year), fit.origin_year, with_year=_has_year(fit)
    )
    centre, error = prediction(fit.fit, terms)
    if probability is None:
        return np.exp(centre)
    return np.asarray(np.exp(centre + error * stdtrit(fit.fit.freedom, probability)))


def ratio_to_fit(
    fit: ScaleFit, observed_unit_capex: Floats, capacity: Floats, year: Floats
) -> Ratio:
    """How cases outside the fit (another place or route) compare with what it expects.

    Parameters
    ----------
    fit : ScaleFit
        Fit of the cases that are compared with.
    observed_unit_capex, capacity, year : ndarray, [case]
        The other cases, in the units of the fit.

    Returns
    -------
    Ratio
        Geometric mean of observed over expected. With one case, or several, the error is that of
        a new case of the fit: the scatter of the other cases cannot be seen from so few.
    """
    terms = _terms(capacity, year, fit.origin_year, with_year=_has_year(fit))
    centre, error = prediction(fit.fit, terms)
    log_ratio = float(np.mean(np.log(observed_unit_capex) - centre))
    log_error = float(np.sqrt(np.mean(error**2)))
    return _ratio(log_ratio, log_error, fit.fit.freedom, fit.fit.confidence)


def overrun(planned: Floats, outturn: Floats, *, confidence: float) -> Ratio:
    """Outturn over plan, as a distribution for another project.

    Parameters
    ----------
    planned, outturn : ndarray, [case]
        Capital cost announced and spent, on one basis a case [money, or money per capacity].
    confidence : float
        Probability of the interval.

    Returns
    -------
    Ratio
        Geometric mean of outturn over plan, with the interval of another case: t sd
        sqrt(1 + 1/n) of the logarithms. Few cases make it wide, as they should.

    Raises
    ------
    UsageError
        If there are fewer than two cases: one case has no spread.
    """
    logs = np.log(outturn) - np.log(planned)
    count = logs.shape[0]
    if count < 2:
        raise refusal(UsageError, "costing.rows", got=count, least=2)
    error = float(logs.std(ddof=1)) * float(np.sqrt(1.0 + 1.0 / count))
    return _ratio(float(logs.mean()), error, count - 1, confidence)


def drawn_ratio(ratio: Ratio, probability: Floats) -> Floats:
    """Quantiles of a multiplier.

    Parameters
    ----------
    ratio : Ratio
        The multiplier.
    probability : ndarray, [...]
        Strictly between 0 and 1.

    Returns
    -------
    ndarray, [...]
        ``centre exp(error t)`` [1].
    """
    return np.asarray(ratio.centre * np.exp(ratio.log_error * stdtrit(ratio.freedom, probability)))


def _terms(capacity: Floats, year: Floats, origin: float, *, with_year: bool) -> Floats:
    size, years = np.broadcast_arrays(np.log(capacity), year - origin)
    columns = [np.ones_like(size), size, *([years] if with_year else [])]
    return np.stack(columns, axis=-1)


def _has_year(fit: ScaleFit) -> bool:
    return bool(fit.fit.coefficients.size > 2)


def _ratio(log_ratio: float, log_error: float, freedom: int, confidence: float) -> Ratio:
    half = student(confidence, freedom) * log_error
    low, centre, high = (float(np.exp(log_ratio + step)) for step in (-half, 0.0, half))
    return Ratio(centre, low, high, freedom, log_error)
