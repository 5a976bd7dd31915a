"""Supply curves of the month: plants in the order of the price at which they would run."""

from __future__ import annotations

import numpy as np

from polysight.compiled import compiled_inside, compiled_part
from polysight.market.case import Floats, Integers, PlantArrays, PlantState
from polysight.market.parameter import Parameter
from polysight.market.working_arrays import CurveWork, PlantWork


@compiled_inside
def fill_curves(theta: Floats, plants: PlantArrays, work: PlantWork, curve: CurveWork) -> None:
    """Break-even prices and running totals of available capacity, by market.

    A plant breaks even where the price of the market times the factor of its product is its cash
    cost; one that stands idle asks for the restart margin on top.

    Parameters
    ----------
    theta, plants, work
        Behaviour, plants, and their month.
    curve : CurveWork
        Filled in place; its order is that of last month when it comes.
    """
    idle = 1.0 + theta[Parameter.RESTART_MARGIN]
    for p in range(plants.key.size):
        value = np.inf
        if work.state[p] == PlantState.STANDING:
            value = work.cost[p] / work.price_factor[p]
            if work.load[p] == 0.0:
                value *= idle
        curve.break_even[p] = value
    sort_by(curve.break_even, curve.order)
    curve.steps[0] = curve.steps[1] = 0
    china = outside = 0.0
    for place in range(curve.order.size):
        p = curve.order[place]
        if curve.break_even[p] == np.inf:
            break
        market = plants.market[p]
        step = curve.steps[market]
        if market == 0:
            china += work.available[p]
            curve.total[0, step] = china
        else:
            outside += work.available[p]
            curve.total[1, step] = outside
        curve.value[market, step] = curve.break_even[p]
        curve.steps[market] = step + 1


@compiled_part
def sort_by(value: Floats, order: Integers) -> None:
    """Places in the order of their values, equal ones in the order of the places.

    Each place moves down past larger values: for an order that is nearly right, as last month's
    is, this costs little more than a look at each.

    Parameters
    ----------
    value : ndarray of float
        Axis place.
    order : ndarray of int
        All places; sorted in place.
    """
    for at in range(1, order.size):
        moved = order[at]
        mine = value[moved]
        to = at
        while to > 0:
            other = order[to - 1]
            if value[other] < mine or (value[other] == mine and other < moved):
                break
            order[to] = other
            to -= 1
        order[to] = moved


@compiled_part
def steps_below(curve: CurveWork, market: int, value: float) -> int:
    """Number of plants that run at less than a price.

    Parameters
    ----------
    curve : CurveWork
        Supply curves.
    market : int
        Which market.
    value : float
        Break-even price [CNY/kg].

    Returns
    -------
    int
        The first of them in order, those with just this price not among them.
    """
    low, high = 0, curve.steps[market]
    while low < high:
        middle = (low + high) // 2
        if curve.value[market, middle] < value:
            low = middle + 1
        else:
            high = middle
    return low


@compiled_part
def total_of(curve: CurveWork, market: int, steps: int) -> float:
    """Capacity available in the first plants of a curve.

    Parameters
    ----------
    curve : CurveWork
        Supply curves.
    market : int
        Which market.
    steps : int
        How many plants.

    Returns
    -------
    float
        kt.
    """
    return float(curve.total[market, steps - 1]) if steps > 0 else 0.0


@compiled_part
def value_at(curve: CurveWork, market: int, wanted: float) -> float:
    """Break-even price of the plant that makes the last of a wanted output.

    Parameters
    ----------
    curve : CurveWork
        Supply curves.
    market : int
        Which market.
    wanted : float
        Output [kt]; more than there is counts as all there is.

    Returns
    -------
    float
        Value of the first plant in order up to which there is as much [CNY/kg]; NaN where
        nothing is available.
    """
    if total_of(curve, market, curve.steps[market]) <= 0.0:
        return np.nan
    low, high = 0, curve.steps[market] - 1
    while low < high:
        middle = (low + high) // 2
        if curve.total[market, middle] >= wanted:
            high = middle
        else:
            low = middle + 1
    return float(curve.value[market, low])


@compiled_part
def marginal_value(
    curve: CurveWork, market: int, wanted: float, offered: float, landed: float, ceiling: float
) -> float:
    """Price at which the last of a wanted output would be made or brought in.

    Imports are one more step of the curve at their landed price, before plants that break even
    there. What is not met is worth the ceiling, and no step is worth more.

    Parameters
    ----------
    curve : CurveWork
        Supply curves.
    market : int
        Which market.
    wanted : float
        Output [kt].
    offered, landed : float
        What could be brought in [kt], and its price [CNY/kg].
    ceiling : float
        Most that a step can be worth [CNY/kg].

    Returns
    -------
    float
        CNY/kg; NaN where nothing can be had.
    """
    most = total_of(curve, market, curve.steps[market]) + offered
    if most <= 0.0:
        return np.nan
    if wanted > most:
        return ceiling
    if offered <= 0.0:
        return min(value_at(curve, market, wanted), ceiling)
    cheaper = steps_below(curve, market, landed)
    before = total_of(curve, market, cheaper)
    if cheaper > 0 and wanted <= before:
        return min(value_at(curve, market, wanted), ceiling)
    if wanted <= before + offered:
        return min(landed, ceiling)
    return min(value_at(curve, market, wanted - offered), ceiling)
