"""Cash cost of every plant in the month, and the price that it gets for what it makes."""

from __future__ import annotations

from math import exp

from polysight.compiled import compiled_inside
from polysight.market.case import Floats, MonthArrays, PlantArrays, PlantState, Route
from polysight.market.parameter import Parameter
from polysight.market.series import Series
from polysight.market.working_arrays import Now, PlantWork

#: Months over which a plant takes a margin to be one that will last.
_MARGIN_MONTHS = 3.0
#: Largest discounts; nothing sells for less than the rest of the price.
_MOST_TYPE_DISCOUNT, _MOST_GRANULAR_DISCOUNT = 0.5, 0.9


@compiled_inside
def fill_discounts(theta: Floats, months: MonthArrays, t: int, now: Floats, row: Floats) -> None:
    """Discounts of the month on granules and on what is not good enough for n-type wafers.

    The second widens with the share of wafers that need n-type silicon over the share of it in
    last month's output, and narrows when there is more of it than wanted.

    Parameters
    ----------
    theta, months, t
        Behaviour, what comes from outside, month from 0.
    now, row : ndarray of float
        Axes `Now` and `Series`; the row is filled in place.
    """
    short = months.n_type_demand_share[t] - now[Now.N_TYPE_OUTPUT_SHARE]
    discount = theta[Parameter.TYPE_DISCOUNT] + theta[Parameter.TYPE_SENSITIVITY] * short
    row[Series.TYPE_DISCOUNT] = min(max(discount, 0.0), _MOST_TYPE_DISCOUNT)
    granular = theta[Parameter.GRANULAR_DISCOUNT]
    row[Series.GRANULAR_DISCOUNT] = min(granular, _MOST_GRANULAR_DISCOUNT)


@compiled_inside
def price_factor(plants: PlantArrays, p: int, row: Floats) -> float:
    """Price of a plant's product over that of n-type chunks for solar cells.

    Parameters
    ----------
    plants : PlantArrays
        Plants.
    p : int
        Which.
    row : ndarray of float
        Axis `Series`; the discounts of the month.

    Returns
    -------
    float
        Factor.
    """
    factor: float = 1.0 - row[Series.TYPE_DISCOUNT] * (1.0 - plants.n_type_share[p])
    factor *= plants.price_premium[p]
    if plants.route[p] == Route.GRANULES:
        factor *= 1.0 - row[Series.GRANULAR_DISCOUNT]
    return factor


@compiled_inside
def fill_costs(
    theta: Floats,
    months: MonthArrays,
    t: int,
    plants: PlantArrays,
    now: Floats,
    row: Floats,
    work: PlantWork,
) -> None:
    """Delivered cash cost, price factor and margin of every standing plant.

    ::

        cost = (electricity tariff power_factor + metal paid + other cost_factor) scatter again
               + freight + retrofit
        margin = price of the market x factor of the product - cost

    Electricity and other cost fall by the improvement of the draw; silicon metal is paid by
    contract for a share and at the price of the day for the rest. In the year after a restart the
    plant pays for having been stopped and started, by one plus the restart margin: what it asked
    for before it came back, about a month of its cash cost in all. The price is that of the end
    of the month before.

    Parameters
    ----------
    theta, months, t, plants
        Behaviour, what comes from outside, month from 0, plants.
    now, row : ndarray of float
        Axes `Now` and `Series`.
    work : PlantWork
        Filled in place.
    """
    improved = exp(-theta[Parameter.IMPROVEMENT] * (t + 1) / 12.0)
    contract = theta[Parameter.METAL_CONTRACT_SHARE]
    spot = (1.0 - contract) * exp(now[Now.LOG_METAL_PRICE])
    metal = contract * exp(now[Now.LOG_METAL_CONTRACT]) + spot
    power = improved * theta[Parameter.POWER_FACTOR]
    other = improved * theta[Parameter.COST_FACTOR]
    again = 1.0 + theta[Parameter.RESTART_MARGIN]
    for p in range(plants.key.size):
        if work.state[p] == PlantState.STANDING:
            electricity = plants.electricity_kwh_per_kg[p] * power
            paid = electricity * months.tariff[plants.supply_point[p], t]
            paid += plants.metal_kg_per_kg[p] * metal + plants.other_cost[p] * other
            paid *= work.cost_scatter[p]
            if work.restart_left[p] > 0.0:
                paid *= again
                work.restart_left[p] -= 1.0
            cost = paid + plants.freight[p] + work.retrofit_cost[p]
            factor = price_factor(plants, p, row)
            margin = now[Now.PRICE_CHINA + plants.market[p]] * factor - cost
            work.cost[p], work.price_factor[p], work.margin[p] = cost, factor, margin
            work.smooth_margin[p] += (margin - work.smooth_margin[p]) / _MARGIN_MONTHS
