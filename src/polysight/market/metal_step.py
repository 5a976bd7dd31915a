"""Silicon metal: its supply, its limit on what can be made, its price."""

from __future__ import annotations

from math import exp, log

from polysight.compiled import compiled_inside
from polysight.market.case import Floats, MonthArrays, PlantArrays
from polysight.market.demand_step import cover
from polysight.market.parameter import Parameter
from polysight.market.random_numbers import Purpose, Stream, normal_score, unit_numbers
from polysight.market.series import Series
from polysight.market.working_arrays import TINY, Now, PlantWork

#: Months over which contracts follow the price of the day, and cover that counts as none.
_CONTRACT_MONTHS, _NO_COVER = 3.0, 0.1
#: Largest log rise for what cannot be delivered.
_MOST_RISE = 1.0


@compiled_inside
def limit_by_metal(
    theta: Floats,
    months: MonthArrays,
    t: int,
    plants: PlantArrays,
    now: Floats,
    work: PlantWork,
    row: Floats,
) -> None:
    """Cut of China's output where there is not enough silicon metal for it.

    Supply answers the price of last month; other users take theirs first.

    Parameters
    ----------
    theta, months, t, plants
        Behaviour, what comes from outside, month from 0, plants.
    now : ndarray of float
        Axis `Now`; filled in place.
    work : PlantWork
        Outputs are scaled in place.
    row : ndarray of float
        Axis `Series`; the use of silicon metal is filled in.
    """
    relative = exp(now[Now.LOG_METAL_PRICE]) / months.metal_base_price[t]
    supply = months.metal_supply[t] * relative ** theta[Parameter.METAL_SUPPLY_ELASTICITY]
    now[Now.METAL_SUPPLY] = supply
    have = max(0.0, now[Now.STOCK_METAL] + supply - months.metal_other_use[t])
    need = 0.0
    for p in range(plants.key.size):
        if plants.market[p] == 0:
            need += plants.metal_kg_per_kg[p] * work.output[p]
    wanted = months.metal_other_use[t] + need
    had = max(now[Now.STOCK_METAL] + supply, TINY)
    now[Now.METAL_SHORT] = max(0.0, log(max(wanted, TINY) / had))
    if need > have:
        for p in range(plants.key.size):
            if plants.market[p] == 0:
                work.output[p] *= have / need
        need = have
    row[Series.METAL_USE] = need


@compiled_inside
def move_metal(
    theta: Floats, months: MonthArrays, t: int, stream: Stream, now: Floats, row: Floats
) -> None:
    """Stock and price of silicon metal at the end of the month.

    The log price moves towards one that lies the lower the longer the stock lasts::

        target = ln base - elasticity ln((cover + 0.1) / (normal cover + 0.1))

    Parameters
    ----------
    theta, months, t, stream
        Behaviour, what comes from outside, month from 0, random numbers.
    now, row : ndarray of float
        Axes `Now` and `Series`; filled in place.
    """
    taken = months.metal_other_use[t] + row[Series.METAL_USE]
    stock = max(0.0, now[Now.STOCK_METAL] + now[Now.METAL_SUPPLY] - taken)
    normal = theta[Parameter.METAL_NORMAL_COVER_MONTHS] + _NO_COVER
    short = log((cover(stock, taken) + _NO_COVER) / normal)
    target = log(months.metal_base_price[t]) - theta[Parameter.METAL_COVER_ELASTICITY] * short
    unmet = now[Now.METAL_SHORT] / theta[Parameter.METAL_SUPPLY_ELASTICITY]
    target += min(unmet, _MOST_RISE)
    empty = 1.0 if now[Now.METAL_SHORT] > 0.0 else 0.0
    score = normal_score(unit_numbers(stream, months.number[t], 0, Purpose.MARKET)[2])
    price = now[Now.LOG_METAL_PRICE]
    price += min(1.0, theta[Parameter.METAL_SPEED] * (1.0 + empty)) * (target - price)
    price += theta[Parameter.METAL_VOLATILITY] * score
    now[Now.STOCK_METAL] = stock
    now[Now.LOG_METAL_PRICE] = price
    now[Now.LOG_METAL_CONTRACT] += (price - now[Now.LOG_METAL_CONTRACT]) / _CONTRACT_MONTHS
    row[Series.STOCK_METAL] = stock
    row[Series.METAL_PRICE] = exp(price)
