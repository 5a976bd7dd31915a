"""Every process route side by side: consumption, impurities, grades, and the fleet through time.

Routes beyond those of the scenario stand here with the plant of their design, so that a reader can
compare what the study costs with what it does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.axes import Axis
from polysight.plant.purity.grades import Grade, Verdict
from polysight.plant.purity.measured import Property, measured
from polysight.plant.purity.units import ppba_from_at_per_cm3
from polysight.study.consumption import (
    RouteConsumption,
    consumption,
    every_route,
    learnt_rows,
    rests_on,
)
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.fleet import FIRST_YEAR, LAST_YEAR
from polysight.study.plant_account import GradeVerdict, plant_account
from polysight.study.plant_model import DRAWS, PlantModel
from polysight.study.quotes import CASES
from polysight.study.readings import HIGH, LOW
from polysight.study.view import View

Floats = NDArray[np.float64]

CASE = Axis("case", CASES)
#: What a kilogram takes of each route, by array, with its unit.
TAKEN = {"electricity": "kWh/kg", "silicon-metal": "kg/kg", "steam": "kg/kg"}
#: Impurities by atoms and by weight.
ATOMS = (Property.DONORS, Property.ACCEPTORS, Property.CARBON, Property.OXYGEN)
METALS = (Property.BULK_METALS, Property.SURFACE_METALS)
#: What is counted in volumes and told as a fraction of atoms.
BY_VOLUME = (Property.CARBON, Property.OXYGEN)
#: Years before and after the base year in which the fleet of a route is told.
STEPS = (-10, -5, 0, 5)
NOT_KNOWN, NOT_COMPARED = "mark.not_known_then", "mark.grade_not_compared"
VERDICT = Axis("grade_verdict", tuple(one.name.lower().replace("_", "-") for one in Verdict))


@dataclass(frozen=True, slots=True)
class _Route:
    """A route with what its purity rests on."""

    found: RouteConsumption
    purity: Cell
    verdicts: tuple[GradeVerdict, ...]

    @property
    def model(self) -> PlantModel | None:
        """The plant; None where rows had to do."""
        return self.found.model


def compute(view: View, draft: Draft) -> None:
    """Add consumption, impurities and grades of every route, and electricity through the years.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    year = str(view.scenario.scope.base_year)
    names = every_route(view)
    routes, found = Axis("route", names), [_route(view, name) for name in names]
    for quantity, unit in TAKEN.items():
        cells = [cell for one in found for cell in _cases(one.found, quantity)]
        name = f"plant.route_{quantity.replace('-', '_')}"
        draft.add(name, (routes, CASE), cells, unit, basis="step=whole-plant", period=year)
    for name, properties, unit in (("atoms", ATOMS, "ppba"), ("metals", METALS, "ppbw")):
        axis = Axis("impurity", tuple(one.value for one in properties))
        cells = [cell for one in found for which in properties for cell in _impurity(one, which)]
        draft.add(f"plant.impurity_{name}", (routes, axis, CASE), cells, unit, period=year)
    _grades(draft, routes, found, year)
    _fleet(view, draft)


def _route(view: View, name: str) -> _Route:
    scope, seed = view.scenario.scope, view.scenario.seed
    found = consumption(view, name, year=scope.base_year, seed=seed, count=DRAWS)
    model = found.model
    if model is None:
        return _Route(found, Cell(np.nan), ())
    rests = rests_on(view, model.design, learnt_rows(view), purity=True)
    verdicts = plant_account(model, view.evidence).verdicts
    return _Route(found, combined(0.0, [rests], *model.marks), verdicts)


def _cases(one: RouteConsumption, name: str) -> list[Cell]:
    """Central value between the quantiles of 5 and 95 % over the draws."""
    cell, values = one.cells[name], one.values[name]
    if np.isnan(values).any():
        return [cell] * len(CASES)
    low, high = np.quantile(values[1:], (LOW, HIGH))
    return [combined(value, [cell]) for value in (low, values[0], high)]


def _impurity(one: _Route, which: Property) -> list[Cell]:
    model = one.model
    if model is None:
        return [unknown(NOT_KNOWN)] * len(CASES)
    middle, many = (
        np.ravel(measured(each.product, model.route.form).value(which))
        for each in (model.central, model.draws)
    )
    low, high = np.quantile(many, (LOW, HIGH))
    values = np.array([low, middle[0], high])
    told = ppba_from_at_per_cm3(values) if which in BY_VOLUME else values
    return [combined(float(value), [one.purity]) for value in told]


def _grades(draft: Draft, routes: Axis, found: Sequence[_Route], year: str) -> None:
    """How many grades a product keeps, misses or cannot be held against, and what output would."""
    counts = [cell for one in found for cell in _counts(one)]
    draft.add("plant.grade_verdicts", (routes, VERDICT), counts, "count", period=year)
    listed = {_key(verdict.grade): None for one in found for verdict in _compared(one)}
    if not listed:
        return
    grades = Axis("product_grade", tuple(listed))
    cells = [_output(one, key) for one in found for key in grades.keys]
    draft.add("plant.grade_output", (routes, grades), cells, "1", period=year)


def _counts(one: _Route) -> Iterator[Cell]:
    for verdict in Verdict:
        if one.model is None:
            yield unknown(NOT_KNOWN)
            continue
        number = sum(each.verdict is verdict for each in one.verdicts)
        yield combined(float(number), [one.purity])


def _compared(one: _Route) -> Iterator[GradeVerdict]:
    """Grades of dated editions that have limits which the model computes."""
    for each in one.verdicts:
        if each.grade.edition and np.isfinite(each.qualifying):
            yield each


def _key(grade: Grade) -> str:
    return f"{grade.standard}:{grade.grade}"


def _output(one: _Route, key: str) -> Cell:
    if one.model is None:
        return unknown(NOT_KNOWN)
    for each in _compared(one):
        if _key(each.grade) == key:
            limits = Cell(0.0, tuple(limit.id for limit in each.grade.limits))
            return combined(each.qualifying, [one.purity, limits])
    return unknown(NOT_COMPARED, one.purity)


def _fleet(view: View, draft: Draft) -> None:
    """Electricity of the fleet of each studied route in past and coming years."""
    scope, seed = view.scenario.scope, view.scenario.seed
    routes = Axis("route", scope.routes)
    told = (scope.base_year + step for step in STEPS)
    years = Axis("year", tuple(str(year) for year in told if FIRST_YEAR <= year <= LAST_YEAR))
    cells = [
        cell
        for route in routes.keys
        for year in years.keys
        for cell in _cases(
            consumption(view, route, year=int(year), seed=seed, count=DRAWS), "electricity"
        )
    ]
    basis = "step=whole-plant"
    draft.add("plant.fleet_electricity", (routes, years, CASE), cells, "kWh/kg", basis=basis)
