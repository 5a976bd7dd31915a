"""The supply curve of an industry and the price that a wanted output implies.

Plants are stacked from the cheapest up; the price is the cash cost of the last plant that is
needed. All arrays may carry leading axes (draw, case, year) before the plant axis.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: Room for the rounding of sums, relative to the capacity of the industry.
ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class SupplyCurve:
    """Plants from the cheapest up.

    Parameters
    ----------
    order : ndarray of int, [..., plant]
        Positions of the plants in the order in which they are called.
    cost_per_kg : ndarray, [..., plant]
        Cash cost in that order [money/kg].
    cumulative : ndarray, [..., plant]
        Capacity of the plant and of all cheaper ones.
    """

    order: NDArray[np.int64]
    cost_per_kg: NDArray[np.float64]
    cumulative: NDArray[np.float64]


def supply_curve(cost_per_kg: NDArray[np.float64], capacity: NDArray[np.float64]) -> SupplyCurve:
    """Plants stacked by cash cost.

    Parameters
    ----------
    cost_per_kg : ndarray, [..., plant]
        Cash cost of each plant [money/kg]; a plant without one adds no supply.
    capacity : ndarray, [..., plant]
        Output that each plant can make, in any one unit.

    Returns
    -------
    SupplyCurve
        The curve; plants without a cost stand last and add nothing.
    """
    cost, room = np.broadcast_arrays(cost_per_kg, capacity)
    order = np.argsort(cost, axis=-1, kind="stable")
    usable = np.where(np.isnan(cost), 0.0, room)
    ranked = np.take_along_axis(usable, order, axis=-1)
    return SupplyCurve(order, np.take_along_axis(cost, order, axis=-1), np.cumsum(ranked, axis=-1))


def merit_order_price(
    cost_per_kg: NDArray[np.float64],
    capacity: NDArray[np.float64],
    wanted: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Cash cost of the marginal plant at a wanted output.

    Parameters
    ----------
    cost_per_kg : ndarray, [..., plant]
        Cash cost of each plant [money/kg].
    capacity : ndarray, [..., plant]
        Output that each plant can make.
    wanted : ndarray, [...]
        Output that is wanted, in the unit of ``capacity``.

    Returns
    -------
    ndarray, [...]
        Price [money/kg]; NaN where more is wanted than all plants can make, or nothing at all:
        such a price lies outside the model. The order of plants does not matter, and capacity
        added at any cost never raises the price.

    Examples
    --------
    >>> cost, capacity = np.array([30.0, 25.0, 40.0]), np.array([10.0, 20.0, 5.0])
    >>> merit_order_price(cost, capacity, np.array([15.0])).tolist()
    [25.0]
    """
    curve = supply_curve(cost_per_kg, capacity)
    sought = np.asarray(wanted, dtype=np.float64)[..., None]
    total = curve.cumulative[..., -1:]
    enough = curve.cumulative >= sought - ROUNDING * total
    place = np.argmax(enough, axis=-1)[..., None]
    cost = np.broadcast_to(curve.cost_per_kg, enough.shape)
    price = np.take_along_axis(cost, place, axis=-1)[..., 0]
    inside = enough.any(axis=-1) & (sought[..., 0] > 0.0)
    return np.where(inside, price, np.nan)
