"""Cash cost by region and route, and of every plant of the register."""

from __future__ import annotations

import math

import numpy as np

from polysight.axes import Axis
from polysight.costing.cash_cost import cash_cost, input_costs
from polysight.costing.remainder import calibrated, remainder
from polysight.costing.tariff import weighted_tariff
from polysight.evidence.plants import Plant
from polysight.periods import period
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.intensities import electricity_intensity, silicon_metal_intensity
from polysight.study.quotes import CASES, average_price
from polysight.study.tariffs import tariff
from polysight.study.tasks.capacity import events_of, level
from polysight.study.view import View, in_yuan_without_vat, picked

BASIS = "accounting=unstated;research=unstated;tax=excluded"
COMPONENTS = ("electricity", "silicon-metal", "remainder")
CASE = Axis("case", CASES)
KG_PER_TONNE = 1000.0
SUPPLIES = ("grid", "captive")


def compute(view: View, draft: Draft) -> None:
    """Add inputs, remainder, components and cash cost by region, route, plant and case.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    scope = view.scenario.scope
    year = str(scope.base_year)
    routes = Axis("route", scope.routes)
    regions = Axis("region", _regions(view))
    _inputs(view, draft, regions, routes, year)
    rests = [cell for route in scope.routes for cell in _remainder(view, draft, route)]
    draft.add("costing.remainder", (routes, CASE), rests, "CNY/kg", basis=BASIS, period=year)
    parts, costs = [], []
    for region in regions.keys:
        for route in routes.keys:
            cells = {case: _components(draft, region, route, "grid", case) for case in CASES}
            parts += cells["central"]
            costs += [_total(cells[case]) for case in CASES]
    axes = (regions, routes)
    component = Axis("component", COMPONENTS)
    draft.add("costing.component", (*axes, component), parts, "CNY/kg", basis=BASIS, period=year)
    draft.add("costing.cash_cost", (*axes, CASE), costs, "CNY/kg", basis=BASIS, period=year)
    _plants(view, draft, year)
    _counts(draft, year)


def _regions(view: View) -> tuple[str, ...]:
    """Regions of the scenario, then every other province with a plant."""
    named = view.scenario.scope.regions
    return (*named, *sorted({one.geography for one in _standing(view)} - set(named)))


def _standing(view: View) -> list[Plant]:
    year = view.scenario.scope.base_year
    return [one for one in view.plants() if level(view, one, year, unverified=True) > 0]


def _inputs(view: View, draft: Draft, regions: Axis, routes: Axis, year: str) -> None:
    base = int(year)
    cells = [
        tariff(view, region, base, supply)[case]
        for region in regions.keys
        for supply in SUPPLIES
        for case in CASES
    ]
    axes = (regions, Axis("supply", SUPPLIES), CASE)
    draft.add(
        "costing.tariff", axes, cells, "CNY/kWh", basis="season=annual;tax=excluded", period=year
    )
    prices = average_price(view, view.scenario.prices["silicon-metal"], period(year))
    metal = [combined(prices[case].value / KG_PER_TONNE, [prices[case]]) for case in CASES]
    draft.add(
        "costing.silicon_metal_price", (CASE,), metal, "CNY/kg", basis="tax=excluded", period=year
    )
    used = [electricity_intensity(view, route, base) for route in routes.keys]
    draft.add(
        "costing.electricity_intensity", (routes,), used, "kWh/kg", basis="step=whole-plant",
        period=year,
    )  # fmt: skip
    bought = [silicon_metal_intensity(view, route, base) for route in routes.keys]
    draft.add(
        "costing.silicon_metal_intensity", (routes,), bought, "kg/kg", basis="step=whole-plant",
        period=year,
    )  # fmt: skip


def _explained(draft: Draft, power: Cell, route: str, case: str) -> tuple[Cell, Cell]:
    """Cost of electricity and of silicon metal per kilogram at a tariff."""
    electricity = draft.cell("costing.electricity_intensity", route)
    silicon = draft.cell("costing.silicon_metal_intensity", route)
    metal = draft.cell("costing.silicon_metal_price", case)
    costs = input_costs(
        np.array([electricity.value, silicon.value]), np.array([power.value, metal.value])
    )
    return (
        combined(costs[0], (electricity, power)),
        combined(costs[1], (silicon, metal)),
    )


def _remainder(view: View, draft: Draft, route: str) -> list[Cell]:
    chosen = view.scenario.calibration.get(route)
    if chosen is None:
        return [unknown("mark.not_calibrated")] * len(CASES)
    power = _company_tariff(view, draft, chosen.company, route)
    explained = _explained(draft, power, route, "central")
    known = explained[0].value + explained[1].value
    observed = [_reported(view, chosen.company, quarter) for quarter in chosen.quarters]
    rests = remainder(np.array([one.value for one in observed]), np.array(known))
    if math.isnan(known) or all(math.isnan(one.value) for one in observed):
        return [unknown("mark.not_calibrated", *observed)] * len(CASES)
    return [
        combined(value, (*observed, *explained), "mark.calibrated") for value in calibrated(rests)
    ]


def _company_tariff(view: View, draft: Draft, company: str, route: str) -> Cell:
    """Central grid tariff of a producer, weighted by its plants of the route."""
    year = view.scenario.scope.base_year
    own = [one for one in _standing(view) if one.group == company and one.route == route]
    power = [draft.cell("costing.tariff", one.geography, _supply(one), "central") for one in own]
    weight = np.array([level(view, one, year, unverified=True) for one in own])
    value = weighted_tariff(np.array([one.value for one in power]), weight)
    events = Cell(0.0, events_of(view, own, year, unverified=True))
    return combined(float(value), (*power, events))


def _supply(plant: Plant) -> str:
    return "captive" if plant.captive_power == "yes" else "grid"


def _reported(view: View, company: str, quarter: str) -> Cell:
    """Cash cost that a producer reported, in CNY without value-added tax."""
    rows = [
        row
        for row in view.facts("cash_cost", company=company, product="polysilicon")
        if row.period.text == quarter and row.geography == view.scenario.scope.country
    ]
    return in_yuan_without_vat(picked(rows), view)


def _components(draft: Draft, region: str, route: str, supply: str, case: str) -> list[Cell]:
    power = draft.cell("costing.tariff", region, supply, case)
    rest = draft.cell("costing.remainder", route, case)
    return [*_explained(draft, power, route, case), rest]


def _total(parts: list[Cell]) -> Cell:
    explained = np.array([one.value for one in parts[:-1]])
    value = float(cash_cost(explained, np.asarray(parts[-1].value)))
    return unknown("mark.no_row", *parts) if math.isnan(value) else combined(value, parts)


def _size(view: View, plant: Plant, year: int) -> Cell:
    """Level of a plant; it says so where rows from memory move it."""
    every, sourced = (level(view, plant, year, unverified=one) for one in (True, False))
    marks = () if every == sourced else ("mark.unverified",)
    return Cell(every, events_of(view, [plant], year, unverified=True), marks)


def _plants(view: View, draft: Draft, year: str) -> None:
    plants = _standing(view)
    axis = Axis("plant", tuple(one.code for one in plants))
    sizes = [_size(view, one, int(year)) for one in plants]
    draft.add(
        "costing.plant_capacity", (axis,), sizes, "kt/a",
        basis="measure=nameplate;timing=year-end", period=year,
    )  # fmt: skip
    costs = [
        _total(_components(draft, one.geography, one.route, _supply(one), case))
        if one.route in view.scenario.scope.routes
        else unknown("mark.route_not_studied")
        for one in plants
        for case in CASES
    ]
    draft.add("costing.plant_cash_cost", (axis, CASE), costs, "CNY/kg", basis=BASIS, period=year)


def _counts(draft: Draft, year: str) -> None:
    """How many regions needed an assumed seasonal factor, another year or the national range."""
    array = draft.arrays["costing.tariff"]
    central = [number for number in array if number.id.endswith("grid,central]")]
    for name, mark in (
        ("costing.assumed_seasonal_factors", "mark.seasonal_average"),
        ("costing.tariffs_of_other_years", "mark.other_year"),
        ("costing.tariffs_of_national_range", "mark.national_range"),
    ):
        marked = [one for one in central if mark in draft.marks.get(one.id, ())]
        count = Cell(float(len(marked)), tuple(one.id for one in central))
        draft.add(name, (), [count], "count", period=year)
