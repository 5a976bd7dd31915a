"""The first day of a draw: the market as it was found, and what is drawn once for every plant."""

from __future__ import annotations

from math import exp, floor, log

from polysight.compiled import compiled_inside
from polysight.market.case import Floats, MonthArrays, PlantArrays, PlantState, StartState
from polysight.market.demand_step import module_price
from polysight.market.parameter import Parameter
from polysight.market.random_numbers import Purpose, Stream, normal_score, unit_numbers
from polysight.market.stock_step import emptiness
from polysight.market.working_arrays import Now, PlantWork


@compiled_inside
def start_market(
    theta: Floats, months: MonthArrays, start: StartState, draw: int, now: Floats
) -> None:
    """Prices, stocks and expectations on the first day.

    Parameters
    ----------
    theta, months
        Behaviour and what comes from outside.
    start : StartState
        Start states.
    draw : int
        Which of them.
    now : ndarray of float
        Axis `Now`; filled in place.
    """
    for k in range(2):
        now[Now.LOG_PRICE_CHINA + k] = start.log_price[k, draw]
        now[Now.EXPECTED_LOG_PRICE_CHINA + k] = start.expected_log_price[k, draw]
        now[Now.FIRST_EXPECTED_CHINA + k] = start.expected_log_price[k, draw]
        now[Now.SMOOTH_USE_CHINA + k] = start.use[k, draw]
    now[Now.LOG_PRICE_ONE_BEFORE_CHINA] = start.earlier_log_price[0, draw]
    now[Now.LOG_PRICE_TWO_BEFORE] = start.earlier_log_price[1, draw]
    now[Now.LOG_PRICE_THREE_BEFORE] = start.earlier_log_price[2, draw]
    now[Now.LOG_PRICE_ONE_BEFORE_OUTSIDE] = start.log_price[1, draw]
    for holder in range(4):
        now[Now.STOCK_PRODUCERS + holder] = start.stock[holder, draw]
    now[Now.EMPTINESS_CHINA] = emptiness(
        theta, now[Now.STOCK_PRODUCERS], 0.0, now[Now.SMOOTH_USE_CHINA]
    )
    now[Now.EMPTINESS_OUTSIDE] = emptiness(
        theta, now[Now.STOCK_OUTSIDE], 0.0, now[Now.SMOOTH_USE_OUTSIDE]
    )
    now[Now.STOCK_MODULES] = start.module_stock[draw]
    now[Now.STOCK_METAL] = start.metal_stock[draw]
    now[Now.LOG_METAL_PRICE] = now[Now.LOG_METAL_CONTRACT] = start.metal_log_price[draw]
    now[Now.EXPECTED_DEMAND] = start.expected_demand[draw]
    now[Now.DEMAND_DEVIATION] = now[Now.PRICE_DISCREPANCY] = now[Now.NET_IMPORTS] = 0.0
    now[Now.FUTURES_BASIS] = theta[Parameter.BASIS_MEAN]
    first = log(module_price(theta, months, now, 0))
    now[Now.SLOW_LOG_MODULE_PRICE] = now[Now.FIRST_LOG_MODULE_PRICE] = first


@compiled_inside
def start_plants_of_draw(
    theta: Floats, months: MonthArrays, stream: Stream, plants: PlantArrays, now: Floats,
    work: PlantWork,
) -> None:  # fmt: skip
    """Plants on the first day, with cost, construction, ramp and outage drawn for each.

    Parameters
    ----------
    theta, months, stream, plants
        Behaviour, what comes from outside, random numbers, plants.
    now : ndarray of float
        Axis `Now`; the share of n-type silicon in China's output is filled in.
    work : PlantWork
        Filled in place.
    """
    shortest = theta[Parameter.CONSTRUCTION_SHORTEST_MONTHS]
    longer = theta[Parameter.CONSTRUCTION_LONGEST_MONTHS] - shortest
    ramp = theta[Parameter.RAMP_SHORTEST_MONTHS]
    longer_ramp = theta[Parameter.RAMP_LONGEST_MONTHS] - ramp
    running = n_type = 0.0
    for p in range(plants.key.size):
        cost, built, ramped, rests = unit_numbers(stream, 0, plants.key[p], Purpose.PLANT)
        work.cost_scatter[p] = exp(theta[Parameter.COST_SCATTER] * normal_score(cost))
        work.construction_months[p] = shortest + built * longer
        work.ramp_months[p] = max(1.0, ramp + ramped * longer_ramp)
        work.outage_month[p] = floor(12.0 * rests)
        work.state[p] = plants.state[p]
        work.load[p], work.age[p] = plants.load[p], plants.age_months[p]
        work.idle_months[p] = plants.idle_months[p]
        left = plants.building_months[p]
        work.building_left[p] = left if left == left else work.construction_months[p]
        work.log_required_price[p] = log(plants.required_price[p])
        work.smooth_margin[p] = work.accident_left[p] = work.retrofit_cost[p] = 0.0
        work.restart_left[p] = 0.0
        work.deadline[p] = -1
        if plants.market[p] == 0 and plants.state[p] == PlantState.STANDING and work.load[p] > 0.0:
            running += plants.capacity[p]
            n_type += plants.capacity[p] * plants.n_type_share[p]
    wanted = months.n_type_demand_share[0]
    now[Now.N_TYPE_OUTPUT_SHARE] = n_type / running if running > 0.0 else wanted
