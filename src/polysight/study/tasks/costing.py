"""Cash cost by region and route, and of every plant of the register."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from polysight.axes import Axis
from polysight.costing.cash_cost import cash_cost, input_costs
from polysight.costing.streaming import costs
from polysight.evidence.plants import Plant
from polysight.periods import period
from polysight.study.cost_book import Site, site_of, sites_book
from polysight.study.cost_check import reported_cost
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.months import (
    WET_SEASON,
    MonthlyPath,
    months_between,
    silicon_metal_path,
    tariff_path,
)
from polysight.study.plant_levels import events_of, level
from polysight.study.plant_model import DRAWS
from polysight.study.quotes import CASES
from polysight.study.readings import HIGH, LOW
from polysight.study.route_cost import RouteCost, route_cost
from polysight.study.tasks.premiums import add_premiums
from polysight.study.view import View

BASIS = "accounting=unstated;research=unstated;tax=excluded"
COMPONENTS = ("electricity", "silicon-metal", "remainder")
CASE = Axis("case", CASES)
#: What is told of a quarter that the others tell.
MEASURE = Axis("measure", ("reported", "low", "predicted", "high", "bias"))
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
    told = {route: _route_cost(view, route) for route in scope.routes}
    rests = [cell for route in scope.routes for cell in _remainder(told[route])]
    draft.add("costing.remainder", (routes, CASE), rests, "CNY/kg", basis=BASIS, period=year)
    _checks(view, draft, told)
    known = {route: one for route, one in told.items() if one is not None}
    sites = [Site(route, region, "grid") for region in regions.keys for route in routes.keys]
    ranges = _ranges(view, known, sites)
    parts, totals = [], []
    for site in sites:
        cells = _components(draft, site)
        parts += cells
        totals += _cases(cells, ranges.get(site))
    axes = (regions, routes)
    component = Axis("component", COMPONENTS)
    draft.add("costing.component", (*axes, component), parts, "CNY/kg", basis=BASIS, period=year)
    draft.add("costing.cash_cost", (*axes, CASE), totals, "CNY/kg", basis=BASIS, period=year)
    _plants(view, draft, year, known)
    add_premiums(view, draft)
    _counts(draft, year)


def _regions(view: View) -> tuple[str, ...]:
    """Regions of the scenario, then every other province with a plant."""
    named = view.scenario.scope.regions
    return (*named, *sorted({one.geography for one in _standing(view)} - set(named)))


def _standing(view: View) -> list[Plant]:
    year = view.scenario.scope.base_year
    return [one for one in view.plants() if level(view, one, year, unverified=True) > 0]


def _inputs(view: View, draft: Draft, regions: Axis, routes: Axis, year: str) -> None:
    months = _months(year)
    cells = [
        cell
        for region in regions.keys
        for supply in SUPPLIES
        for cell in _mean(tariff_path(view, region, months, supply), year)
    ]
    axes = (regions, Axis("supply", SUPPLIES), CASE)
    draft.add(
        "costing.tariff", axes, cells, "CNY/kWh", basis="season=annual;tax=excluded", period=year
    )
    metal = _mean(silicon_metal_path(view, months), year)
    draft.add(
        "costing.silicon_metal_price", (CASE,), metal, "CNY/kg", basis="tax=excluded", period=year
    )
    for name, quantity, unit in (
        ("costing.electricity_intensity", "plant.electricity", "kWh/kg"),
        ("costing.silicon_metal_intensity", "plant.silicon_metal", "kg/kg"),
    ):
        used = [draft.cell(quantity, route, "central") for route in routes.keys]
        draft.add(name, (routes,), used, unit, basis="step=whole-plant", period=year)


def _months(year: str) -> tuple[str, ...]:
    return months_between(f"{year}-01", f"{year}-12")


def _mean(path: MonthlyPath, year: str) -> list[Cell]:
    """Mean of a path over a year: low, central, high."""
    marks = path.marks
    if set(WET_SEASON) & set(path.inputs):
        marks = (*marks, "mark.seasonal_average")
    cells = [Cell(value, path.inputs, marks) for value in path.mean(period(year))]
    return [unknown("mark.no_row", one) if math.isnan(one.value) else one for one in cells]


def _route_cost(view: View, route: str) -> RouteCost | None:
    """Calibrated cost of a route; None where the scenario calibrates it on nothing."""
    if route not in view.scenario.calibration:
        return None
    year = view.scenario.scope.base_year
    return route_cost(view, route, year=year, seed=view.scenario.seed, count=DRAWS)


def _remainder(told: RouteCost | None) -> list[Cell]:
    """Quantiles of 5 and 95 % around the mean of the quarters."""
    if told is None or math.isnan(told.remainder):
        return [unknown("mark.not_calibrated")] * len(CASES)
    low, high = np.quantile(told.use.remainder, (LOW, HIGH))
    cell = Cell(0.0, told.inputs, told.marks)
    return [combined(value, [cell], "mark.calibrated") for value in (low, told.remainder, high)]


def _checks(view: View, draft: Draft, told: dict[str, RouteCost | None]) -> None:
    """Quarters of a producer of each route, each told from the others, and how well that goes."""
    kept = {route: one for route, one in told.items() if one is not None and one.check is not None}
    periods = {name for one in kept.values() if one.check for name in one.check.periods}
    routes, quarters = Axis("route", tuple(kept)), Axis("quarter", tuple(sorted(periods)))
    cells = [
        cell
        for one in kept.values()
        for quarter in quarters.keys
        for cell in _quarter(view, one, quarter)
    ]
    draft.add("costing.check", (routes, quarters, MEASURE), cells, "CNY/kg", basis=BASIS)
    coverage, errors = [], []
    for route, one in kept.items():
        if one.check is not None:
            rests = [
                draft.cell("costing.check", route, name, "predicted") for name in one.check.periods
            ]
            coverage.append(combined(one.check.coverage, rests))
            errors.append(combined(one.check.root_mean_square, rests))
    draft.add("costing.check_coverage", (routes,), coverage, "1")
    draft.add("costing.check_error", (routes,), errors, "CNY/kg", basis=BASIS)


def _quarter(view: View, one: RouteCost, quarter: str) -> list[Cell]:
    """What was reported for a quarter, and what the others tell of it."""
    check = one.check
    if check is None or quarter not in check.periods:
        return [unknown("mark.no_row")] * len(MEASURE.keys)
    at = check.periods.index(quarter)
    reported = reported_cost(view, one.company, quarter)
    rests = [reported, Cell(0.0, one.inputs, one.marks)]
    told = (check.low, check.predicted, check.high, check.bias)
    return [reported, *(combined(float(each[at]), rests) for each in told)]


def _ranges(
    view: View, told: dict[str, RouteCost], sites: Sequence[Site]
) -> dict[Site, tuple[float, float]]:
    """Quantiles of 5 and 95 % of the cash cost of the year, by route, region and supply."""
    kept = [one for one in sites if one.route in told]
    year = str(view.scenario.scope.base_year)
    if not kept or any(np.isnan(one.use.remainder).any() for one in told.values()):
        return {}
    book = sites_book(
        view, _months(year), [one.use for one in told.values()], kept,
        seed=view.scenario.seed, draws=DRAWS,
    )  # fmt: skip
    cost = costs(book.book).mean(axis=2)
    low, high = np.quantile(cost, (LOW, HIGH), axis=0)
    return {one: (float(low[at]), float(high[at])) for at, one in enumerate(kept)}


def _components(draft: Draft, site: Site) -> list[Cell]:
    """Electricity, silicon metal and remainder at central values."""
    electricity = draft.cell("costing.electricity_intensity", site.route)
    silicon = draft.cell("costing.silicon_metal_intensity", site.route)
    power = draft.cell("costing.tariff", site.region, site.supply, "central")
    metal = draft.cell("costing.silicon_metal_price", "central")
    paid = input_costs(
        np.array([electricity.value, silicon.value]), np.array([power.value, metal.value])
    )
    rest = draft.cell("costing.remainder", site.route, "central")
    return [combined(paid[0], (electricity, power)), combined(paid[1], (silicon, metal)), rest]


def _cases(parts: list[Cell], ends: tuple[float, float] | None) -> list[Cell]:
    """Cash cost at central values, between the quantiles of its draws."""
    explained = np.array([one.value for one in parts[:-1]])
    value = float(cash_cost(explained, np.asarray(parts[-1].value)))
    if math.isnan(value) or ends is None or math.isnan(ends[0]):
        return [unknown("mark.no_row", *parts)] * len(CASES)
    return [combined(one, parts) for one in (ends[0], value, ends[1])]


def _size(view: View, plant: Plant, year: int) -> Cell:
    """Level of a plant; it says so where rows from memory move it."""
    every, sourced = (level(view, plant, year, unverified=one) for one in (True, False))
    marks = () if every == sourced else ("mark.unverified",)
    return Cell(every, events_of(view, [plant], year, unverified=True), marks)


def _plants(view: View, draft: Draft, year: str, told: dict[str, RouteCost]) -> None:
    plants = _standing(view)
    axis = Axis("plant", tuple(one.code for one in plants))
    sizes = [_size(view, one, int(year)) for one in plants]
    draft.add(
        "costing.plant_capacity", (axis,), sizes, "kt/a",
        basis="measure=nameplate;timing=year-end", period=year,
    )  # fmt: skip
    sites = [site_of(one) for one in plants]
    ranges = _ranges(view, told, sorted(set(sites)))
    cells = [
        cell
        for site in sites
        for cell in (
            _cases(_components(draft, site), ranges.get(site))
            if site.route in view.scenario.scope.routes
            else [unknown("mark.route_not_studied")] * len(CASES)
        )
    ]
    draft.add("costing.plant_cash_cost", (axis, CASE), cells, "CNY/kg", basis=BASIS, period=year)


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
