"""What a kilogram consumes by route, from the plant model."""

from __future__ import annotations

import numpy as np

from polysight.axes import Axis
from polysight.plant.sections import SECTIONS, whole_plant
from polysight.study.consumption import QUANTITIES, RouteConsumption, consumption
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.plant_model import DRAWS
from polysight.study.quotes import CASES
from polysight.study.readings import HIGH, LOW
from polysight.study.view import View

CASE = Axis("case", CASES)
QUANTITY = Axis("quantity", QUANTITIES)
SECTION = Axis("section", SECTIONS)
#: Parts into which electricity is told apart.
PART = Axis("part", ("explained", "calibrated", "learnt"))


def compute(view: View, draft: Draft) -> None:
    """Add consumption by route, its sections, and what of it is calibrated.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    scope = view.scenario.scope
    routes = Axis("route", scope.routes)
    year = str(scope.base_year)
    found = [
        consumption(view, route, year=scope.base_year, seed=view.scenario.seed, count=DRAWS)
        for route in routes.keys
    ]
    for name, unit in (("electricity", "kWh/kg"), *((q, "kg/kg") for q in QUANTITIES[1:])):
        cells = [cell for one in found for cell in _cases(one, name)]
        draft.add(
            f"plant.{name.replace('-', '_')}", (routes, CASE), cells, unit,
            basis="step=whole-plant" if name in ("electricity", "steam", "silicon-metal") else "",
            period=year,
        )  # fmt: skip
    sections = [cell for one in found for cell in _sections(one)]
    draft.add("plant.section_electricity", (routes, SECTION), sections, "kWh/kg", period=year)
    parts = [cell for one in found for cell in _parts(one)]
    draft.add("plant.electricity_part", (routes, PART), parts, "kWh/kg", period=year)
    radiated = [_radiation(one) for one in found]
    draft.add("plant.radiation", (routes,), radiated, "kWh/kg", period=year)


def _cases(one: RouteConsumption, name: str) -> list[Cell]:
    """Central value between the quantiles of 5 and 95 % over the draws."""
    cell, values = one.cells[name], one.values[name]
    if np.isnan(values).any():
        return [cell] * len(CASES)
    low, high = np.quantile(values[1:], (LOW, HIGH))
    return [combined(value, [cell]) for value in (low, values[0], high)]


def _sections(one: RouteConsumption) -> list[Cell]:
    if one.model is None:
        return [unknown("mark.not_known_then")] * len(SECTIONS)
    taken = one.model.central.consumption.electricity_kwh_per_kg[0]
    return [combined(float(value), [one.cells["electricity"]]) for value in taken]


def _parts(one: RouteConsumption) -> list[Cell]:
    if one.model is None:
        return [unknown("mark.not_known_then")] * len(PART.keys)
    middle = one.model.central
    parts = (middle.physics, middle.remainder, middle.learnt)
    whole = one.cells["electricity"]
    return [
        combined(float(whole_plant(part).electricity_kwh_per_kg.ravel()[0]), [whole])
        for part in parts
    ]


def _radiation(one: RouteConsumption) -> Cell:
    """Radiation of the rod reactors per kilogram; none where a route has no rods."""
    if one.model is None:
        return unknown("mark.not_known_then")
    reactor = one.model.central.reactor
    if reactor is None:
        return unknown("mark.no_rods")
    share = one.model.central.balance.silicon_by_rods * reactor.energy.radiation_kwh_per_kg
    return combined(float(np.ravel(share)[0]), [one.cells["electricity"]])
