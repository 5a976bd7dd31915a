"""Footprint of the routes from cradle to gate, and what burns and reacts by province, kept apart.

The footprint of the product counts electricity with the national life-cycle factor, for no province
has one. Provincial factors count combustion only: what is worked out with them is a screening. The
two never meet in one total; arrays of the first are named ``*_lifecycle``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np

from polysight.axes import Axis
from polysight.carbon.product import Scope
from polysight.study.cited_rows import cited_rows, told_then
from polysight.study.consumption import rests_on
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.footprint import Footprint, footprint
from polysight.study.footprint_account import BOUNDARY, METHOD, SCREENING, Account
from polysight.study.footprint_inventory import STAGES
from polysight.study.footprint_provinces import Province, provinces
from polysight.study.footprint_reading import FootprintReading, Line, footprint_reading
from polysight.study.footprint_sources import rows_behind
from polysight.study.plant_model import DRAWS
from polysight.study.readings import Reading
from polysight.study.tasks.plant import CASE
from polysight.study.view import View, cell_of, latest_verified

STAGE = Axis("stage", STAGES)
#: Scopes of the greenhouse gas protocol by what they hold.
SCOPE_NAMES = {Scope.DIRECT: "direct", Scope.ENERGY: "energy", Scope.CHAIN: "chain"}
SCOPE = Axis("scope", tuple(SCOPE_NAMES.values()))
UNIT = "kgCO2e/kg"
#: Number of the plant that a stage rests on; the others rest on the design as a whole.
AMOUNTS = {
    "silicon-metal": "silicon_metal", "hydrogen": "hydrogen", "chlorine": "hydrogen_chloride",
    "neutralisation": "caustic_soda", "steam": "steam",
}  # fmt: skip
ELECTRICITY = "electricity-"
#: Mark of what counts electricity with the factor of the country.
NATIONAL = "mark.footprint_national_grid"


def compute(view: View, draft: Draft) -> None:
    """Add footprints by route, stage and scope, and the screening by province.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    scope = view.scenario.scope
    routes, regions = Axis("route", scope.routes), Axis("region", scope.regions)
    grids = [_grid(view, region, "combustion") for region in regions.keys]
    draft.add("carbon.grid_factor", (regions,), grids, "kgCO2e/kWh", basis="electricity=combustion")
    stages: list[Cell] = []
    scopes: list[Cell] = []
    totals: list[Cell] = []
    screened: list[Cell] = []
    for route in routes.keys:
        one = _RouteCells(view, draft, route)
        stages += one.stages()
        scopes += one.scopes()
        totals += one.totals()
        screened += one.screening(regions.keys)
    for name, axes, cells, boundary, electricity in (
        ("carbon.footprint_lifecycle", (routes, STAGE), stages, BOUNDARY, "life-cycle"),
        ("carbon.scope_lifecycle", (routes, SCOPE), scopes, BOUNDARY, "life-cycle"),
        ("carbon.total_lifecycle", (routes, CASE), totals, BOUNDARY, "life-cycle"),
        ("carbon.screening", (routes, regions), screened, SCREENING, "combustion"),
    ):
        basis = f"boundary={boundary};method={METHOD};silicon_metal=included"
        period = str(scope.base_year)
        draft.add(
            name, axes, cells, UNIT, basis=f"{basis};electricity={electricity}", period=period
        )


def _grid(view: View, geography: str, electricity: str) -> Cell:
    rows = view.facts(
        "grid_factor",
        geography=geography,
        where=lambda row: row.basis.get("electricity") == electricity,
    )
    number, mark = latest_verified(rows, view.scenario.scope.base_year)
    cell = cell_of(number)
    return combined(cell.value, [cell], *([mark] if mark else []))


