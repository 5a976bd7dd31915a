"""Supply in the short run: what every plant can make in the month, and what it makes."""

from __future__ import annotations

from math import exp, floor

from polysight.compiled import compiled_inside, compiled_part
from polysight.market.case import Floats, MonthArrays, PlantArrays, PlantState
from polysight.market.demand_step import cover
from polysight.market.parameter import Parameter
from polysight.market.random_numbers import Purpose, Stream, unit_numbers
from polysight.market.series import Series
from polysight.market.working_arrays import Now, PlantWork, Work

#: An accident takes at least this share of the output, for this many months and less than so many
#: more: all of a plant from July 2020 to the fourth quarter (PE0113, PE0114), from September 2017
#: to April 2018 (PE0456, PE0457), a part of one for several months (PE0076). The least share is an
#: assumption, since nobody tells the part.
_LEAST_ACCIDENT, _ACCIDENT_MONTHS, _MORE_ACCIDENT_MONTHS = 0.3, 3.0, 5.0
#: Load below which full stocks do not bring a plant, and rounding of the least load.
_LEAST_STOCK_FACTOR, _ROUNDING = 0.4, 1e-9
#: Months in which empty stores are to be full again.
_REFILL_MONTHS = 2.0
#: Months over which the cost of stopping and starting is earned back.
_RESTART_PAID_MONTHS = 12.0


@compiled_inside
def fill_chances(
    months: MonthArrays, t: int, stream: Stream, plants: PlantArrays, work: Work
) -> None:
    """Random numbers of the month for plants that could use them, and rationing by region.

    Parameters
    ----------
    months, t, stream, plants
        What comes from outside, month from 0, random numbers, plants.
    work : Work
        Filled in place.
    """
    month = months.number[t]
    for r in range(work.region_factor.size):
        work.region_factor[r] = 1.0
        if months.rationing_probability[r, t] > 0.0:
            chance = unit_numbers(stream, month, r, Purpose.REGION)[0]
            if chance < months.rationing_probability[r, t]:
                work.region_factor[r] = 1.0 - months.rationing_depth[r, t]
    chances = work.plants.chance
    for p in range(plants.key.size):
        if work.plants.state[p] != PlantState.EMPTY and work.plants.state[p] != PlantState.CLOSED:
            drawn = unit_numbers(stream, month, plants.key[p], Purpose.PLANT_MONTH)
            chances[0, p], chances[1, p], chances[2, p], chances[3, p] = drawn


@compiled_inside
def fill_available(
    theta: Floats, months: MonthArrays, t: int, plants: PlantArrays, work: Work
) -> None:
    """Capacity of every standing plant after outage, rationing, accident and ramp [kt].

    Every plant rests in one month of the year; power is rationed by region; accidents come at
    the rate of the draw, take 30 to 100 % of the output and last three to seven months. Plants
    grow beyond their nameplate as they improve: in 2021 China made 108 % of its mean capacity.

    Parameters
    ----------
    theta : ndarray of float
        Axis `Parameter`; behaviour.
    months, t, plants
        What comes from outside, month from 0, plants.
    work : Work
        Filled in place.
    """
    one, month_of_year = work.plants, months.number[t] % 12
    effective = theta[Parameter.EFFECTIVE_CAPACITY]
    effective *= exp(theta[Parameter.IMPROVEMENT] * (t + 1) / 12.0)
    hazard = 1.0 - exp(-theta[Parameter.ACCIDENT_RATE] / 12.0)
    for p in range(plants.key.size):
        if one.state[p] != PlantState.STANDING:
            one.available[p] = 0.0
            continue
        share = work.region_factor[plants.region[p]]
        if one.outage_month[p] == month_of_year:
            share *= 1.0 - theta[Parameter.OUTAGE_DEPTH]
        if one.accident_left[p] > 0.0:
            share *= 1.0 - one.accident_depth[p]
            one.accident_left[p] -= 1.0
        elif one.load[p] > 0.0 and one.chance[0, p] < hazard:
            drawn = _MORE_ACCIDENT_MONTHS * one.chance[1, p]
            longer = floor(drawn)
            one.accident_depth[p] = _LEAST_ACCIDENT + (1.0 - _LEAST_ACCIDENT) * (drawn - longer)
            one.accident_left[p] = _ACCIDENT_MONTHS + longer - 1.0
            share *= 1.0 - one.accident_depth[p]
        ramp = min(1.0, (one.age[p] + 1.0) / one.ramp_months[p])
        one.available[p] = plants.capacity[p] * effective * share * ramp


