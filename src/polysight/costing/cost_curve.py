"""The cost curve of a register with intervals: plants stacked from the cheapest up, in each draw.

In another draw another plant is marginal, so the curve is drawn at fixed outputs: at each of them
the cost of the plant that is needed there, over all draws.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.costing.lines import Floats
from polysight.errors import UsageError, refusal

#: Room for the rounding of sums, relative to the capacity of the register.
ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class CostCurve:
    """Cost of the marginal plant at rising outputs.

    Parameters
    ----------
    output : ndarray, [output]
        Outputs at which the curve is told, in the unit of the capacities.
    probabilities : ndarray, [probability]
        Probabilities of the band.
    band : ndarray, [probability, output]
        Quantiles over the draws of the cost at each output [money/kg]; each rises with output.
        NaN where some draw cannot make the output.
    total : ndarray, [draw]
        Capacity of the plants with a known cost: those without one add no supply.
    """

    output: Floats
    probabilities: Floats
    band: Floats
    total: Floats


@dataclass(frozen=True, slots=True)
class Step:
    """A bar of the curve of medians, ready to be drawn.

    Parameters
    ----------
    plant : int
        Position of the plant.
    left, right : float
        Cumulative capacity before and after the plant.
    low, middle, high : float
        Quantiles of the plant's own cost over the draws [money/kg].
    """

    plant: int
    left: float
    right: float
    low: float
    middle: float
    high: float


def stacked(
    cost: Floats, capacity: Floats
) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.int64]], Floats]:
    """Order of the plants in each draw, and the capacity up to each of them.

    Parameters
    ----------
    cost : ndarray, [draw, plant]
        Cash cost [money/kg]; a plant without one (NaN) stands last and adds nothing.
    capacity : ndarray, [draw or 1, plant]
        Output that each plant can make, not negative.

    Returns
    -------
    order : ndarray of int, [draw, rank]
        Positions of the plants from the cheapest up; equal costs keep the order of the register.
    cumulative : ndarray, [draw, rank]
        Capacity of the plant and of all cheaper ones.

    Raises
    ------
    UsageError
        If a capacity is negative.
    """
    if (capacity < 0.0).any():
        raise refusal(UsageError, "costing.negative", name="capacity", got=capacity.min())
    order = np.argsort(cost, axis=-1, kind="stable")
    usable = np.where(np.isnan(cost), 0.0, capacity)
    ranked = np.take_along_axis(usable, order, axis=-1)
    return order, np.cumsum(ranked, axis=-1)


def cost_curve(
    cost: Floats, capacity: Floats, *, output: Floats, probabilities: Floats
) -> CostCurve:
    """Quantile band of the cost curve.

    Parameters
    ----------
    cost : ndarray, [draw, plant]
        Cash cost [money/kg].
    capacity : ndarray, [draw or 1, plant]
        Output that each plant can make.
    output : ndarray, [output]
        Outputs above zero at which the curve is told.
    probabilities : ndarray, [probability]
        For example 0.1, 0.5 and 0.9.

    Returns
    -------
    CostCurve
        The band.
    """
    order, cumulative = stacked(cost, capacity)
    ranked = np.take_along_axis(cost, order, axis=-1)
    total = cumulative[:, -1]
    at_output = np.stack(
        [_cost_at(ranked, cumulative, np.asarray(each)) for each in output], axis=-1
    )
    band = np.quantile(at_output, probabilities, axis=0)
    return CostCurve(np.asarray(output), probabilities, band, total)


def steps(
    cost: Floats, capacity: Floats, *, probabilities: tuple[float, float]
) -> tuple[Step, ...]:
    """Bars of the curve of median costs, each with the interval of its plant.

    Parameters
    ----------
    cost : ndarray, [draw, plant]
        Cash cost [money/kg].
    capacity : ndarray, [plant]
        Output that each plant can make.
    probabilities : tuple of float
        Ends of the interval.

    Returns
    -------
    tuple of Step
        From the cheapest median up; plants without a cost are left out. The last ``right`` is
        the capacity of all plants with a cost.
    """
    low, middle, high = np.quantile(cost, [probabilities[0], 0.5, probabilities[1]], axis=0)
    order, cumulative = stacked(middle[None], capacity[None])
    known = [int(plant) for plant in order[0] if not np.isnan(middle[plant])]
    return tuple(
        Step(plant, float(right - capacity[plant]), float(right), float(low[plant]),
             float(middle[plant]), float(high[plant]))
        for plant, right in zip(known, cumulative[0], strict=False)
    )  # fmt: skip


def _place(
    cumulative: Floats, wanted: Floats
) -> tuple[
    np.ndarray[tuple[int, ...], np.dtype[np.int64]], np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
]:
    """Rank of the marginal plant of each draw, and whether there is one."""
    total = cumulative[:, -1]
    short = (cumulative < (wanted - ROUNDING * total)[..., None]).sum(axis=-1)
    last = cumulative.shape[1] - 1
    return np.minimum(short, last), (short <= last) & (wanted > 0.0)


def _cost_at(ranked: Floats, cumulative: Floats, wanted: Floats) -> Floats:
    rank, enough = _place(cumulative, wanted)
    cost = np.take_along_axis(ranked, rank[:, None], axis=-1)[:, 0]
    return np.where(enough, cost, np.nan)
