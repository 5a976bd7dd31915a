"""The investment rule: what starts, what is built, what is given up before it makes anything."""

from __future__ import annotations

from math import exp, log

import numpy as np

from polysight.compiled import compiled_inside, compiled_part
from polysight.market.case import Floats, MonthArrays, PlantArrays, PlantState, Route, SiteArrays
from polysight.market.cost_step import price_factor
from polysight.market.parameter import Parameter
from polysight.market.random_numbers import Purpose, Stream, unit_numbers
from polysight.market.series import Series
from polysight.market.supply_step import least_load
from polysight.market.working_arrays import TINY, Now, PlantWork, SiteWork, Work

#: Word of the counter from which the number of starts comes, most starts a month, and most that
#: a high or low return raises a rate.
_NUMBER, _MOST_STARTS, _MOST_START_FACTOR, _MOST_FACTOR = 63, 20, 5.0, 4.0
_MOST_EXPONENT = 50.0
_MOST_STALLED = 0.95


@compiled_part
def hazard(rate: float) -> float:
    """Chance within a month of what happens at a rate.

    Parameters
    ----------
    rate : float
        Per year.

    Returns
    -------
    float
        Between 0 and 1.
    """
    return 1.0 - exp(-rate / 12.0)


@compiled_inside
def fill_outlook(
    theta: Floats, months: MonthArrays, t: int, plants: PlantArrays, now: Floats, work: PlantWork
) -> None:
    """What investors expect of both markets in the long run.

    They take a slow average of the log price for the price to come, and less of it the more is
    being built already::

        E = E + (ln P - E) / months of expectation
        F = E - weight x (capacity being built + capacity unused) / capacity standing

    What stands unused runs before anything new does, and everybody sees it. Who mends a plant that
    stands counts only what is being built.
    Adaptive expectations of this kind, which look at prices more than at what others build,
    are why capacity comes in waves (Sterman, "Business Dynamics", 2000, chapter 20; Meadows,
    "Dynamics of Commodity Production Cycles", 1970).

    Parameters
    ----------
    theta, months, t, plants, work
        Behaviour, what comes from outside, month from 0, plants and their month.
    now : ndarray of float
        Axis `Now`; filled in place.
    """
    standing = building = standing_outside = building_outside = idle = 0.0
    for p in range(plants.key.size):
        size, state = plants.capacity[p], work.state[p]
        if state == PlantState.STANDING:
            unused = size * (1.0 - work.load[p])
            if plants.market[p] == 0:
                standing += size
                idle += unused
            else:
                standing_outside += size
                building_outside += unused
        elif state == PlantState.BUILDING:
            if plants.market[p] == 0:
                building += size
            else:
                building_outside += size
    now[Now.STANDING_CHINA], now[Now.STANDING_OUTSIDE] = standing, standing_outside
    weight, over = theta[Parameter.PIPELINE_WEIGHT], max(1.0, theta[Parameter.EXPECTATION_MONTHS])
    for k in range(2):
        expected = now[Now.EXPECTED_LOG_PRICE_CHINA + k]
        expected += (now[Now.LOG_PRICE_CHINA + k] - expected) / over
        now[Now.EXPECTED_LOG_PRICE_CHINA + k] = expected
        now[Now.OUTLOOK_CHINA + k] = expected
    now[Now.OUTLOOK_CHINA] -= weight * building / max(standing, TINY)
    now[Now.MENDING_OUTLOOK] = now[Now.OUTLOOK_CHINA]
    now[Now.OUTLOOK_CHINA] -= weight * idle / max(standing, TINY)
    now[Now.OUTLOOK_OUTSIDE] -= weight * building_outside / max(standing_outside, TINY)


