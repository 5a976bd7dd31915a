"""The innermost loop of the room: one item added to the cost of every draw, plant and month.

Compiled, because the temporaries of array arithmetic cost more than the arithmetic: forty-three
million cells of seven items take about a fifth of a second on one core.
"""

from __future__ import annotations

import numba
import numpy as np

from polysight.costing.lines import Floats, Places


@numba.njit(cache=True)
def add_item(cost: Floats, quantity: Floats, price: Floats, place: Places, load: Floats) -> None:
    """Add quantity times price times load to a cost, in place.

    Axes of length one of the last arrays stand for every element. Each cell is computed from its
    own numbers in a fixed order, so that it does not depend on how the axes are cut into pieces.

    Parameters
    ----------
    cost : ndarray, [draw, plant, month]
        Cost so far [money/kg]; it is changed.
    quantity : ndarray, [draw, plant]
        Units per kilogram, with the sign of the item [unit/kg].
    price : ndarray, [draw, place, month]
        Money per unit.
    place : ndarray of int, [plant]
        Position of each plant on the place axis.
    load : ndarray, [draw, plant, month]
        One for a variable item, one over the utilisation for a fixed one [1].
    """
    draws, plants, months = cost.shape
    priced_by_month = price.shape[2] > 1
    loaded_by_month = load.shape[2] > 1
    for draw in range(draws):
        quantity_draw = min(draw, quantity.shape[0] - 1)
        price_draw = min(draw, price.shape[0] - 1)
        load_draw = min(draw, load.shape[0] - 1)
        for plant in range(plants):
            used = quantity[quantity_draw, min(plant, quantity.shape[1] - 1)]
            prices = price[price_draw, place[plant]]
            loads = load[load_draw, min(plant, load.shape[1] - 1)]
            row = cost[draw, plant]
            if priced_by_month and loaded_by_month:
                for month in range(months):
                    row[month] += used * prices[month] * loads[month]
            elif priced_by_month:
                for month in range(months):
                    row[month] += used * prices[month] * loads[0]
            elif loaded_by_month:
                for month in range(months):
                    row[month] += used * prices[0] * loads[month]
            else:
                paid = used * prices[0] * loads[0]
                for month in range(months):
                    row[month] += paid


#: Load of an item that is not spread over output.
FULL_LOAD: Floats = np.ones((1, 1, 1))
