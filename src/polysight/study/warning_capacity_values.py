"""Utilisation, surplus, pipeline and investment on a day.

Output is that of the estimated past (`polysight.study.market_history`) up to the newest month that
was told, published nameplate that of its readings; what stands, is built and announced is the
register of the day.
"""

from __future__ import annotations

import math

import numpy as np

from polysight.market.series import Series
from polysight.study.warning_costs import last_day
from polysight.study.warning_day import KnownDay
from polysight.study.warning_nameplate import published_nameplate
from polysight.study.warning_plants import CapacityByState, capacity_by_state, newest_event
from polysight.study.warning_use import AHEAD
from polysight.study.warning_values import IndicatorValue, older, once, unknown
from polysight.warning.investment_growth import investment_growth
from polysight.warning.pipeline import built_share, pipeline_to_demand, pipeline_to_use
from polysight.warning.surplus import surplus_capacity, surplus_share
from polysight.warning.utilisation import (
    utilisation_of_effective,
    utilisation_of_mean,
    utilisation_of_year_end,
)

YEAR, HALF_YEAR = 12, 6
UTILISATION = ("utilisation_year_end", "utilisation_mean", "utilisation_effective")
SURPLUS = ("surplus_capacity", "surplus_share")
PIPELINE = ("pipeline_building", "pipeline_announced", "pipeline_to_demand")
INVESTMENT = "investment_growth"
#: Rates of announced plants, rows of ``market_parameters``.
RATES = ("announced_rate", "cancel_rate")


def capacity_values(known: KnownDay) -> list[IndicatorValue]:
    """Indicators that hold capacity against output, use and demand.

    Parameters
    ----------
    known : KnownDay
        What the day knew.

    Returns
    -------
    list of IndicatorValue
        Utilisation on three denominators, surplus, pipeline and growth of investment.
    """
    now = capacity_by_state(known.told, known.day, known.terms)
    return [
        *_published_utilisation(known),
        _effective_utilisation(known),
        *_surplus(known, now),
        *_pipeline(known, now),
        _investment(known, now),
    ]


def _published_utilisation(known: KnownDay) -> list[IndicatorValue]:
    """Output over published nameplate, of the twelve months up to the newest told one of both."""
    keys = UTILISATION[:2]
    made, capacity = known.series(Series.OUTPUT_CHINA), published_nameplate(known.history)
    end = older(made.newest, capacity.newest)
    if end is None or end < min(capacity.months) or end - YEAR + 1 < made.estimate.first:
        return [unknown(key) for key in keys]
    output = np.array(made.total(end - YEAR + 1, end))
    start_level, end_level = (np.array(capacity.at(one)) for one in (end - YEAR, end))
    values = [float(utilisation_of_year_end(output, end_level))]
    if end - YEAR >= min(capacity.months):
        values.append(float(utilisation_of_mean(output, start_level, end_level)))
    spread = math.hypot(made.deviation(end - YEAR + 1, end), capacity.deviation)
    rows = once(made.rows(end - YEAR + 1, end), capacity.rows(end - YEAR, end))
    told = zip(keys, values, strict=False)
    shown = [_shown(known, key, value, spread, end, rows) for key, value in told]
    return [*shown, *(unknown(key) for key in keys[len(values) :])]


def _effective_utilisation(known: KnownDay) -> IndicatorValue:
    """Output of the newest told year over the mean of what ran in the register."""
    key, made = UTILISATION[2], known.series(Series.OUTPUT_CHINA)
    end = made.newest
    if end is None or end - YEAR + 1 < made.estimate.first:
        return unknown(key)
    months = range(end - YEAR, end + 1, HALF_YEAR)
    states = [capacity_by_state(known.told, last_day(one), known.terms) for one in months]
    held = [one for one in states if one is not None and one.running_china > 0.0]
    if len(held) < len(states):
        return unknown(key)
    output = np.array(made.total(end - YEAR + 1, end))
    running = np.array([one.running_china for one in held])
    value = float(utilisation_of_effective(output, running))
    doubt = known.terms.value("register_doubt")
    spread = math.hypot(made.deviation(end - YEAR + 1, end), doubt)
    rows = once(made.rows(end - YEAR + 1, end), held[-1].standing_rows)
    return _shown(known, key, value, spread, end, rows)