@compiled_inside
def fill_returns(sites: SiteArrays, t: int, now: Floats, row: Floats, work: SiteWork) -> None:
    """Expected log return of a start at every site, and the best of each market.

    It is the log of the price expected for its product over the price at which an investment of
    this month earns its hurdle, which the investment room works out by site and route.

    Parameters
    ----------
    sites, t
        Sites, month from 0.
    now, row : ndarray of float
        Axes `Now` and `Series`; filled in place.
    work : SiteWork
        Filled in place.
    """
    granules = log(1.0 - row[Series.GRANULAR_DISCOUNT])
    now[Now.BEST_RETURN_CHINA] = now[Now.BEST_RETURN_OUTSIDE] = -np.inf
    for a in range(sites.key.size):
        market = sites.market[a]
        found = now[Now.OUTLOOK_CHINA + market] - work.log_required_price[a, t]
        if sites.route[a] == Route.GRANULES:
            found += granules
        work.log_return[a] = found
        best = now[Now.BEST_RETURN_CHINA + market]
        now[Now.BEST_RETURN_CHINA + market] = max(best, found)
    best = now[Now.BEST_RETURN_CHINA]
    row[Series.EXPECTED_RETURN_CHINA] = best if best > -np.inf else np.nan


@compiled_inside
def project_return(plants: PlantArrays, p: int, now: Floats, row: Floats, work: PlantWork) -> float:
    """Expected log return of a project that is announced or being built.

    Parameters
    ----------
    plants, p
        Plants, which of them.
    now, row : ndarray of float
        Axes `Now` and `Series`.
    work : PlantWork
        Plants of the draw.

    Returns
    -------
    float
        Log of the expected price of its product over the one that it needs.
    """
    product = log(price_factor(plants, p, row))
    expected: float = now[Now.OUTLOOK_CHINA + plants.market[p]] + product
    return expected - float(work.log_required_price[p])


@compiled_inside
def move_announced(theta: Floats, permit: float, p: int, gain: float, work: PlantWork) -> None:
    """An announced plant starts to be built, is given up, or stays on paper.

    Parameters
    ----------
    theta : ndarray of float
        Axis `Parameter`; behaviour.
    permit : float
        Factor of policy on starts.
    p : int
        Which plant.
    gain : float
        Its expected log return.
    work : PlantWork
        Changed in place.
    """
    slope, chance = theta[Parameter.START_SLOPE], work.chance[2, p]
    if gain > 0.0:
        factor = min(1.0 + slope * gain, _MOST_FACTOR) * permit
        if permit > 0.0 and chance < hazard(theta[Parameter.ANNOUNCED_RATE] * factor):
            work.state[p] = PlantState.BUILDING
            work.building_left[p] = work.construction_months[p]
    else:
        factor = min(1.0 - slope * gain, _MOST_FACTOR)
        if chance < hazard(theta[Parameter.CANCEL_RATE] * factor):
            work.state[p] = PlantState.CLOSED


@compiled_inside
def move_building(theta: Floats, plants: PlantArrays, p: int, gain: float, work: PlantWork) -> None:
    """A month of construction: progress, a stall, the end, or the opening.

    Money that is spent does not come back, so a plant under construction is given up at a quarter
    of the rate of one on paper, and only while its expected return is negative.

    Parameters
    ----------
    theta, plants, p
        Behaviour, plants, which of them.
    gain : float
        Its expected log return.
    work : PlantWork
        Changed in place.
    """
    if gain < 0.0:
        factor = min(-theta[Parameter.START_SLOPE] * gain, _MOST_FACTOR)
        if work.chance[3, p] < hazard(theta[Parameter.CANCEL_RATE] * factor / 4.0):
            work.state[p] = PlantState.CLOSED
            return
        if work.chance[2, p] < min(-gain * theta[Parameter.DELAY_SLOPE], _MOST_STALLED):
            return
    work.building_left[p] -= 1.0
    if work.building_left[p] <= 0.0:
        work.state[p] = PlantState.STANDING
        work.load[p] = least_load(theta, plants, p)
        work.age[p] = work.idle_months[p] = work.smooth_margin[p] = 0.0


