"""What a route consumes in a year as a study reads it: the plant model, or rows on an earlier day.

The plant model rests on rows of certain days. A study that looks at an earlier day takes the rows
that were known then, by the rule of `polysight.study.intensities`, and has no spread.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.plant.operation import Operation
from polysight.plant.sections import whole_plant
from polysight.study.designs import DESIGN, SET, Design, Parameter, design
from polysight.study.draft import Cell, combined
from polysight.study.fleet import TABLE as LEARNING_ROWS
from polysight.study.intensities import (
    electricity_intensity,
    silicon_metal_intensity,
    steam_intensity,
)
from polysight.study.plant_model import CALIBRATIONS, PlantModel, plant_model
from polysight.study.references import SCENARIO
from polysight.study.result import Assumption
from polysight.study.routes import ROUTES
from polysight.study.view import UNVERIFIED, View

Floats = NDArray[np.float64]

#: What a study reads of a route.
QUANTITIES = (
    "electricity", "silicon-metal", "steam", "hydrogen", "hydrogen-chloride", "caustic-soda",
)  # fmt: skip
#: Place of design assumptions among those of a study.
DESIGNS = "designs."
#: Unit operations that only touch the purity of the product.
PURITY = (
    "silicon_metal", "impurity_transfer", "redistribution_transfer", "trichlorosilane_volatility",
    "silane_volatility", "purification_columns", "silane_columns", "adsorber", "pickup",
    "incorporation", "granules", "handling", "refining", "scatter",
)  # fmt: skip


@dataclass(frozen=True)
class RouteConsumption:
    """Consumption of a route per kilogram.

    Parameters
    ----------
    route : str
        Code of the route.
    model : PlantModel or None
        The plant; None where rows had to do.
    values : dict of str to ndarray
        Axis draw, one longer than the draws: the central value, then the draws; by `QUANTITIES`.
        NaN where nothing is known.
    cells : dict of str to Cell
        Central values with what they rest on.
    """

    route: str
    model: PlantModel | None
    values: dict[str, Floats]
    cells: dict[str, Cell]


def consumption(
    view: View, route: str, changes: Sequence[str] = (), *, year: int, seed: int, count: int
) -> RouteConsumption:
    """Consumption of a route in a year.

    Parameters
    ----------
    view : View
        The evidence and the day of knowledge.
    route : str
        Code of the route.
    changes : sequence of str
        ``operation.field=value``.
    year : int
        Year of the fleet.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    RouteConsumption
        The consumption.
    """
    stated = design(route, view.evidence, view.references)
    learnt = learnt_rows(view)
    if not _known(view, stated, learnt):
        return _from_rows(view, route, year, count)
    model = plant_model(route, view.evidence, changes, year=year, seed=seed, count=count)
    whole = rests_on(view, model.design, learnt)
    cell = combined(0.0, [whole], *model.marks)
    values = {name: _joined(model, name) for name in QUANTITIES}
    cells = {name: combined(values[name][0], [cell]) for name in QUANTITIES}
    return RouteConsumption(route, model, values, cells)


def amount(operation: Operation, name: str) -> Floats:
    """One quantity of an operation per kilogram.

    Parameters
    ----------
    operation : Operation
        Axes ....
    name : str
        One of `QUANTITIES`.

    Returns
    -------
    ndarray of float
        Axes ...; kWh/kg of electricity, kg/kg of everything else.
    """
    if name == "electricity":
        return whole_plant(operation.consumption).electricity_kwh_per_kg
    if name == "steam":
        return whole_plant(operation.consumption).steam_kg_per_kg
    return np.asarray(getattr(operation.balance, name.replace("-", "_")))


def rests_on(
    view: View, stated: Design, learnt: Iterable[str] = (), *, purity: bool = False
) -> Cell:
    """What the numbers of a plant rest on, without a value.

    Parameters
    ----------
    view : View
        The evidence.
    stated : Design
        The design.
    learnt : iterable of str
        Rows of the learning curves.
    purity : bool
        Whether unit operations that only touch purity count too.

    Returns
    -------
    Cell
        Its value is zero; inputs and marks are those of any number of the plant.
    """
    inputs: dict[str, None] = {}
    # Published consumption first: it is what a reader asks for.
    published = sorted(stated.parameters, key=lambda key: key.partition(".")[0] not in CALIBRATIONS)
    for key in published:
        one = stated.parameters[key]
        if purity or key.partition(".")[0] not in PURITY:
            inputs.update(dict.fromkeys(_cited(one)))
    inputs.update(dict.fromkeys(learnt))
    tiers = {_tier(view, name) for name in inputs if not name.startswith(SCENARIO)}
    marks = ("mark.unverified",) if UNVERIFIED in tiers else ()
    return Cell(0.0, tuple(inputs), ("mark.calibrated_part", *marks))


def every_route(view: View) -> tuple[str, ...]:
    """Routes that have a plant model, those of the scenario first.

    Parameters
    ----------
    view : View
        The scenario.

    Returns
    -------
    tuple of str
        Codes.
    """
    studied = view.scenario.scope.routes
    return tuple(dict.fromkeys((*studied, *(one.code for one in ROUTES))))


def design_assumptions(view: View) -> Iterable[Assumption]:
    """Assumptions of the designs of every route.

    Parameters
    ----------
    view : View
        Scenario and evidence.

    Returns
    -------
    iterable of Assumption
        Each once, in the order of the designs.
    """
    found: dict[str, Assumption] = {}
    for route in every_route(view):
        for one in design(route, view.evidence, view.references).parameters.values():
            if one.assumption is not None:
                key = f"{DESIGNS}{one.stream}"
                row = "" if one.source.startswith((DESIGN, SET)) else one.source
                told, number = one.assumption, one.estimate
                found[key] = Assumption(key, number.value, number.unit, told.en, told.zh, row)
    return found.values()


def _cited(one: Parameter) -> tuple[str, ...]:
    own = (f"{SCENARIO}{DESIGNS}{one.stream}",) if one.assumption is not None else ()
    return own if one.source.startswith((DESIGN, SET)) else (one.source, *own)


def _tier(view: View, name: str) -> str:
    row = view.references.observations.get(name)
    return row.tier if row is not None else view.references.row(name).cells.get("tier", "")


def learnt_rows(view: View) -> tuple[str, ...]:
    """Rows of the learning curves.

    Parameters
    ----------
    view : View
        The evidence.

    Returns
    -------
    tuple of str
        Their ids.
    """
    return tuple(row.cells["ref"] for row in view.evidence.tables[LEARNING_ROWS])


def _known(view: View, stated: Design, learnt: Iterable[str]) -> bool:
    """Whether every dated row of the model was known on the day of the study."""
    if view.as_of is None:
        return True
    days = [one.estimate.known for one in stated.parameters.values()]
    days += [view.references.known(name) for name in learnt]
    return max(days) <= dt.date.isoformat(view.as_of)


def _joined(model: PlantModel, name: str) -> Floats:
    central, draws = (np.ravel(amount(one, name)) for one in (model.central, model.draws))
    return np.concatenate([central[:1], np.broadcast_to(draws, (model.count,))])


def _from_rows(view: View, route: str, year: int, count: int) -> RouteConsumption:
    cells = {name: Cell(np.nan, (), ("mark.not_known_then",)) for name in QUANTITIES}
    cells["electricity"] = electricity_intensity(view, route, year)
    cells["silicon-metal"] = silicon_metal_intensity(view, route, year)
    cells["steam"] = steam_intensity(view, route, year)
    values = {name: np.full(count + 1, cell.value) for name, cell in cells.items()}
    return RouteConsumption(route, None, values, cells)
