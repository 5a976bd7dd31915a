"""The end of plants: the energy limit, purchases to close, exit after a long stop."""

from __future__ import annotations

from math import ceil, exp

import numpy as np

from polysight.compiled import compiled_inside
from polysight.market.case import Floats, PlantArrays, PlantState, RuleTerms
from polysight.market.investment_step import hazard
from polysight.market.parameter import Parameter
from polysight.market.random_numbers import Purpose, Stream, unit_numbers
from polysight.market.series import Series
from polysight.market.working_arrays import Now, PlantWork


@compiled_inside
def close_by_plan(month: int, plants: PlantArrays, work: PlantWork, row: Floats) -> None:
    """Plants that close because it was so decided, at the beginning of a month.

    Parameters
    ----------
    month : int
        Months since January of year 0.
    plants : PlantArrays
        Plants.
    work : PlantWork
        Changed in place; an empty place whose month has come is not filled any more.
    row : ndarray of float
        Axis `Series`; what changes in the month starts from here.
    """
    row[Series.CAPACITY_STARTED] = row[Series.CAPACITY_RULE_CLOSED] = 0.0
    row[Series.CAPACITY_CANCELLED] = row[Series.CAPACITY_CLOSED] = 0.0
    row[Series.STARTS_WITHOUT_SLOT] = 0.0
    for p in range(plants.key.size):
        state = work.state[p]
        if month >= plants.closing_month[p] and state != PlantState.CLOSED:
            if state == PlantState.STANDING:
                row[Series.CAPACITY_CLOSED] += 12.0 * plants.capacity[p]
            elif state != PlantState.EMPTY:
                row[Series.CAPACITY_CANCELLED] += 12.0 * plants.capacity[p]
            work.state[p] = PlantState.CLOSED


@compiled_inside
def fill_purchase_hazard(
    offered: float, plants: PlantArrays, now: Floats, row: Floats, work: PlantWork
) -> None:
    """Chance that a platform buys and closes a plant of China that is dearer than the median.

    Parameters
    ----------
    offered : float
        Capacity that it buys in the month [kt per year].
    plants, work
        Plants and their month.
    now, row : ndarray of float
        Axes `Now`, filled in place, and `Series`.
    """
    now[Now.PURCHASE_HAZARD] = 0.0
    if offered > 0.0:
        eligible = 0.0
        for p in range(plants.key.size):
            if _is_dear(plants, p, row, work):
                eligible += 12.0 * plants.capacity[p]
        if eligible > 0.0:
            now[Now.PURCHASE_HAZARD] = min(1.0, offered / eligible)


@compiled_inside
def _is_dear(plants: PlantArrays, p: int, row: Floats, work: PlantWork) -> bool:
    if plants.market[p] != 0 or work.state[p] != PlantState.STANDING:
        return False
    return bool(work.cost[p] / work.price_factor[p] > row[Series.MEDIAN_COST_CHINA])


@compiled_inside
def set_deadlines(
    t: int, stream: Stream, rule: RuleTerms, plants: PlantArrays, work: PlantWork
) -> None:
    """Deadlines of the plants of China that fail the energy limit on the day it comes into force.

    Plants that open later are built to it.

    Parameters
    ----------
    t : int
        Month from 0.
    stream, rule, plants
        Random numbers, range of deadlines, plants.
    work : PlantWork
        Filled in place.
    """
    for p in range(plants.key.size):
        if plants.market[p] == 0 and work.state[p] == PlantState.STANDING:
            fails, later, _, _ = unit_numbers(stream, 0, plants.key[p], Purpose.PLANT_RULE)
            if fails < plants.rule_failing[p]:
                given = rule.longest_months - rule.shortest_months
                work.deadline[p] = t + ceil(rule.shortest_months + later * given)


@compiled_inside
def meet_deadline(
    theta: Floats, stream: Stream, plants: PlantArrays, p: int, now: Floats, work: PlantWork
) -> bool:
    """Whether a plant closes at its deadline; it is mended where that pays in the long run.

    Parameters
    ----------
    theta, stream, plants, p
        Behaviour, random numbers, plants, which of them.
    now : ndarray of float
        Axis `Now`.
    work : PlantWork
        Changed in place.

    Returns
    -------
    bool
        True where it is neither mended nor let run on.
    """
    work.deadline[p] = -1
    mending = plants.rule_retrofit[p]
    expected = exp(now[Now.MENDING_OUTLOOK]) * work.price_factor[p]
    if not np.isnan(mending) and expected > work.cost[p] + mending:
        work.retrofit_cost[p] = mending
        return False
    chance = unit_numbers(stream, 0, plants.key[p], Purpose.PLANT_RULE)[2]
    return bool(chance < theta[Parameter.RULE_CLOSURE])


@compiled_inside
def is_given_up(theta: Floats, plants: PlantArrays, p: int, now: Floats, row: Floats,
                work: PlantWork) -> bool:  # fmt: skip
    """Whether a standing plant is sold to be closed, or closes after a long stop.

    Parameters
    ----------
    theta, plants, p
        Behaviour, plants, which of them.
    now, row : ndarray of float
        Axes `Now` and `Series`.
    work : PlantWork
        Plants of the draw.

    Returns
    -------
    bool
        True where it is.
    """
    bought = now[Now.PURCHASE_HAZARD]
    if bought > 0.0 and work.chance[1, p] < bought and _is_dear(plants, p, row, work):
        return True
    if work.load[p] > 0.0 or work.idle_months[p] < theta[Parameter.EXIT_IDLE_MONTHS]:
        return False
    return bool(work.chance[3, p] < hazard(theta[Parameter.EXIT_RATE]))