class _RouteCells:
    """Cells of one route."""

    def __init__(self, view: View, draft: Draft, route: str) -> None:
        year = view.scenario.scope.base_year
        self._view, self._draft, self._route = view, draft, route
        self._found: Footprint = footprint(
            route, view.evidence, year=year, factor_year=year, seed=view.scenario.seed, count=DRAWS
        )
        self._reading: FootprintReading = footprint_reading(self._found)
        self._plant = rests_on(view, self._found.model.design)

    def stages(self) -> Iterator[Cell]:
        """Stages of the footprint of the product."""
        for one in self._reading.life_cycle.stages:
            yield self._stage(one)

    def scopes(self) -> Iterator[Cell]:
        """Its scopes, as sums of what is covered."""
        rest = self._whole(self._found.life_cycle, self._bound())
        central = {one.code: one.location.central for one in self._reading.life_cycle.scopes}
        for scope in SCOPE_NAMES:
            yield told_then(self._view, central[scope.value], [rest])

    def totals(self) -> Iterator[Cell]:
        """Its total with the interval."""
        rest = self._whole(self._found.life_cycle, self._bound())
        covered: Reading = self._reading.life_cycle.covered_location
        for value in (covered.low, covered.central, covered.high):
            yield told_then(self._view, value, [rest])

    def screening(self, regions: Iterable[str]) -> Iterator[Cell]:
        """What burns and reacts, with the grid of each province."""
        account = self._found.screening
        by_region: dict[str, Province] = {
            one.grid.region: one for one in provinces(self._found, self._view.evidence)
        }
        for region in regions:
            if account is None or region not in by_region:
                yield unknown("mark.no_row")
                continue
            one = by_region[region]
            inputs = Cell(0.0, (one.grid.row,))
            bound = ("mark.lower_bound",) if account.location.not_covered else ()
            rest = combined(0.0, [inputs, self._whole(account, bound)])
            yield told_then(self._view, one.covered.central, [rest])

    def _bound(self) -> tuple[str, ...]:
        return ("mark.lower_bound",) if self._reading.life_cycle.not_covered else ()

    def _whole(self, account: Account, marks: Iterable[str]) -> Cell:
        """What the sum over all stages rests on."""
        taken = dict.fromkeys(
            one.activity for one in self._found.inventory.exchanges if one.amount.any()
        )
        names = (
            *rows_behind(account.chains, taken, self._found.known),
            *account.power.rows, *account.rule.rows, *self._found.warming.rows,
        )  # fmt: skip
        power = self._draft.cell("plant.electricity", self._route, "central")
        rows = cited_rows(self._view, names)
        told = [one for one in self._found.marks if not (account.screening and one == NATIONAL)]
        return combined(0.0, [power, self._plant, rows], *told, *marks)

    def _stage(self, one: Line) -> Cell:
        """One stage: how much is taken, and what a unit of each supplier causes."""
        parts = self._found.inventory.of(one.code)
        left_out = {each.supplier for each in self._found.life_cycle.cut_off}
        names = [name for part in parts for name in part.rests_on]
        names += rows_behind(
            self._found.life_cycle.chains, [part.activity for part in parts], self._found.known
        )
        marks = []
        if one.code.startswith(ELECTRICITY):
            names += self._found.life_cycle.power.rows
            marks.append(NATIONAL)
        if any(part.activity in left_out for part in parts):
            marks.append("mark.footprint_cut_off")
        if any(part.inside for part in parts):
            marks.append("mark.within_electricity")
        rest = combined(0.0, [self._amount(one.code), cited_rows(self._view, names)], *marks)
        missing = (self._missing(one.code),) if math.isnan(one.location.central) else ()
        return told_then(self._view, one.location.central, [self._plant, rest], *missing)

    def _missing(self, stage: str) -> str:
        """Why a stage has no number: nobody knows how much it takes, or nobody states a factor."""
        parts = self._found.inventory.of(stage)
        amounts = [part for part in parts if np.isnan(part.amount).any()]
        return "mark.no_amount" if amounts else "mark.no_factor"

    def _amount(self, stage: str) -> Cell:
        name = "electricity" if stage.startswith(ELECTRICITY) else AMOUNTS.get(stage, "")
        if not name:
            return self._plant
        return self._draft.cell(f"plant.{name}", self._route, "central")