@compiled_inside
def start_plants(
    theta: Floats,
    months: MonthArrays,
    t: int,
    market: int,
    stream: Stream,
    plants: PlantArrays,
    sites: SiteArrays,
    now: Floats,
    row: Floats,
    work: Work,
) -> None:
    """New projects of the month in one market.

    Their number is Poisson with the mean ::

        rate / 12 x standing capacity x min(5, ln(1 + exp(slope x best return))) x permit
        / project size

    since investors differ, some start at a return of nothing, and hardly any at a loss. Each
    goes to a site by a logit of returns and weights (McFadden, "Conditional logit analysis of
    qualitative choice behavior", 1974).

    Parameters
    ----------
    theta, months, t
        Behaviour, what comes from outside, month from 0.
    market : int
        Which market.
    stream : Stream
        Random numbers of the draw.
    plants, sites
        Plants and sites.
    now, row : ndarray of float
        Axes `Now` and `Series`; the row is filled in place.
    work : Work
        Changed in place.
    """
    best, size = now[Now.BEST_RETURN_CHINA + market], work.sites.mean_project[market]
    permit = months.start_permit[market, t]
    if size <= 0.0 or permit <= 0.0:
        return
    exponent = min(theta[Parameter.START_SLOPE] * best, _MOST_EXPONENT)
    keen = min(log(1.0 + exp(exponent)), _MOST_START_FACTOR) * permit
    wanted = theta[Parameter.START_RATE] / 12.0 * now[Now.STANDING_CHINA + market] * keen
    month, first = months.number[t], 64 * market
    chance = unit_numbers(stream, month, first + _NUMBER, Purpose.START)[0]
    for j in range(poisson(wanted / size, chance)):
        place = unit_numbers(stream, month, first + j, Purpose.START)[0]
        site = _chosen_site(theta, sites, market, best, place, work.sites)
        p = _free_place(plants, site, work.plants)
        if p < 0:
            row[Series.STARTS_WITHOUT_SLOT] += 1.0
        else:
            work.plants.state[p] = PlantState.BUILDING
            work.plants.building_left[p] = work.plants.construction_months[p]
            work.plants.log_required_price[p] = work.sites.log_required_price[site, t]
            row[Series.CAPACITY_STARTED] += 12.0 * plants.capacity[p]


@compiled_part
def poisson(mean: float, share: float) -> int:
    """Number of events below which a share of all cases lies, at most 20.

    Parameters
    ----------
    mean : float
        Events expected.
    share : float
        Between 0 and 1.

    Returns
    -------
    int
        Smallest number up to which at least that share of a Poisson law lies.
    """
    part = exp(-mean)
    total, number = part, 0
    while total < share and number < _MOST_STARTS:
        number += 1
        part *= mean / number
        total += part
    return number


@compiled_inside
def _weight(theta: Floats, sites: SiteArrays, a: int, market: int, best: float,
            work: SiteWork) -> float:  # fmt: skip
    """Weight of a site in the choice; nothing for one of the other market."""
    if sites.market[a] != market:
        return 0.0
    return float(sites.weight[a]) * exp((work.log_return[a] - best) / theta[Parameter.SITE_SPREAD])


@compiled_inside
def _chosen_site(
    theta: Floats, sites: SiteArrays, market: int, best: float, share: float, work: SiteWork
) -> int:
    """Site up to which a share of all weights lies; -1 where none has any."""
    total = 0.0
    for a in range(sites.key.size):
        total += _weight(theta, sites, a, market, best, work)
    reached, chosen = 0.0, -1
    for a in range(sites.key.size):
        mine = _weight(theta, sites, a, market, best, work)
        if mine > 0.0 and (chosen < 0 or reached < share * total):
            reached += mine
            chosen = a
    return chosen


@compiled_inside
def _free_place(plants: PlantArrays, site: int, work: PlantWork) -> int:
    """Empty place of a site with the lowest number; -1 where none is left."""
    found = -1
    for p in range(plants.key.size):
        is_free = plants.site[p] == site and work.state[p] == PlantState.EMPTY
        if is_free and site >= 0 and (found < 0 or plants.slot[p] < plants.slot[found]):
            found = p
    return found
