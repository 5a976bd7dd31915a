"""One change a month for every plant, in the order in which it is asked for."""

from __future__ import annotations

from polysight.compiled import compiled_inside
from polysight.market.case import Floats, MonthArrays, PlantArrays, PlantState
from polysight.market.closure_step import is_given_up, meet_deadline
from polysight.market.investment_step import move_announced, move_building, project_return
from polysight.market.random_numbers import Stream
from polysight.market.series import Series
from polysight.market.working_arrays import PlantWork


@compiled_inside
def move_plants(
    theta: Floats,
    months: MonthArrays,
    t: int,
    stream: Stream,
    plants: PlantArrays,
    now: Floats,
    row: Floats,
    work: PlantWork,
) -> None:
    """One change a month for every plant: closing, starting to be built, opening, giving up.

    Parameters
    ----------
    theta, months, t, stream, plants
        Behaviour, what comes from outside, month from 0, random numbers, plants.
    now, row : ndarray of float
        Axes `Now` and `Series`; the row is filled in place.
    work : PlantWork
        Changed in place.
    """
    started = cancelled = closed = by_rule = 0.0
    for p in range(plants.key.size):
        state, size = work.state[p], 12.0 * plants.capacity[p]
        if state == PlantState.STANDING:
            if 0 <= work.deadline[p] <= t and meet_deadline(theta, stream, plants, p, now, work):
                by_rule += size
                closed += size
                work.state[p] = PlantState.CLOSED
            elif is_given_up(theta, plants, p, now, row, work):
                closed += size
                work.state[p] = PlantState.CLOSED
        elif state == PlantState.ANNOUNCED or state == PlantState.BUILDING:
            gain = project_return(plants, p, now, row, work)
            if state == PlantState.ANNOUNCED:
                permit = months.start_permit[plants.market[p], t]
                move_announced(theta, permit, p, gain, work)
                if work.state[p] == PlantState.BUILDING:
                    started += size
            else:
                move_building(theta, plants, p, gain, work)
            if work.state[p] == PlantState.CLOSED:
                cancelled += size
    row[Series.CAPACITY_STARTED] += started
    row[Series.CAPACITY_CANCELLED] += cancelled
    row[Series.CAPACITY_CLOSED] += closed
    row[Series.CAPACITY_RULE_CLOSED] += by_rule
