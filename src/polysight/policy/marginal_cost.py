"""What closing a gap costs per unit of it: each measure alone, and one after the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import UsageError, refusal

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class MarginalCost:
    """Steps of a marginal cost curve; axis step.

    Parameters
    ----------
    measure : ndarray of int
        Place of the measure of each step.
    width : ndarray of float
        What the step takes off the gap, in the unit of the limit.
    unit_cost : ndarray of float
        Cost of the step over its width [money per unit of the limit]; infinite for a step that
        takes nothing off.
    reached : ndarray of float
        What all steps so far take off together.
    """

    measure: Integers
    width: Floats
    unit_cost: Floats
    reached: Floats


def capital_recovery(rate: Floats, life_years: Floats) -> Floats:
    """Yearly payment that pays an investment of one back over its life, with interest.

    Parameters
    ----------
    rate : ndarray, [...]
        Discount rate [1/a], above -1.
    life_years : ndarray, [...]
        Years, above zero.

    Returns
    -------
    ndarray, [...]
        ``r / (1 - (1 + r)^-n)``; its limit ``1 / n`` without interest [1/a].

    Raises
    ------
    UsageError
        If the life is not above zero.

    References
    ----------
    NDRC and MOHURD, Economic Evaluation Methods and Parameters for Construction Projects,
    3rd ed. (2006): capital recovery factor (A/P, i, n).

    Examples
    --------
    >>> float(capital_recovery(np.array(0.0), np.array(10.0)))
    0.1
    """
    rate, life_years = np.broadcast_arrays(
        np.asarray(rate, dtype=np.float64), np.asarray(life_years, dtype=np.float64)
    )
    if not (life_years > 0.0).all():
        raise refusal(UsageError, "gap.life", got=life_years.min())
    growth = -np.expm1(-life_years * np.log1p(rate))
    still = rate == 0.0
    return np.asarray(np.where(still, 1.0 / life_years, rate / np.where(still, 1.0, growth)))


def alone(cost: Floats, effect: Floats) -> MarginalCost:
    """Curve of measures each taken alone, the cheapest per unit first.

    Effects of measures that are taken alone do not add up: the sum on the axis is what they would
    do if they did.

    Parameters
    ----------
    cost : ndarray, [measure]
        Cost of the measure taken whole [money per unit product].
    effect : ndarray, [measure]
        What it takes off the gap, in the unit of the limit.

    Returns
    -------
    MarginalCost
        Only measures that narrow the gap; equals keep their order.
    """
    helpful = np.flatnonzero(effect > 0.0)
    unit_cost = cost[helpful] / effect[helpful]
    order = helpful[np.argsort(unit_cost, kind="stable")]
    width = effect[order]
    return MarginalCost(order, width, cost[order] / width, np.cumsum(width))


def in_order(measure: Integers, cost: Floats, gap: Floats) -> MarginalCost:
    """Curve of measures taken one after the other, each recomputed on top of those before.

    Parameters
    ----------
    measure : ndarray of int, [step]
        Places of the measures in the order in which they are taken.
    cost : ndarray, [step]
        Cost that each adds [money per unit product].
    gap : ndarray, [step + 1]
        Gap before the first and after each, in the unit of the limit.

    Returns
    -------
    MarginalCost
        In the given order, whatever the unit cost of a step turns out to be.

    Raises
    ------
    UsageError
        If there is not one gap more than steps.
    """
    if gap.size != measure.size + 1 or cost.size != measure.size:
        raise refusal(UsageError, "gap.shape", got=gap.size, expected=measure.size + 1)
    width = gap[:-1] - gap[1:]
    nothing = width == 0.0
    unit_cost = np.where(nothing, np.inf, cost / np.where(nothing, 1.0, width))
    return MarginalCost(measure, width, unit_cost, np.cumsum(width))
