"""Electricity tariff of a region and year as a range over everything that was stated.

Rule: statements about the region itself (or a place that the scenario names for it), in CNY and
for the supply asked for; verified before unverified; the class of users nearest to polysilicon;
the nearest year, the earlier one of two equally near. Wet and dry statements of one year are
weighted into a year by the declared share of the wet season. Where no statement is left the range
over the regions of the study stands in, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from polysight.costing.tariff import annual_average, enclosing_range
from polysight.evidence.choice import choice
from polysight.evidence.observation import Observation
from polysight.study.draft import Cell, combined, unknown
from polysight.study.quotes import CASES
from polysight.study.view import UNVERIFIED, View, cell_of

#: Supply that a statement may have when grid or captive power is asked for.
SUPPLIES = {"grid": ("grid", "unstated"), "captive": ("captive",)}
SEASONS = ("wet", "dry")


def tariff(view: View, region: str, year: int, supply: str) -> dict[str, Cell]:
    """Low, central and high tariff without value-added tax.

    Parameters
    ----------
    view : View
        The evidence.
    region : str
        Code of the province.
    year : int
        Wanted year.
    supply : str
        ``grid`` or ``captive``.

    Returns
    -------
    dict of str to Cell
        CNY/kWh; marks tell what was stretched.
    """
    rows = statements(view, region, year, supply)
    if rows:
        return _range(view, rows, year, supply)
    if supply == "captive":
        grid = tariff(view, region, year, "grid")
        return {
            case: combined(one.value, [one], "mark.captive_as_grid") for case, one in grid.items()
        }
    return _national(view, year)


def statements(view: View, region: str, year: int, supply: str) -> list[Observation]:
    """Rows that speak of the tariff of a region in the year nearest to the wanted one.

    Parameters
    ----------
    view : View
        The evidence.
    region : str
        Code of the province.
    year : int
        Wanted year.
    supply : str
        ``grid`` or ``captive``.

    Returns
    -------
    list of Observation
        Rows of one year, one class of users and one grade of trust; empty when there is none.
    """
    chosen = view.scenario.tariffs
    places = (region, *chosen.places.get(region, ()))
    rows = [
        row
        for row in view.facts("electricity_tariff")
        if row.geography in places
        and row.canonical_unit == "CNY/kWh"
        and row.basis.get("supply") in SUPPLIES[supply]
        and row.basis.get("user") in chosen.users
        and row.period.start.year == row.period.end.year
    ]
    rows = [row for row in rows if row.tier != UNVERIFIED] or rows
    rows = [row for row in rows if _usable_season(row, rows)]
    for user in chosen.users:
        own = [row for row in rows if row.basis.get("user") == user]
        if own:
            years = {row.period.end.year for row in own}
            nearest = min(years, key=lambda one: (abs(one - year), one))
            return _unrepeated(row for row in own if row.period.end.year == nearest)
    return []


def _usable_season(row: Observation, rows: Iterable[Observation]) -> bool:
    """A season counts only beside its opposite in the same year and class."""
    season = row.basis.get("season")
    if season not in SEASONS:
        return True
    other = SEASONS[1 - SEASONS.index(season)]
    return any(
        one.basis.get("season") == other
        and one.period.end.year == row.period.end.year
        and one.basis.get("user") == row.basis.get("user")
        for one in rows
    )


def _unrepeated(rows: Iterable[Observation]) -> list[Observation]:
    """One row of each statement, where two sources print the same figures for one period."""
    kept: dict[tuple[object, ...], list[Observation]] = {}
    for row in rows:
        key = (row.period.text, row.basis.get("season"), row.middle, row.geography)
        kept.setdefault(key, []).append(row)
    return [choice(group).chosen for group in kept.values()]


def _range(view: View, rows: list[Observation], year: int, supply: str) -> dict[str, Cell]:
    seasonal = [row for row in rows if row.basis.get("season") in SEASONS]
    plain = [row for row in rows if row not in seasonal]
    cells = [replace(cell_of(choice([row]).estimate()), marks=()) for row in rows]
    low = [row.spread[0] for row in plain]
    central = [row.middle for row in plain]
    high = [row.spread[1] for row in plain]
    marks = _stretched(view, rows, year)
    if seasonal:
        share = view.named("wet_season_share")
        cells.append(share)
        marks.append("mark.seasonal_average")
        wet, dry = ([r.middle for r in seasonal if r.basis.get("season") == s] for s in SEASONS)
        low.append(min(wet))
        high.append(max(dry))
        year_round = annual_average(*(np.asarray(np.median(v)) for v in (wet, dry, [share.value])))
        central.append(float(year_round))
    values = enclosing_range(np.array(low), np.array(central), np.array(high))
    factor = 1.0
    if supply == "grid":
        rate = view.named("quotes_vat")
        cells.append(rate)
        factor = 1.0 / (1.0 + rate.value)
    return {
        case: combined(value * factor, cells, *marks)
        for case, value in zip(CASES, values, strict=True)
    }


def _stretched(view: View, rows: list[Observation], year: int) -> list[str]:
    """Marks of statements about another year or class of users, or of unverified ones only."""
    told = {
        "mark.tariff_unverified": all(row.tier == UNVERIFIED for row in rows),
        "mark.other_year": rows[0].period.end.year != year,
        "mark.other_user": rows[0].basis.get("user") != view.scenario.tariffs.users[0],
    }
    return [mark for mark, holds in told.items() if holds]


def _national(view: View, year: int) -> dict[str, Cell]:
    regions = view.scenario.scope.regions
    found = [
        tariff(view, one, year, "grid") for one in regions if statements(view, one, year, "grid")
    ]
    if not found:
        return dict.fromkeys(CASES, unknown("mark.no_row"))
    low, central, high = (np.array([one[case].value for one in found]) for case in CASES)
    values = enclosing_range(low, central, high)
    cells = [one["central"] for one in found]
    return {
        case: combined(value, cells, "mark.national_range")
        for case, value in zip(CASES, values, strict=True)
    }
