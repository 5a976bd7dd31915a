"""Cost that does not follow output: a pool of money spread over what is made.

Depreciation, most of the wages and part of maintenance are paid whether a plant runs or not. Per
kilogram they rise when output falls: pool over production. Two estimates: a pool seen directly
as the non-cash part of a reported cost, and a split of reported cash cost by regression on one
over production, which few quarters may not identify.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.costing.lines import Floats
from polysight.costing.regression import Fit, least_squares, student
from polysight.errors import UsageError, refusal


@dataclass(frozen=True, slots=True)
class Pool:
    """A nearly constant sum per period.

    Parameters
    ----------
    amount : float
        Mean over the periods [money per period].
    low, high : float
        Interval for another period, its own scatter included: mean +- t sd sqrt(1 + 1/n).
    least, most : float
        Smallest and largest amount seen.
    worst : float
        Largest distance between amount / production and the cost per kilogram that was
        reported, relative to the latter [1].
    """

    amount: float
    low: float
    high: float
    least: float
    most: float
    worst: float


@dataclass(frozen=True, slots=True)
class Split:
    """Reported unit cost told apart into a part per kilogram and a part per period.

    Parameters
    ----------
    variable_per_kg, fixed : float
        Estimates [money/kg], [money per period].
    variable_interval, fixed_interval : tuple of float
        Low and high at the confidence of the fit.
    identified : bool
        Whether the rows exclude that nothing is fixed, and find the fixed part positive.
    fit : Fit
        The regression.
    """

    variable_per_kg: float
    fixed: float
    variable_interval: tuple[float, float]
    fixed_interval: tuple[float, float]
    identified: bool
    fit: Fit


def spread_over(pool: Floats, production: Floats) -> Floats:
    """Fixed cost per unit of output.

    Parameters
    ----------
    pool : ndarray, [...]
        Money per period.
    production : ndarray, [...]
        Output of the period, above zero.

    Returns
    -------
    ndarray, [...]
        ``pool / production``; it falls as output rises.

    Raises
    ------
    UsageError
        If an output is zero or negative: fixed cost per kilogram is then not defined.

    Examples
    --------
    >>> spread_over(np.array([57.0]), np.array([25.0, 50.0])).tolist()
    [2.28, 1.14]
    """
    made = np.asarray(production, dtype=np.float64)
    if (made <= 0.0).any():
        raise refusal(UsageError, "costing.output", got=made.min())
    return np.asarray(pool / made)


def constant_pool(non_cash_per_kg: Floats, production: Floats, *, confidence: float) -> Pool:
    """Constant sum per period that explains the non-cash cost of all periods.

    Parameters
    ----------
    non_cash_per_kg : ndarray, [period]
        Reported total cost less cash cost [money/kg].
    production : ndarray, [period]
        Output of the period.
    confidence : float
        Probability of the interval.

    Returns
    -------
    Pool
        The mean of the sums, how far another period may be from it, and how well it does.
    """
    sums = non_cash_per_kg * production
    count = sums.shape[0]
    mean = float(sums.mean())
    half = student(confidence, count - 1) * float(sums.std(ddof=1)) * np.sqrt(1.0 + 1.0 / count)
    told = spread_over(np.asarray(mean), production)
    worst = float(np.max(np.abs(told / non_cash_per_kg - 1.0)))
    return Pool(mean, mean - half, mean + half, float(sums.min()), float(sums.max()), worst)


def variable_and_fixed(cost_per_kg: Floats, production: Floats, *, confidence: float) -> Split:
    """Split of a unit cost by regression on one over production.

    Parameters
    ----------
    cost_per_kg : ndarray, [period]
        Reported unit cost, best after what moves with input prices has been taken off
        [money/kg].
    production : ndarray, [period]
        Output of the period, above zero.
    confidence : float
        Probability of the intervals.

    Returns
    -------
    Split
        ``c = v + F / Q``. `Split.identified` is false when the interval of F holds zero or F is
        not positive: then the rows do not say what is fixed, and the estimate is not to be used.

    Raises
    ------
    UsageError
        If there are fewer than three periods, production does not vary or is not positive.
    """
    per_unit = spread_over(np.asarray(1.0), production)
    design = np.stack([np.ones_like(per_unit), per_unit], axis=-1)
    fit = least_squares(design, cost_per_kg, confidence)
    variable, fixed = (float(one) for one in fit.coefficients)
    ends = [(float(low), float(high)) for low, high in zip(fit.low, fit.high, strict=True)]
    identified = fixed > 0.0 and fit.identified(1)
    return Split(variable, fixed, ends[0], ends[1], identified, fit)
