"""What a draw carries from month to month: its state, and room to work in."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from polysight.market.case import (
    Floats,
    Integers,
    MonthArrays,
    PlantArrays,
    Route,
    SiteArrays,
)

#: Below this a use, a demand or a capacity counts as none where something is divided by it.
TINY = 1e-9


class Now(IntEnum):
    """Place of each number that describes the whole market of a draw.

    Those that end in ``CHINA`` and ``OUTSIDE`` stand side by side, so that a market's place is
    that of China plus the number of the market.
    """

    # Carried from month to month.
    LOG_PRICE_CHINA = 0
    LOG_PRICE_OUTSIDE = 1
    LOG_PRICE_ONE_BEFORE_CHINA = 2
    LOG_PRICE_ONE_BEFORE_OUTSIDE = 3
    LOG_PRICE_TWO_BEFORE = 4
    LOG_PRICE_THREE_BEFORE = 5
    EXPECTED_LOG_PRICE_CHINA = 6
    EXPECTED_LOG_PRICE_OUTSIDE = 7
    STOCK_PRODUCERS = 8
    STOCK_TRADERS = 9
    STOCK_WAFER_MAKERS = 10
    STOCK_OUTSIDE = 11
    STOCK_MODULES = 12
    STOCK_METAL = 13
    LOG_METAL_PRICE = 14
    LOG_METAL_CONTRACT = 15
    EXPECTED_DEMAND = 16
    SMOOTH_USE_CHINA = 17
    SMOOTH_USE_OUTSIDE = 18
    SLOW_LOG_MODULE_PRICE = 19
    FIRST_LOG_MODULE_PRICE = 20
    DEMAND_DEVIATION = 21
    FUTURES_BASIS = 22
    N_TYPE_OUTPUT_SHARE = 23
    ELASTIC_IMPORTS = 24
    FIRST_EXPECTED_CHINA = 25
    FIRST_EXPECTED_OUTSIDE = 26
    PRICE_DISCREPANCY = 27
    NET_IMPORTS = 28
    EMPTINESS_CHINA = 29
    EMPTINESS_OUTSIDE = 30
    # Of this month alone.
    PRICE_CHINA = 31
    PRICE_OUTSIDE = 32
    WANTED_USE_CHINA = 33
    WANTED_USE_OUTSIDE = 34
    WAFERS_WANTED = 35
    LANDED_CHINA = 36
    LANDED_OUTSIDE = 37
    METAL_SUPPLY = 38
    TARGET_OUTPUT_CHINA = 39
    PURCHASE_HAZARD = 40
    IMPORTS_OFFERED = 41
    BEST_RETURN_CHINA = 42
    BEST_RETURN_OUTSIDE = 43
    OUTLOOK_CHINA = 44
    OUTLOOK_OUTSIDE = 45
    STANDING_CHINA = 46
    STANDING_OUTSIDE = 47
    METAL_SHORT = 48
    MENDING_OUTLOOK = 49


class PlantWork(NamedTuple):
    """Plants of a draw; axis plant.

    Parameters
    ----------
    state : ndarray of int
        `polysight.market.case.PlantState`.
    deadline : ndarray of int
        Month by which a plant that fails the energy limit is to be mended; -1 for none.
    outage_month : ndarray of int
        Month of the year, from 0, of the planned outage.
    load, age, idle_months, building_left : ndarray of float
        Load; months of running since the first output; months without output; months of
        construction ahead.
    construction_months, ramp_months, cost_scatter : ndarray of float
        Drawn once: construction, ramp, and factor on the cash cost.
    smooth_margin : ndarray of float
        Margin on which stopping is decided [CNY/kg].
    accident_left, accident_depth : ndarray of float
        Months of an accident still ahead, and the share of output that it takes.
    restart_left : ndarray of float
        Months ahead over which the cost of the last restart is still to be earned back.
    retrofit_cost : ndarray of float
        Cost of mending once it is done [CNY/kg], else zero.
    log_required_price : ndarray of float
        Log price at which a project earns its hurdle [CNY/kg].
    cost, price_factor, margin, available, output : ndarray of float
        Of the month: cash cost delivered [CNY/kg], price over that of the market, margin
        [CNY/kg], available capacity and output [kt].
    chance : ndarray of float
        Axes word, plant; four numbers between zero and one for the month.
    """

    state: Integers
    deadline: Integers
    outage_month: Integers
    load: Floats
    age: Floats
    idle_months: Floats
    building_left: Floats
    construction_months: Floats
    ramp_months: Floats
    cost_scatter: Floats
    smooth_margin: Floats
    accident_left: Floats
    accident_depth: Floats
    restart_left: Floats
    retrofit_cost: Floats
    log_required_price: Floats
    cost: Floats
    price_factor: Floats
    margin: Floats
    available: Floats
    output: Floats
    chance: Floats


class CurveWork(NamedTuple):
    """Supply curves of the month.

    Parameters
    ----------
    order : ndarray of int
        Plants by break-even price; kept from month to month, since it changes little.
    break_even : ndarray of float
        Axis plant; price of the market at which the plant runs [CNY/kg], infinite unless it
        stands.
    value, total : ndarray of float
        Axes market, step; break-even price and capacity available up to it [CNY/kg, kt].
    steps : ndarray of int
        Axis market; number of steps.
    """

    order: Integers
    break_even: Floats
    value: Floats
    total: Floats
    steps: Integers


class SiteWork(NamedTuple):
    """What does not change from draw to draw about sites, and their returns of the month.

    Parameters
    ----------
    log_required_price : ndarray of float
        Axes site, month.
    least_log_required_price : ndarray of float
        Axes kind of site, month; that of the site that needs the least, infinite without sites.
        The kind is the number of the market, and two more where beds make granules.
    mean_project : ndarray of float
        Axis market; mean size of a project [kt per month], zero without sites.
    log_return : ndarray of float
        Axis site; expected log return of a start in the month.
    """

    log_required_price: Floats
    least_log_required_price: Floats
    mean_project: Floats
    log_return: Floats


class Work(NamedTuple):
    """All that a draw needs room for.

    Parameters
    ----------
    now : ndarray of float
        Axis `Now`.
    plants, curve, sites
        Plants, supply curves and sites.
    region_factor : ndarray of float
        Axis region; share of output that the power of the month allows.
    year_weight : ndarray of float
        Axes month of a kind (stood), number, cost and margin sum; plant.
    """

    now: Floats
    plants: PlantWork
    curve: CurveWork
    sites: SiteWork
    region_factor: Floats
    year_weight: Floats


def working_arrays(plants: PlantArrays, sites: SiteArrays, months: MonthArrays) -> Work:
    """Room for one draw at a time.

    Parameters
    ----------
    plants, sites, months
        The market.

    Returns
    -------
    Work
        Arrays of its size, which one thread may use.
    """
    count = len(plants.key)
    curve = CurveWork(
        order=np.arange(count),
        break_even=np.zeros(count),
        value=np.zeros((2, count)),
        total=np.zeros((2, count)),
        steps=np.zeros(2, dtype=np.int64),
    )
    return Work(
        now=np.zeros(len(Now)),
        plants=_plant_work(count),
        curve=curve,
        sites=_site_work(sites),
        region_factor=np.ones(months.rationing_probability.shape[0]),
        year_weight=np.zeros((3, count)),
    )


def _plant_work(count: int) -> PlantWork:
    integers = ("state", "deadline", "outage_month")
    made = [
        np.zeros((4, count) if name == "chance" else count, np.int64 if name in integers else None)
        for name in PlantWork._fields
    ]
    return PlantWork(*made)


def _site_work(sites: SiteArrays) -> SiteWork:
    required = np.log(sites.required_price)
    means, least = np.zeros(2), np.full((4, required.shape[1]), np.inf)
    beds = sites.route == Route.GRANULES
    for market in range(2):
        mine = sites.market == market
        least[market] = np.min(required[mine & ~beds], axis=0, initial=np.inf)
        least[2 + market] = np.min(required[mine & beds], axis=0, initial=np.inf)
        weight = np.where(mine, sites.weight, 0.0)
        if weight.sum() > 0.0:
            means[market] = float(np.sum(weight * sites.project_capacity) / weight.sum())
    return SiteWork(required, least, means, np.zeros(len(sites.key)))