def _shown(
    known: KnownDay,
    key: str,
    value: float,
    deviation: float,
    newest: int | None,
    rows: tuple[str, ...],
) -> IndicatorValue:
    """A ratio with the deviation of its logarithm; no value where that is too wide."""
    if not known.good(deviation):
        return IndicatorValue(key, math.nan, math.nan, newest, rows)
    return IndicatorValue(key, value, abs(value) * deviation, newest, rows)


def _surplus(known: KnownDay, now: CapacityByState | None) -> list[IndicatorValue]:
    """Nameplate of the world beyond its use."""
    use = known.use
    if now is None or use is None or use.newest is None:
        return [unknown(key) for key in SURPLUS]
    stands, used = np.array(now.standing), np.array(use.now)
    doubt = known.terms.value("register_doubt")
    deviation = math.hypot(doubt, use.deviation)
    newest = older(use.newest, newest_event(known.told, known.month))
    rows = once(now.standing_rows, use.rows)
    spreads = math.hypot(doubt * now.standing, use.deviation * use.now), deviation * use.now
    values = float(surplus_capacity(stands, used)), float(surplus_share(stands, used))
    told = values[0], spreads[0], values[1], spreads[1] / now.standing
    if not known.good(deviation):
        told = (math.nan,) * 4
    return [
        IndicatorValue(SURPLUS[0], told[0], told[1], newest, rows),
        IndicatorValue(SURPLUS[1], told[2], told[3], newest, rows),
    ]


def _pipeline(known: KnownDay, now: CapacityByState | None) -> list[IndicatorValue]:
    """Works and announcements over use, and all that comes over expected demand."""
    use = known.use
    if now is None or use is None or use.newest is None:
        return [unknown(key) for key in PIPELINE]
    share, rates = _announced_share(known)
    used = np.array(use.now)
    doubt = known.terms.value("register_doubt")
    newest = older(use.newest, newest_event(known.told, known.month))
    found = []
    for key, amount, rows in (
        (PIPELINE[0], now.building, now.building_rows),
        (PIPELINE[1], share * now.announced, once(now.announced_rows, rates)),
    ):
        value = float(pipeline_to_use(np.array(amount), used))
        deviation = math.hypot(doubt, use.deviation)
        found.append(_shown(known, key, value, deviation, newest, once(rows, use.rows)))
    standing, building, announced = (
        np.array(one) for one in (now.standing, now.building, now.announced)
    )
    value = float(pipeline_to_demand(standing, building, announced, share, np.array(use.ahead)))
    deviation = math.hypot(doubt, use.ahead_deviation)
    spread = (value + 1.0) * deviation
    good = known.good(math.hypot(doubt, use.deviation))
    rows = once(now.standing_rows, now.building_rows, now.announced_rows, use.rows, rates)
    told = (value, spread) if good else (math.nan, math.nan)
    return [*found, IndicatorValue(PIPELINE[2], *told, newest, rows)]


def _announced_share(known: KnownDay) -> tuple[float, tuple[str, ...]]:
    """Share of announced plants whose works begin within the horizon, and the rows that tell it."""
    start, drop = (known.numbers(name) for name in RATES)
    cells = (one.cells for one in known.told.tables["market_parameters"])
    rows = tuple(one["id"] for one in cells if one["parameter"] in RATES)
    return built_share(start, drop, AHEAD / YEAR), rows


def _investment(known: KnownDay, now: CapacityByState | None) -> IndicatorValue:
    """Growth of the capacity under construction over a year ago, as each day knew it."""
    before = capacity_by_state(known.told, last_day(known.month - YEAR), known.terms)
    if now is None or before is None:
        return unknown(INVESTMENT)
    growth = investment_growth(np.array(now.building), np.array(before.building))
    newest = newest_event(known.told, known.month)
    rows = once(now.building_rows, before.building_rows)
    return IndicatorValue(INVESTMENT, float(growth), math.nan, newest, rows)
