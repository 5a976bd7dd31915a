"""Unit consumption of a route in a year: verified rows first, then the latest year.

Electricity of a year is the whole-plant figure of that year; where the latest verified statement
is the comprehensive energy of the route, all of it is counted as electricity, which is a ceiling.
"""

from __future__ import annotations

import math

from polysight.estimate import Estimate
from polysight.study.draft import Cell, combined
from polysight.study.view import View, cell_of, latest_verified


def electricity_intensity(view: View, route: str, year: int) -> Cell:
    """Electricity per kilogram of polysilicon, whole plant.

    Parameters
    ----------
    view : View
        The evidence.
    route : str
        Route code.
    year : int
        Wanted year.

    Returns
    -------
    Cell
        kWh/kg; marks tell an earlier year, and energy that was counted as electricity.
    """
    direct, mark = _latest(view, "electricity_intensity", route, year)
    energy, energy_mark = _latest(view, "energy_intensity", route, year)
    if energy is None or (direct is not None and direct.period >= energy.period):
        return _marked(direct, mark)
    rate = view.named("electricity_coal_equivalent", "kgce/kWh")
    if math.isnan(rate.value):
        return _marked(direct, mark)
    cells = (_marked(energy, energy_mark), rate)
    return combined(energy.value / rate.value, cells, "mark.energy_as_electricity")


def silicon_metal_intensity(view: View, route: str, year: int) -> Cell:
    """Silicon metal per kilogram of polysilicon.

    Parameters
    ----------
    view : View
        The evidence.
    route : str
        Route code.
    year : int
        Wanted year.

    Returns
    -------
    Cell
        kg/kg; the declared stand-in where no row speaks of the route.
    """
    number, mark = _latest(view, "silicon_metal_intensity", route, year)
    if number is not None:
        return _marked(number, mark)
    stand_in = f"silicon_metal_{route.replace('-', '_')}"
    if stand_in not in view.scenario.settings:
        return cell_of(None)
    cell = view.named(stand_in, "kg/kg")
    return combined(cell.value, [cell], "mark.stand_in")


def steam_intensity(view: View, route: str, year: int) -> Cell:
    """Bought steam per kilogram of polysilicon.

    Parameters
    ----------
    view : View
        The evidence.
    route : str
        Route code.
    year : int
        Wanted year.

    Returns
    -------
    Cell
        kg/kg.
    """
    return _marked(*_latest(view, "steam_intensity", route, year))


def _latest(view: View, quantity: str, route: str, year: int) -> tuple[Estimate | None, str]:
    rows = view.facts(
        quantity,
        route=route,
        product="polysilicon",
        where=lambda row: row.basis.get("step") == "whole-plant",
    )
    country = view.scenario.scope.country
    own = [row for row in rows if row.geography.split("-")[0] == country]
    for candidates in (own, rows):
        found, mark = latest_verified(candidates, year)
        if found is not None and found.tier != "unverified":
            return found, mark
    return latest_verified(rows, year)


def _marked(number: Estimate | None, mark: str) -> Cell:
    cell = cell_of(number)
    return combined(cell.value, [cell], *([mark] if mark else []))
