"""The market in one compiled pass: draws, then months, then plants; no objects."""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from polysight.compiled import compiled, compiled_inside
from polysight.market.case import (
    Floats,
    MonthArrays,
    PlantArrays,
    RuleTerms,
    SiteArrays,
    StartState,
)
from polysight.market.closure_step import close_by_plan, fill_purchase_hazard, set_deadlines
from polysight.market.cost_step import fill_costs, fill_discounts
from polysight.market.demand_step import fill_demand
from polysight.market.draw_start import start_market, start_plants_of_draw
from polysight.market.investment_step import fill_outlook, fill_returns, start_plants
from polysight.market.merit_step import fill_curves
from polysight.market.metal_step import limit_by_metal, move_metal
from polysight.market.plant_life import move_plants
from polysight.market.price_step import move_futures, move_prices
from polysight.market.random_numbers import Stream
from polysight.market.record import add_to_year, clear_year, close_year, record_capacity
from polysight.market.stock_step import fill_purchases, keep_stocks, move_stocks
from polysight.market.supply_step import fill_available, fill_chances, fill_loads, fill_output
from polysight.market.trade_step import fill_trade
from polysight.market.working_arrays import Now, Work


class Given(NamedTuple):
    """A market as the kernel takes it.

    Parameters
    ----------
    plants, sites, months, start, rule
        As in `polysight.market.case.MarketCase`, plants and sites in the order of their keys.
    rule_month : int
        First month from 0 in which the energy limit is in force; -1 for none.
    """

    plants: PlantArrays
    sites: SiteArrays
    months: MonthArrays
    start: StartState
    rule: RuleTerms
    rule_month: int


class Kept(NamedTuple):
    """Where the paths are written.

    Parameters
    ----------
    values : ndarray of float
        Axes draw, month, `Series`.
    plant_years : ndarray of float
        Axes draw, year, plant, `PlantYear`; no draws where plants are not asked for.
    """

    values: Floats
    plant_years: Floats


@compiled
def fill_paths(
    given: Given, theta: Floats, seed: Stream, first: int, last: int, work: Work, kept: Kept
) -> None:
    """Paths of the draws from one place to another; others are not touched.

    Parameters
    ----------
    given : Given
        The market.
    theta : ndarray of float
        Axes draw, `Parameter`.
    seed : Stream
        Seed, and place of the first draw of the chunk on the whole draw axis.
    first, last : int
        Draws of the chunk from ``first`` up to before ``last``.
    work : Work
        Room to work in; one for each thread.
    kept : Kept
        Filled in place.
    """
    for draw in range(first, last):
        stream = Stream(seed.seed_low, seed.seed_high, seed.draw + draw)
        start_market(theta[draw], given.months, given.start, draw, work.now)
        start_plants_of_draw(theta[draw], given.months, stream, given.plants, work.now, work.plants)
        _fill_draw(given, theta[draw], stream, draw, work, kept)


@compiled_inside
def _fill_draw(
    given: Given, theta: Floats, stream: Stream, draw: int, work: Work, kept: Kept
) -> None:
    """All months of one draw."""
    number = given.months.number
    last = number.size - 1
    year, with_plants = 0, kept.plant_years.shape[0] > 0
    for t in range(number.size):
        row = kept.values[draw, t]
        opens = t == 0 or number[t] % 12 == 0
        if opens and t > 0:
            year += 1
        close_by_plan(number[t], given.plants, work.plants, row)
        _fill_short_run(given, theta, t, stream, work, row)
        if with_plants:
            if opens:
                clear_year(kept.plant_years[draw, year], work.year_weight)
            add_to_year(work.plants, kept.plant_years[draw, year], work.year_weight)
        _fill_long_run(given, theta, t, stream, work, row)
        if with_plants and (t == last or number[t] % 12 == 11):
            close_year(given.plants, work.plants, kept.plant_years[draw, year], work.year_weight)


@compiled_inside
def _fill_short_run(
    given: Given, theta: Floats, t: int, stream: Stream, work: Work, row: Floats
) -> None:
    """Demand, supply, trade, stocks and prices of a month."""
    plants, months, now = given.plants, given.months, work.now
    now[Now.PRICE_CHINA] = exp(now[Now.LOG_PRICE_CHINA])
    now[Now.PRICE_OUTSIDE] = exp(now[Now.LOG_PRICE_OUTSIDE])
    fill_demand(theta, months, t, stream, now, row)
    fill_discounts(theta, months, t, now, row)
    fill_chances(months, t, stream, plants, work)
    fill_costs(theta, months, t, plants, now, row, work.plants)
    fill_available(theta, months, t, plants, work)
    fill_purchases(theta, now, row)
    fill_loads(theta, months.output_limit[t], plants, now, row, work.plants)
    limit_by_metal(theta, months, t, plants, now, work.plants, row)
    fill_output(plants, now, work.plants, row)
    fill_curves(theta, plants, work.plants, work.curve)
    fill_trade(theta, months, t, work.curve, now, row)
    move_stocks(theta, months, t, now, row)
    move_prices(theta, months, t, stream, work.curve, work.sites, now, row)
    move_futures(theta, months, t, stream, now, row)
    move_metal(theta, months, t, stream, now, row)
    keep_stocks(now, row)


@compiled_inside
def _fill_long_run(
    given: Given, theta: Floats, t: int, stream: Stream, work: Work, row: Floats
) -> None:
    """Openings, starts and closures at the end of a month."""
    plants, months, now = given.plants, given.months, work.now
    fill_outlook(theta, months, t, plants, now, work.plants)
    fill_returns(given.sites, t, now, row, work.sites)
    fill_purchase_hazard(months.purchase_capacity[t], plants, now, row, work.plants)
    if t == given.rule_month:
        set_deadlines(t, stream, given.rule, plants, work.plants)
    move_plants(theta, months, t, stream, plants, now, row, work.plants)
    for market in range(2):
        start_plants(theta, months, t, market, stream, plants, given.sites, now, row, work)
    record_capacity(plants, work.plants, row)
