"""Gate footprint of the routes: by province as a screening, and once on the life-cycle basis.

Provincial factors count combustion only, the life-cycle factor is national: the two never meet in
one total. Hydrogen and chlorine stay uncovered, for no row gives their factor on this boundary, so
that there is no total but the sum of what is covered.
"""

from __future__ import annotations

import math

import numpy as np

from polysight.axes import Axis
from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.footprint import Boundary, Footprint, Stage, gate_footprint
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.view import View, cell_of, latest_verified

STAGES = ("electricity", "silicon-metal", "steam", "hydrogen", "chlorine")
BOUNDARY = Boundary("cradle-to-gate", STAGES)
COVERED = 3
UNIT = "kgCO2e/kg"
BASIS = "boundary=cradle-to-gate;method=unstated;silicon_metal=included"


def compute(view: View, draft: Draft) -> None:
    """Add footprints by route, region and stage, and the sums of the covered stages.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    scope = view.scenario.scope
    year = str(scope.base_year)
    routes, regions = Axis("route", scope.routes), Axis("region", scope.regions)
    stage = Axis("stage", STAGES)
    heat = _steam_factor(view)
    grids = [_grid(view, region, "combustion") for region in regions.keys]
    draft.add("carbon.grid_factor", (regions,), grids, "kgCO2e/kWh", basis="electricity=combustion")
    screening_metal = _screening_metal(view)
    national = _grid(view, scope.country, "life-cycle")
    metal = view.named("silicon_metal_life_cycle", UNIT)
    by_region, by_route, sums, route_sums = [], [], [], []
    for route in routes.keys:
        steam = draft.cell("plant.steam", route, "central")
        parts = [
            _stages(draft, route, (grid, screening_metal, heat), steam, ElectricityBasis.COMBUSTION)
            for grid in grids
        ]
        by_region += [cell for row in parts for cell in row]
        sums += [_sum(row) for row in parts]
        # An amount of nothing has no factor that could be on another basis.
        marks = ("mark.default_factor",) if steam.value > 0 else ()
        factors = (national, metal, combined(heat.value, [heat], *marks))
        row = _stages(draft, route, factors, steam, ElectricityBasis.LIFE_CYCLE)
        by_route += row
        route_sums.append(_sum(row))
    for name, axes, cells, factor in (
        ("carbon.footprint", (routes, regions, stage), by_region, "combustion"),
        ("carbon.covered", (routes, regions), sums, "combustion"),
        ("carbon.footprint_lifecycle", (routes, stage), by_route, "life-cycle"),
        ("carbon.covered_lifecycle", (routes,), route_sums, "life-cycle"),
    ):
        basis = f"{BASIS};electricity={factor}"
        draft.add(name, axes, cells, UNIT, basis=basis, period=year)


def _grid(view: View, geography: str, electricity: str) -> Cell:
    rows = view.facts(
        "grid_factor",
        geography=geography,
        where=lambda row: row.basis.get("electricity") == electricity,
    )
    number, mark = latest_verified(rows, view.scenario.scope.base_year)
    cell = cell_of(number)
    return combined(cell.value, [cell], *([mark] if mark else []))


def _screening_metal(view: View) -> Cell:
    """Silicon metal bought on the national market: carbon of the furnace, and its electricity."""
    direct = view.named("silicon_metal_direct", UNIT)
    power = view.named("smelter_electricity", "kWh/kg")
    grid = _grid(view, view.scenario.scope.country, "combustion")
    return combined(direct.value + power.value * grid.value, (direct, power, grid))


def _steam_factor(view: View) -> Cell:
    """Emission per kilogram of bought steam: heat content times the default of bought heat."""
    heat = view.named("steam_heat_factor", "kgCO2e/kWh")
    content = view.named("steam_enthalpy", "kWh/kg")
    return combined(heat.value * content.value, (heat, content))


def _stages(
    draft: Draft,
    route: str,
    factors: tuple[Cell, Cell, Cell],
    steam: Cell,
    basis: ElectricityBasis,
) -> list[Cell]:
    """One cell a stage of the boundary."""
    used = (
        draft.cell("costing.electricity_intensity", route),
        draft.cell("costing.silicon_metal_intensity", route),
        steam,
    )
    kinds = (basis, basis, ElectricityBasis.NONE)
    stages = tuple(
        Stage(name, np.asarray(consumption.value), np.asarray(factor.value), kind)
        for name, consumption, factor, kind in zip(STAGES, used, factors, kinds, strict=False)
    )
    found: Footprint = gate_footprint(stages, boundary=BOUNDARY, method="unstated")
    values = found.emissions_kgco2e_per_kg
    cells = [
        _known(float(values[place]), consumption, factor)
        for place, (consumption, factor) in enumerate(zip(used, factors, strict=True))
    ]
    return [*cells, *[unknown("mark.no_factor")] * (len(STAGES) - COVERED)]


def _known(value: float, *cells: Cell) -> Cell:
    return unknown("mark.no_row", *cells) if math.isnan(value) else combined(value, cells)


def _sum(cells: list[Cell]) -> Cell:
    """Sum of the covered stages: a lower bound, unknown where one of the three is missing."""
    covered = cells[:COVERED]
    total = sum(one.value for one in covered)
    if math.isnan(total):
        return unknown("mark.no_row", *covered)
    return combined(total, covered, "mark.lower_bound")
