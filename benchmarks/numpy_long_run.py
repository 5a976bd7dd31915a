"""Starts, delays, openings and closures of plants, plainly in NumPy."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from numpy_state import (
    ANNOUNCED,
    BUILDING,
    CLOSED,
    EMPTY,
    OF_START,
    STANDING,
    Draw,
    P,
    S,
    over,
)

from polysight.market.case import Route


def close_by_plan(d: Draw, number: int) -> None:
    """Plants whose closing month has come."""
    plants, over = d.case.plants, number >= d.case.plants.closing_month
    waits = (d.state == ANNOUNCED) | (d.state == BUILDING)
    d.row[S.CAPACITY_CLOSED] = 12 * plants.capacity[over & (d.state == STANDING)].sum()
    d.row[S.CAPACITY_CANCELLED] = 12 * plants.capacity[over & waits].sum()
    d.state, d.load = np.where(over, CLOSED, d.state), np.where(over, 0.0, d.load)


def long_run(d: Draw, t: int, number: int) -> None:
    θ, plants, months = d.θ, d.case.plants, d.case.months
    capacity, expected, starts = plants.capacity, [0.0, 0.0], []
    mended: list[float] = []
    for market in (0, 1):
        d.expected[market] += (d.log_price[market] - d.expected[market]) / max(
            1.0, θ[P.EXPECTATION_MONTHS]
        )
        mine = d.china == (market == 0)
        built = float(capacity[mine & d.standing].sum())
        unused = float((capacity * (1 - d.load))[mine & d.standing].sum())
        pipeline = over(float(capacity[mine & (d.state == BUILDING)].sum()), built)
        mended.append(d.expected[market] - θ[P.PIPELINE_WEIGHT] * pipeline)
        expected[market] = mended[market] - θ[P.PIPELINE_WEIGHT] * over(unused, built)
        starts += _starts(d, t, number, market, expected[market], built)
    old = d.state.copy()
    believed = np.where(d.china, expected[0], expected[1])
    closed = _closed(d, t, mended[0])
    gain = believed + np.log(d.factor) - np.log(d.required)
    push = θ[P.START_SLOPE] * gain
    permit = np.where(d.china, months.start_permit[0, t], months.start_permit[1, t])
    rate = θ[P.ANNOUNCED_RATE] / 12 * np.clip(1 + push, 0.0, 4.0) * permit
    waits, builds = old == ANNOUNCED, old == BUILDING
    begins = waits & (gain > 0) & (permit > 0) & (d.u[2] < 1 - np.exp(-rate))
    rate = θ[P.CANCEL_RATE] / 12 * np.clip(1 - push, 0.0, 4.0)
    dropped = waits & (gain <= 0) & (d.u[2] < 1 - np.exp(-rate))
    rate = θ[P.CANCEL_RATE] / 48 * np.clip(-push, 0.0, 4.0)
    dropped |= builds & (gain < 0) & (d.u[3] < 1 - np.exp(-rate))
    stalls = (gain < 0) & (d.u[2] < np.clip(-gain * θ[P.DELAY_SLOPE], 0.0, 0.95))
    d.left = np.where(builds & ~dropped & ~stalls, d.left - 1, d.left)
    opens = builds & ~dropped & ~stalls & (d.left <= 0)
    d.state = np.where(closed | dropped, CLOSED, np.where(opens, STANDING, d.state))
    d.state, d.left = np.where(begins, BUILDING, d.state), np.where(begins, d.construction, d.left)
    d.load = np.where(opens, d.least, np.where(closed, 0.0, d.load))
    for values in (d.age, d.smoothed, d.idle):
        values[opens] = 0.0
    d.row[S.CAPACITY_CANCELLED] += 12 * capacity[dropped].sum()
    d.row[S.CAPACITY_CLOSED] += 12 * capacity[closed].sum()
    d.row[S.CAPACITY_STARTED], d.row[S.STARTS_WITHOUT_SLOT] = 12 * capacity[begins].sum(), 0.0
    for site in starts:
        _start(d, t, site)


def _closed(d: Draw, t: int, believed: float) -> NDArray[np.bool_]:
    """Standing plants that the rule, the platform or long standstill closes."""
    θ, plants, rule = d.θ, d.case.plants, d.case.rule
    local = d.standing & d.china
    if t == d.judged:
        fails = local & (d.rule[0] < plants.rule_failing)
        span = rule.longest_months - rule.shortest_months
        wait = np.ceil(rule.shortest_months + d.rule[1] * span)
        d.deadline = np.where(fails, t + wait, d.deadline)
    due = d.standing & (d.deadline == t)
    pays = math.exp(believed) * d.factor > d.cost + plants.rule_retrofit
    d.retrofitted |= due & pays
    by_rule = due & ~pays & (d.rule[2] < θ[P.RULE_CLOSURE])
    d.row[S.CAPACITY_RULE_CLOSED] = 12 * plants.capacity[by_rule].sum()
    offered = local & (d.value > d.median)
    room, budget = 12 * plants.capacity[offered].sum(), d.case.months.purchase_capacity[t]
    sold = offered & (d.u[1] < (min(1.0, budget / room) if room > 0 else 0.0))
    waited = d.standing & (d.load == 0) & (d.idle >= θ[P.EXIT_IDLE_MONTHS])
    leaves = waited & (d.u[3] < 1 - math.exp(-θ[P.EXIT_RATE] / 12))
    return by_rule | sold | leaves


def _starts(d: Draw, t: int, number: int, market: int, expected: float, built: float) -> list[int]:
    """Sites of the starts of the month; -1 where no site is wanted."""
    θ, sites = d.θ, d.case.sites
    mine = d.by_key[sites.market[d.by_key] == market]
    if not len(mine):
        return []
    factor = np.where(sites.route[mine] == Route.GRANULES, 1 - d.granular, 1.0)
    gain = expected + np.log(factor) - np.log(sites.required_price[mine, t])
    best, weight = float(gain.max()), sites.weight[mine]
    if market == 0:
        d.row[S.EXPECTED_RETURN_CHINA] = best
    if weight.sum() <= 0:
        return []
    size = weight @ sites.project_capacity[mine] / weight.sum()
    drive = min(5.0, math.log(1 + math.exp(min(θ[P.START_SLOPE] * best, 50.0))))
    mean = θ[P.START_RATE] / 12 * built * drive
    mean *= d.case.months.start_permit[market, t] / size
    u = d.chance.uniforms(number, market * 64 + np.r_[63, :20], OF_START)[0]
    count, term = 0, math.exp(-mean)
    reached = term
    while reached < u[0] and count < 20:
        count += 1
        term *= mean / count
        reached += term
    share = np.cumsum(weight * np.exp((gain - best) / θ[P.SITE_SPREAD]))
    if share[-1] <= 0:
        return [-1] * count
    return [int(mine[at]) for at in np.searchsorted(share, u[1 : count + 1] * share[-1])]


def _start(d: Draw, t: int, site: int) -> None:
    plants = d.case.plants
    free = np.flatnonzero((plants.site == site) & (d.state == EMPTY)) if site >= 0 else []
    if not len(free):
        d.row[S.STARTS_WITHOUT_SLOT] += 1
        return
    at = free[np.argmin(plants.slot[free])]
    d.state[at], d.left[at] = BUILDING, d.construction[at]
    d.required[at] = d.case.sites.required_price[site, t]
    d.row[S.CAPACITY_STARTED] += 12 * plants.capacity[at]
