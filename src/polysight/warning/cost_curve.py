"""What the cost curve says: cash cost at a share of capacity, and capacity under cash cost.

The marginal plant is taken at a fixed share of capacity in merit order. The plant that would just
be needed for today's use gets cheaper as capacity grows, so that at a held price more capacity
would look like a better market; at a fixed share it does not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def cost_at_share(cash_cost: Floats, capacity: Floats, share: float) -> float:
    """Cash cost of the plant at a share of capacity in merit order.

    Parameters
    ----------
    cash_cost : ndarray, [plant]
        Cash cost [money/kg].
    capacity : ndarray, [plant]
        Nameplate [mass/a].
    share : float
        Share of capacity, the cheapest counted first, between 0 and 1.

    Returns
    -------
    float
        Cash cost of the first plant up to which at least that share stands [money/kg]; not a
        number without capacity.

    Examples
    --------
    >>> cost_at_share(np.array([30.0, 20.0, 50.0]), np.array([1.0, 1.0, 2.0]), 0.5)
    30.0
    """
    if capacity.sum() <= 0.0:
        return float("nan")
    order = np.argsort(cash_cost, kind="stable")
    reached = np.cumsum(capacity[order])
    wanted = share * reached[-1] * (1.0 - 1e-12)
    return float(cash_cost[order][np.searchsorted(reached, wanted)])


def share_under_cash_cost(cash_cost: Floats, capacity: Floats, price: float) -> float:
    """Share of capacity that earns less than its cash cost.

    Parameters
    ----------
    cash_cost : ndarray, [plant]
        Cash cost [money/kg].
    capacity : ndarray, [plant]
        Nameplate [mass/a].
    price : float
        Price on the same basis [money/kg].

    Returns
    -------
    float
        Capacity with a cash cost above the price over all capacity [1]; not a number without
        capacity or price.
    """
    if np.isnan(price) or capacity.sum() <= 0.0:
        return float("nan")
    return float(capacity[cash_cost > price].sum() / capacity.sum())


def months_of_cash_loss(price: Floats, cash_cost: Floats, fewest: int) -> float:
    """Months in which the price stood under the cash cost.

    Parameters
    ----------
    price : ndarray, [month]
        Price [money/kg]; NaN where it is not known.
    cash_cost : ndarray, [month]
        Cash cost on the same basis [money/kg]; NaN where it is not known.
    fewest : int
        Fewest months in which both must be known.

    Returns
    -------
    float
        Months with a loss among those in which both are known; not a number where these are too
        few. A pause in a long run of losses lowers the count by its length and does not end it.
    """
    both = np.isfinite(price) & np.isfinite(cash_cost)
    if np.count_nonzero(both) < fewest:
        return float("nan")
    return float(np.count_nonzero(price[both] < cash_cost[both]))
