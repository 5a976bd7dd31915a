"""What is written down at the end of a month and of a year."""

from __future__ import annotations

import numpy as np

from polysight.compiled import compiled_inside
from polysight.market.case import Floats, PlantArrays, PlantState
from polysight.market.series import PlantYear, Series
from polysight.market.working_arrays import PlantWork

#: Rows of the sums over months in which a plant stood.
STOOD, COST, MARGIN = 0, 1, 2


@compiled_inside
def record_capacity(plants: PlantArrays, work: PlantWork, row: Floats) -> None:
    """Capacities at the end of the month [kt per year].

    Parameters
    ----------
    plants, work
        Plants and their month.
    row : ndarray of float
        Axis `Series`; filled in place.
    """
    standing = outside = idle = building = announced = running = 0.0
    for p in range(plants.key.size):
        state, size = work.state[p], 12.0 * plants.capacity[p]
        if plants.market[p] != 0:
            outside += size if state == PlantState.STANDING else 0.0
        elif state == PlantState.STANDING:
            standing += size
            if work.load[p] > 0.0:
                running += 1.0
            else:
                idle += size
        elif state == PlantState.BUILDING:
            building += size
        elif state == PlantState.ANNOUNCED:
            announced += size
    row[Series.CAPACITY_CHINA], row[Series.CAPACITY_OUTSIDE] = standing, outside
    row[Series.CAPACITY_IDLE_CHINA], row[Series.PLANTS_RUNNING_CHINA] = idle, running
    row[Series.CAPACITY_BUILDING_CHINA] = building
    row[Series.CAPACITY_ANNOUNCED_CHINA] = announced


@compiled_inside
def clear_year(year: Floats, weight: Floats) -> None:
    """Sums of a year before its first month.

    Parameters
    ----------
    year : ndarray of float
        Axes plant, `PlantYear`; cleared in place.
    weight : ndarray of float
        Axes sum, plant; cleared in place.
    """
    for p in range(year.shape[0]):
        for kept in range(year.shape[1]):
            year[p, kept] = 0.0
        weight[STOOD, p] = weight[COST, p] = weight[MARGIN, p] = 0.0


@compiled_inside
def add_to_year(work: PlantWork, year: Floats, weight: Floats) -> None:
    """A month added to the sums of its year, before plants change at its end.

    Parameters
    ----------
    work : PlantWork
        Plants and their month.
    year : ndarray of float
        Axes plant, `PlantYear`; cash cost and margin are sums over output for now.
    weight : ndarray of float
        Axes sum, plant; plain sums over the months in which a plant stood.
    """
    for p in range(year.shape[0]):
        if work.state[p] == PlantState.STANDING:
            made, cost, margin = work.output[p], work.cost[p], work.margin[p]
            year[p, PlantYear.OUTPUT] += made
            year[p, PlantYear.CASH_COST] += made * cost
            year[p, PlantYear.MARGIN] += made * margin
            weight[STOOD, p] += 1.0
            weight[COST, p] += cost
            weight[MARGIN, p] += margin


@compiled_inside
def close_year(plants: PlantArrays, work: PlantWork, year: Floats, weight: Floats) -> None:
    """Sums of a year made means, after its last month.

    Parameters
    ----------
    plants, work
        Plants and their month.
    year : ndarray of float
        Axes plant, `PlantYear`; changed in place.
    weight : ndarray of float
        Axes sum, plant.
    """
    for p in range(year.shape[0]):
        made = year[p, PlantYear.OUTPUT]
        stands = work.state[p] == PlantState.STANDING
        year[p, PlantYear.CAPACITY] = 12.0 * plants.capacity[p] if stands else 0.0
        if made > 0.0:
            year[p, PlantYear.CASH_COST] /= made
            year[p, PlantYear.MARGIN] /= made
        elif weight[STOOD, p] > 0.0:
            year[p, PlantYear.CASH_COST] = weight[COST, p] / weight[STOOD, p]
            year[p, PlantYear.MARGIN] = weight[MARGIN, p] / weight[STOOD, p]
        else:
            year[p, PlantYear.CASH_COST] = year[p, PlantYear.MARGIN] = np.nan