@compiled_inside
def least_load(theta: Floats, plants: PlantArrays, p: int) -> float:
    """Load below which a plant cannot run.

    Parameters
    ----------
    theta, plants, p
        Behaviour, plants, which plant.

    Returns
    -------
    float
        Between 0 and 1.
    """
    least: float = theta[Parameter.MINIMUM_LOAD] * plants.minimum_load_factor[p]
    return min(max(least, 0.0), 1.0)


@compiled_part
def stock_factor(theta: Floats, stock: float, use: float) -> float:
    """How far full stores of its makers hold back a market's load.

    Parameters
    ----------
    theta : ndarray of float
        Axis `Parameter`; behaviour.
    stock, use : float
        Stock of producers [kt] and use [kt per month].

    Returns
    -------
    float
        Factor on the load.
    """
    over = cover(stock, use) / theta[Parameter.PRODUCER_COVER_MONTHS] - 1.0
    factor: float = 1.0 - theta[Parameter.STOCK_RESPONSE] * max(0.0, over)
    return min(max(factor, _LEAST_STOCK_FACTOR), 1.0)


@compiled_inside
def fill_loads(
    theta: Floats, limit: float, plants: PlantArrays, now: Floats, row: Floats, work: PlantWork
) -> None:
    """Load and output of every standing plant.

    A running plant moves towards a load u* between its least load and full load that rises with
    its margin over its cost, is held back by full stocks and, in China, by orders::

        u* = least + (1 - least) clip(1/2 + margin / (2 slope cost), 0, 1)

    by no more than the ramp limit a month. Where stores are empty and more is ordered than would
    be made, plants whose price covers their cash cost make to order, agreed restraint or not: a
    part of what is missing to full load is added, as large as the orders need. At its least load
    with a lasting loss a plant may stop; an idle one may come back after some months when the
    margin pays for it, sooner where the others cannot make what is ordered, with the second half
    of its ramp still ahead, since people and reactors have to be brought back.

    Parameters
    ----------
    theta : ndarray of float
        Axis `Parameter`; behaviour.
    limit : float
        Largest load in China by agreement or order.
    plants : PlantArrays
        Plants.
    now, row : ndarray of float
        Axes `Now` and `Series`; of the row, what wafer makers of China want to buy.
    work : PlantWork
        Filled in place.
    """
    planned, planned_outside, room, room_outside = _fill_wanted(theta, limit, plants, now, work)
    traded = now[Now.NET_IMPORTS]
    china = _order_lift(theta, now, 0, row[Series.PURCHASES_CHINA] - traded, planned, room)
    outside = _order_lift(
        theta, now, 1, now[Now.WANTED_USE_OUTSIDE] + traded, planned_outside, room_outside
    )
    for p in range(plants.key.size):
        if work.state[p] != PlantState.STANDING:
            work.output[p] = 0.0
            continue
        least = least_load(theta, plants, p)
        lift = china if plants.market[p] == 0 else outside
        if work.load[p] > 0.0:
            work.load[p] = _running_load(theta, work, p, least, lift)
        else:
            _restart(theta, work, p, least, lift)
        if work.load[p] > 0.0:
            work.age[p] += 1.0
        work.output[p] = work.available[p] * work.load[p]


@compiled_inside
def _fill_wanted(
    theta: Floats, limit: float, plants: PlantArrays, now: Floats, work: PlantWork
) -> tuple[float, float, float, float]:
    """Loads that running plants want by themselves, put in the place of their outputs.

    With them what would be made by market, and by how much the plants could make more whose price
    covers their cash cost.
    """
    china = stock_factor(theta, now[Now.STOCK_PRODUCERS], now[Now.SMOOTH_USE_CHINA])
    outside = stock_factor(theta, now[Now.STOCK_OUTSIDE], now[Now.SMOOTH_USE_OUTSIDE])
    planned = planned_outside = room = room_outside = 0.0
    for p in range(plants.key.size):
        if work.state[p] == PlantState.STANDING and work.load[p] > 0.0:
            least, here = least_load(theta, plants, p), plants.market[p] == 0
            held, most = (china, max(least, limit)) if here else (outside, 1.0)
            keen = 0.5 + 0.5 * work.margin[p] / (theta[Parameter.LOAD_SLOPE] * work.cost[p])
            wanted = least + (1.0 - least) * min(max(keen, 0.0), 1.0)
            wanted = min(max(least, wanted * held), most)
            work.output[p] = wanted
            made = work.available[p] * wanted
            more = work.available[p] * (1.0 - wanted) if work.margin[p] >= 0.0 else 0.0
            if here:
                planned += made
                room += more
            else:
                planned_outside += made
                room_outside += more
    return planned, planned_outside, room, room_outside


