"""Phases, investment, asset classes and consumptions of a project as parts of its case."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.errors import PolysightError
from polysight.investment.case import AssetClass, Phase
from polysight.study.capital_cost import Capital
from polysight.study.consumption import QUANTITIES, consumption, rests_on
from polysight.study.draft import Cell
from polysight.study.plant_facts import PlantFacts, plant_facts
from polysight.study.project_case_investment import cite_level, lines, spending_level
from polysight.study.project_duties import project_plant
from polysight.study.project_file_plant import PhaseSetting
from polysight.study.project_reader import POSITIVE, PROJECT, SHARE, Reader
from polysight.study.project_years import MONTHS
from polysight.suggestion import nearest

Floats = NDArray[np.float64]

#: Rounding of shares that sum to one.
ROUNDING = 1e-6
#: A write-off by double declining needs this many years at least.
YEARS = (1.0, 100.0)
#: Nameplate [kg/a]: with nothing made there is nothing to divide by.
CAPACITY = (1.0, math.inf)
BUILDING = (1.0, 240.0)
#: Quantities of the plant model beside its materials.
ELECTRICITY, STEAM = "electricity", "steam"
BASES = {ELECTRICITY: "kWh"}


@dataclass(frozen=True, eq=False)
class Consumed:
    """What the plant model says that a kilogram takes.

    Parameters
    ----------
    facts : PlantFacts or None
        The plant of the file that the project names.
    values : dict of str to ndarray
        Axis draw, the central value first; per kilogram.
    cells : dict of str to Cell
        Central values with what they rest on.
    """

    facts: PlantFacts | None
    values: dict[str, Floats]
    cells: dict[str, Cell]


def consumed(reader: Reader, begins: int, *, seed: int, count: int) -> Consumed:
    """Consumptions of the plant of a project.

    Parameters
    ----------
    reader : Reader
        The project.
    begins : int
        Month of its first commissioning, from the first month of its first year.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    Consumed
        Of the plant file with its own boilers and recovered steam; else of the route, its design
        changed as the project says. Empty where the project asks for neither.
    """
    head, view = reader.file.project, reader.view
    asked = any(one.quantity_from == "plant" for one in reader.file.inputs)
    if not head.plant:
        if not asked:
            return Consumed(None, {}, {})
        year = head.plant_year or reader.first_year
        told = consumption(view, head.route, head.changes, year=year, seed=seed, count=count)
        return Consumed(None, told.values, told.cells)
    plant = project_plant(reader.file, begins, view.evidence)
    facts = plant_facts(plant, view.evidence, seed=seed, count=count)
    told = consumption(
        view, plant.plant.route, plant.design_changes, year=plant.plant.year, seed=seed,
        count=count,
    )  # fmt: skip
    values, cells = dict(told.values), dict(told.cells)
    for name, field in (
        (ELECTRICITY, "electricity_kwh_per_kg"), (STEAM, "steam_bought_kg_per_kg")
    ):  # fmt: skip
        central, draws = (getattr(one, field) for one in (facts.central, facts.draws))
        values[name] = np.concatenate([central[:1], np.broadcast_to(draws, (count,))])
        rests = rests_on(view, facts.model.design)
        cells[name] = Cell(float(values[name][0]), rests.inputs, rests.marks)
    return Consumed(facts, values, cells)


def quantity(reader: Reader, place: int, told: Consumed) -> tuple[float, Floats | None]:
    """Quantity of an input per kilogram of output.

    Parameters
    ----------
    reader : Reader
        The project.
    place : int
        Place of the input in the file.
    told : Consumed
        What the plant model says.

    Returns
    -------
    float
        Units per kilogram; NaN where it has a fault, which is gathered.
    ndarray of float or None
        Its draws where the plant model gives them.
    """
    one = reader.file.inputs[place]
    key, target = f"inputs.{place}.quantity", f"inputs.{one.key}.quantity_per_kg"
    if one.quantity is not None:
        return reader.number(key, one.quantity, f"{one.unit}/kg", target, POSITIVE), None
    if one.key not in told.values or np.isnan(told.values[one.key][0]):
        near = nearest(one.key, QUANTITIES)
        reader.refuse(f"{key}_from", "project_file.not_of_plant", got=one.key, suggestion=near)
        return np.nan, None
    try:
        factor = reader.view.evidence.units.factor(BASES.get(one.key, "kg"), one.unit)
    except PolysightError as fault:
        reader.refuse(
            f"inputs.{place}.unit", fault.problems[0].key, **dict(fault.problems[0].fields)
        )
        return np.nan, None
    reader.cite_cell(target, key, told.cells[one.key])
    values = told.values[one.key] * factor
    return float(values[0]), values[1:]


def assets(reader: Reader) -> tuple[AssetClass, ...]:
    """Asset classes of a project.

    Parameters
    ----------
    reader : Reader
        The project.

    Returns
    -------
    tuple of AssetClass
        In the order of the file.
    """
    found = []
    for name, one in reader.file.capital.assets.items():
        key, target = f"capital.assets.{name}", f"assets.{name}"
        found.append(
            AssetClass(
                name,
                one.kind,
                reader.whole(f"{key}.life", one.life, "years", f"{target}.life_years", YEARS),
                reader.number(
                    f"{key}.residual", one.residual, "1", f"{target}.residual_share", SHARE
                ),
                one.method,
            )
        )
    return tuple(found)


def phases(reader: Reader, told: Capital | None, *, seed: int, count: int) -> tuple[Phase, ...]:
    """Phases of a project.

    Parameters
    ----------
    reader : Reader
        The project.
    told : Capital or None
        Comparable plans.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    tuple of Phase
        In the order of the file.
    """
    found = []
    for place, one in enumerate(reader.file.phases):
        key, target = f"phases.{place}", f"phases.{one.key}"
        capacity = reader.number(
            f"{key}.capacity", one.capacity, "kg/a", f"{target}.capacity_kg_per_year", CAPACITY
        )
        months = reader.whole(
            f"{key}.construction",
            one.construction,
            "months",
            f"{target}.construction_months",
            BUILDING,
        )
        begin = start_month(reader, place)
        items = lines(reader, place, capacity, told, seed=seed, count=count)
        level = spending_level(reader, place, begin, months)
        shares = np.array(_spending(reader, key, target, one)) * level
        whole = float(shares.sum()) if (level != 1.0).any() else 1.0
        found.append(
            Phase(
                one.key,
                capacity,
                begin,
                months,
                tuple(float(part) for part in shares / whole),
                tuple(replace(item, amount_cny=item.amount_cny * whole) for item in items),
                tuple(_ramp(reader, key, target, one)),
                reader.number(f"{key}.people", one.people, "persons", f"{target}.people", POSITIVE),
            )
        )
        cite_level(reader, one, level)
        reader.cite(f"{target}.start_month", f"{key}.start", (f"{PROJECT}{key}.start",))
    return tuple(found)


def start_month(reader: Reader, place: int) -> int:
    """Month in which building of a phase starts.

    Parameters
    ----------
    reader : Reader
        The project.
    place : int
        Place of the phase in the file.

    Returns
    -------
    int
        Months from January of the first year.
    """
    text = reader.file.phases[place].start
    if int(text[:4]) < reader.first_year:
        key = f"phases.{place}.start"
        reader.refuse(key, "project_file.before_first_year", got=text)
    return reader.month(text)


def _spending(reader: Reader, key: str, target: str, one: PhaseSetting) -> tuple[float, ...]:
    shares = tuple(
        reader.number(f"{key}.spending.{at}", part, "1", f"{target}.spending", SHARE)
        for at, part in enumerate(one.spending)
    )
    if abs(sum(shares) - 1.0) > ROUNDING:
        reader.refuse(f"{key}.spending", "project_file.sum_one", got=f"{sum(shares):g}")
    return shares


def _ramp(reader: Reader, key: str, target: str, one: PhaseSetting) -> Iterator[tuple[int, float]]:
    for at, step in enumerate(one.ramp):
        own = f"{key}.ramp.{at}"
        yield (
            reader.whole(f"{own}.months", step.months, "months", f"{target}.ramp", BUILDING),
            reader.number(f"{own}.load", step.load, "1", f"{target}.ramp", (0.0, 2.0)),
        )


def months_of_life(reader: Reader) -> tuple[int, int]:
    """Month in which operation ends, and years of operation.

    Parameters
    ----------
    reader : Reader
        The project.

    Returns
    -------
    tuple of int
        End from January of the first year, and life.
    """
    life = reader.whole("schedule.life", reader.file.schedule.life, "years", "life_years", YEARS)
    first = min(
        start_month(reader, place)
        + reader.whole(f"phases.{place}.construction", one.construction, "months", "", BUILDING)
        for place, one in enumerate(reader.file.phases)
    )
    return first + MONTHS * life, life
