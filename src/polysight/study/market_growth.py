"""How fast installations of photovoltaics grew, and were expected to, as a day knew it.

Bases are kept apart. A year's installations are those stated on the direct-current side, else those
whose side is not stated (published by bodies that count modules), else those on the
alternating-current side times the ratio of both. A forecast grows from the year before of its own
source, else from what was on its own side; one without either is not used.

Expected growth of a year is the mean, with a weight for the forecast, of

- the published forecast: the latest for the world over what it grows from; where a forecast for
  China is newer, that growth on China's share and the trend on the rest;
- the trend: a prior plus a share of the difference between the growth of the last three years and
  the prior, halving with every further year.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.observation import Observation
from polysight.study.market_driver_rows import Drivers
from polysight.study.view import View, picked

Floats = NDArray[np.float64]

WORLD, CHINA = "WLD", "CN"
SIDES = ("dc", "unstated", "ac")
#: Drivers whose rows the growth rests on.
ROWS = ("growth_prior", "growth_memory", "forecast_weight", "growth_spread_prior")
#: Years over which past growth is averaged.
PAST_YEARS = 3
#: Years as which the prior of the spread of growth counts.
PRIOR_YEARS = 4
#: Years over which the spread of growth is taken; a market that trebles in a year is another one.
SPREAD_YEARS = 10
#: Standard deviations from the middle to the end of a range that holds nine of ten.
NINETY = 1.645


@dataclass(frozen=True, slots=True)
class Installations:
    """Installations of a year on the direct-current side.

    Parameters
    ----------
    year : int
        The year.
    value : float
        Installations of the world [GW direct current].
    side : str
        Side on which they were stated.
    inputs : tuple of str
        Ids of the rows.
    """

    year: int
    value: float
    side: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """Growth of demand for modules by year.

    Parameters
    ----------
    expected : dict of int to float
        Logarithmic growth of a year over the year before, known or expected.
    spread : float
        Standard deviation of yearly logarithmic growth over the last years.
    lasting : float
        Standard deviation of what the mean of many years of growth is wrong by [1/a].
    installations : tuple of Installations
        Known years.
    inputs : tuple of str
        Ids of the rows behind it.
    """

    expected: dict[int, float]
    spread: float
    lasting: float
    installations: tuple[Installations, ...]
    inputs: tuple[str, ...]


def installations(view: View, known: Drivers) -> tuple[Installations, ...]:
    """Installations of the world by year as the day knew them.

    Parameters
    ----------
    view : View
        The evidence as the day knew it.
    known : Drivers
        Drivers as the day knew them.

    Returns
    -------
    tuple of Installations
        Known years.
    """
    found = []
    rows = view.facts("installations", geography=WORLD)
    for year in sorted({int(str(row.period)) for row in rows if row.period.grain == "year"}):
        of_year = [row for row in rows if str(row.period) == str(year)]
        stated = {row.basis.get("electrical") for row in of_year}
        side = next(side for side in SIDES if side in stated)
        one = picked(row for row in of_year if row.basis.get("electrical") == side)
        if one is not None:
            factor = _ratio(known, year) if side == "ac" else 1.0
            cited = (*one.observations, *(known.ids("dc_ac_ratio") if side == "ac" else ()))
            found.append(Installations(year, one.value * factor, side, cited))
    return tuple(found)


def _ratio(known: Drivers, year: int) -> float:
    """Direct over alternating current of the systems of a year."""
    return float(known.path("dc_ac_ratio", np.array([year + 0.5]))[0])


def growth(view: View, known: Drivers, last_year: int) -> Growth:
    """Growth of demand for modules, known and expected.

    Parameters
    ----------
    view : View
        The evidence as the day knew it.
    known : Drivers
        Drivers as the day knew them.
    last_year : int
        Last year that is wanted.

    Returns
    -------
    Growth
        By the rule of this module; a year of which installations are known has that growth.
    """
    told = installations(view, known)
    seen = {one.year: one.value for one in told}
    grown = {year: math.log(seen[year] / seen[year - 1]) for year in seen if year - 1 in seen}
    # A hole of a year lies between its neighbours.
    for year in seen:
        if year - 1 not in seen and year - 2 in seen:
            half = 0.5 * math.log(seen[year] / seen[year - 2])
            grown[year - 1] = grown[year] = half
    prior = known.path("growth_prior", np.array([known.origin.year + 0.5]))[0]
    trend = _trend(grown, float(prior), known.number("growth_memory"))
    weight = known.number("forecast_weight")
    expected = dict(grown)
    cited: list[str] = []
    first = max(grown, default=known.origin.year - 1) + 1
    for year in range(first, last_year + 1):
        own = trend * 0.5 ** (year - first)
        forecast, rows = _forecast(view, known, year, float(prior))
        cited += rows
        base = float(prior) + own
        expected[year] = base if forecast is None else weight * forecast + (1.0 - weight) * base
    inputs = dict.fromkeys(
        [*(name for one in told for name in one.inputs), *cited, *known.ids(*ROWS)]
    )
    expected = dict(sorted(expected.items()))
    return Growth(expected, _spread(grown, known), _lasting(known), told, tuple(inputs))


def _trend(grown: dict[int, float], prior: float, memory: float) -> float:
    """What past growth adds to the prior in the next year."""
    past = [grown[year] for year in sorted(grown)[-PAST_YEARS:]]
    return memory * (float(np.mean(past)) - prior) if past else 0.0


def _spread(grown: dict[int, float], known: Drivers) -> float:
    """Standard deviation of growth over the last years, and a prior that counts as some."""
    past = np.array([grown[year] for year in sorted(grown)[-SPREAD_YEARS:]])
    prior = known.number("growth_spread_prior")
    squares = float(np.sum((past - past.mean()) ** 2)) if len(past) else 0.0
    return math.sqrt((squares + PRIOR_YEARS * prior**2) / (max(len(past) - 1, 0) + PRIOR_YEARS))


def _lasting(known: Drivers) -> float:
    """Doubt of growth that no later year takes back: that of the prior, as far as it is used.

    The range of the last row of the prior is taken to hold nine of ten.
    """
    row = [one for one in known.of("growth_prior") if one.year <= known.origin.year][-1]
    return (1.0 - known.number("forecast_weight")) * (row.high - row.low) / (2.0 * NINETY)


def _forecast(
    view: View, known: Drivers, year: int, prior: float
) -> tuple[float | None, list[str]]:
    """Logarithmic growth of a year by published forecasts; None without any."""
    world = _grown(view, WORLD, year)
    china = _grown(view, CHINA, year)
    if china is not None and (world is None or china[0].first_known > world[0].first_known):
        share = _china_share(view, known, year - 1)
        if share is not None:
            mixed = share * math.exp(china[2]) + (1.0 - share) * math.exp(prior)
            return math.log(mixed), [china[0].id, china[1].id]
    return (None, []) if world is None else (world[2], [world[0].id, world[1].id])


def _grown(view: View, geography: str, year: int) -> tuple[Observation, Observation, float] | None:
    """Latest forecast of a year, what it grows from, and the logarithmic growth."""
    rows = view.evidence.select(
        "installations", as_of=view.as_of, geography=geography, kind="forecast"
    )
    made = [row for row in rows if str(row.period) == str(year)]
    for row in sorted(made, key=lambda one: (one.first_known, one.id), reverse=True):
        base = _base(view, row, year - 1)
        if base is not None:
            return row, base, math.log(row.middle / base.middle)
    return None


def _base(view: View, forecast: Observation, year: int) -> Observation | None:
    """What a forecast grows from: its own year before, else what was on the same side."""
    rows = view.evidence.select("installations", as_of=view.as_of, geography=forecast.geography)
    same = [
        row
        for row in rows
        if str(row.period) == str(year)
        and row.basis.get("electrical") == forecast.basis.get("electrical")
    ]
    own = [row for row in same if row.source == forecast.source and row.kind == "forecast"]
    facts = [row for row in same if row.kind in ("observed", "estimate")]
    chosen = own or facts
    return max(chosen, key=lambda row: (row.first_known, row.id)) if chosen else None


def _china_share(view: View, known: Drivers, year: int) -> float | None:
    """Share of China in the installations of the world, both on the direct-current side."""
    ratio = _ratio(known, year)
    rows = [
        row
        for row in view.facts("installations", geography=CHINA)
        if str(row.period) == str(year) and row.basis.get("electrical") == "ac"
    ]
    one = picked(rows)
    worlds = view.evidence.select("installations", as_of=view.as_of, geography=WORLD)
    world = [row for row in worlds if str(row.period) == str(year)]
    facts = [row for row in world if row.kind in ("observed", "estimate")] or world
    if one is None or not facts:
        return None
    latest = max(facts, key=lambda row: (row.first_known, row.id))
    factor = ratio if latest.basis.get("electrical") == "ac" else 1.0
    return min(0.9, one.value * ratio / (latest.middle * factor))