@compiled_inside
def _order_lift(
    theta: Floats, now: Floats, market: int, ordered: float, planned: float, room: float
) -> float:
    """Part of the room that plants use to make what is ordered while stores are empty."""
    stock = now[Now.STOCK_PRODUCERS] if market == 0 else now[Now.STOCK_OUTSIDE]
    use = now[Now.SMOOTH_USE_CHINA + market]
    missing = theta[Parameter.PRODUCER_COVER_MONTHS] * use - stock
    lacking = ordered + missing / _REFILL_MONTHS - planned
    if lacking <= 0.0:
        return 0.0
    part = lacking / room if lacking < room else 1.0
    return float(now[Now.EMPTINESS_CHINA + market]) * part


@compiled_inside
def _running_load(theta: Floats, work: PlantWork, p: int, least: float, lift: float) -> float:
    """Load of a plant that ran last month; zero if it stops."""
    cost, step, wanted = work.cost[p], theta[Parameter.RAMP_LIMIT], work.output[p]
    if work.margin[p] >= 0.0:
        wanted += lift * (1.0 - wanted)
    load: float = work.load[p] + min(max(wanted - work.load[p], -step), step)
    losing = work.smooth_margin[p] < -theta[Parameter.STOP_MARGIN] * cost
    chance = work.chance[2, p]
    if losing and load <= least + _ROUNDING and chance < theta[Parameter.STOP_PROBABILITY]:
        work.idle_months[p] = work.restart_left[p] = 0.0
        return 0.0
    return load


@compiled_inside
def _restart(theta: Floats, work: PlantWork, p: int, least: float, lift: float) -> None:
    """Idle plants come back, the sooner the more is ordered that others cannot make."""
    work.idle_months[p] += 1.0
    long_enough = work.idle_months[p] >= theta[Parameter.RESTART_MONTHS] * (1.0 - lift)
    pays = work.margin[p] > theta[Parameter.RESTART_MARGIN] * work.cost[p]
    usual: float = theta[Parameter.RESTART_PROBABILITY]
    if long_enough and pays and work.chance[2, p] < usual + (1.0 - usual) * lift:
        work.load[p] = least
        work.age[p] = min(work.age[p], work.ramp_months[p] / 2.0)
        work.idle_months[p], work.restart_left[p] = 0.0, _RESTART_PAID_MONTHS


@compiled_inside
def fill_output(plants: PlantArrays, now: Floats, work: PlantWork, row: Floats) -> None:
    """Output by market, and what it says about China, after all limits.

    Parameters
    ----------
    plants : PlantArrays
        Plants.
    now : ndarray of float
        Axis `Now`; the share of n-type silicon in China's output is kept for next month.
    work : PlantWork
        Of the month.
    row : ndarray of float
        Axis `Series`; filled in place.
    """
    china = outside = granular = n_type = earned = losing = 0.0
    for p in range(plants.key.size):
        made = work.output[p]
        if plants.market[p] == 0:
            china += made
            n_type += made * plants.n_type_share[p]
            earned += made * work.margin[p]
            granular += made * plants.route[p]
            if work.state[p] == PlantState.STANDING and work.load[p] > 0.0 > work.margin[p]:
                losing += plants.capacity[p]
        else:
            outside += made
    row[Series.OUTPUT_CHINA], row[Series.OUTPUT_OUTSIDE] = china, outside
    row[Series.OUTPUT_GRANULAR], row[Series.OUTPUT_N_TYPE] = granular, n_type
    row[Series.CAPACITY_UNDER_CASH_COST] = 12.0 * losing
    row[Series.PRODUCER_MARGIN_CHINA] = earned / china
    if china > 0.0:
        now[Now.N_TYPE_OUTPUT_SHARE] = n_type / china
