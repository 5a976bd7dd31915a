"""Phases, investment, asset classes and consumptions of a project as parts of its case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import PolysightError
from polysight.investment.case import AssetClass, InvestmentItem, Phase
from polysight.study.capital_cost import Capital, capital, overrun_draws, planned
from polysight.study.consumption import QUANTITIES, consumption, rests_on
from polysight.study.draft import Cell
from polysight.study.plant_facts import PlantFacts, plant_facts
from polysight.study.plant_files import plant_file
from polysight.study.project_file_plant import ItemSetting, PhaseSetting
from polysight.study.project_reader import POSITIVE, PROJECT, SHARE, Reader
from polysight.study.project_years import MONTHS
from polysight.suggestion import nearest

Floats = NDArray[np.float64]

#: Rounding of shares that sum to one.
ROUNDING = 1e-6
#: Unit in which comparable plans are told.
PLANNED, SIZE = "CNY/(kg/a)", "kt/a"
#: A write-off by double declining needs this many years at least.
YEARS = (1.0, 100.0)
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


def consumed(reader: Reader, *, seed: int, count: int) -> Consumed:
    """Consumptions of the plant of a project.

    Parameters
    ----------
    reader : Reader
        The project.
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
    plant = plant_file(head.plant, view.evidence)
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


def overrun(reader: Reader, told: Capital | None, *, seed: int, count: int) -> float:
    """Expected overrun of every line of the investment.

    Parameters
    ----------
    reader : Reader
        The project.
    told : Capital or None
        Plans and outturns of the evidence; needed where the file takes them.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    float
        Relative overrun.
    """
    stated = reader.file.capital.overrun
    if stated is not None:
        return reader.number("capital.overrun", stated, "1", "overrun", (-0.9, 10.0))
    assert told is not None
    drawn = overrun_draws(told, seed=seed, count=count)
    reader.cite("overrun", "capital.overrun_from", told.overrun_inputs)
    low, high = np.quantile(drawn[1:], (0.05, 0.95)) - 1.0
    reader.ranges["overrun"] = (float(low), float(high))
    return float(drawn[0] - 1.0)


def plans(reader: Reader) -> Capital | None:
    """Comparable plans of the evidence.

    Parameters
    ----------
    reader : Reader
        The project.

    Returns
    -------
    Capital or None
        None where the evidence has no plan of the route.
    """
    route = reader.file.project.route
    found = capital(reader.view, (route,))
    return found if route == "siemens" or route in found.ratios else None


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
            f"{key}.capacity", one.capacity, "kg/a", f"{target}.capacity_kg_per_year", POSITIVE
        )
        build = f"{key}.construction"
        found.append(
            Phase(
                one.key,
                capacity,
                start_month(reader, place),
                reader.whole(
                    build, one.construction, "months", f"{target}.construction_months", BUILDING
                ),
                _spending(reader, key, target, one),
                tuple(_items(reader, place, capacity, told, seed=seed, count=count)),
                tuple(_ramp(reader, key, target, one)),
                reader.number(f"{key}.people", one.people, "persons", f"{target}.people", POSITIVE),
            )
        )
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


def _items(
    reader: Reader, place: int, capacity: float, told: Capital | None, *, seed: int, count: int
) -> Iterator[InvestmentItem]:
    """Lines of a phase without input tax."""
    phase = reader.file.phases[place]
    key, target = f"phases.{place}.investment", f"phases.{phase.key}.items"
    own = phase.investment
    if own.mode == "items":
        for at, item in enumerate(own.items):
            yield _item(reader, f"{key}.items.{at}", item, target, place, None)
        return
    shares = reader.file.capital.items
    total = (
        _scaled(reader, key, target, place, capacity, told, seed=seed, count=count)
        if own.mode == "scaled"
        else _total(reader, key, target, place, capacity)
    )
    for at, item in enumerate(shares):
        yield _item(reader, f"capital.items.{at}", item, target, place, total)
    parts = [reader.number(f"capital.items.{at}.share", one.share, "1")
             for at, one in enumerate(shares) if one.share]  # fmt: skip
    if abs(sum(parts) - 1.0) > ROUNDING:
        reader.refuse("capital.items", "project_file.sum_one", got=f"{sum(parts):g}")


def _item(
    reader: Reader, key: str, item: ItemSetting, target: str, place: int, total: float | None
) -> InvestmentItem:
    if item.asset not in reader.file.capital.assets:
        near = nearest(item.asset, reader.file.capital.assets)
        reader.refuse(f"{key}.asset", "project_file.asset", got=item.asset, suggestion=near)
    own = f"{target}.{item.key}"
    vat = reader.number(f"{key}.vat", item.vat, "1", f"{own}.vat_rate", SHARE)
    if item.share is not None:
        assert total is not None
        share = reader.number(f"{key}.share", item.share, "1", f"{own}.amount_cny", SHARE)
        taxed = reader.file.phases[place].investment.tax == "included"
        whole = reader.citations.get(f"{target}.total")
        if whole is not None:
            reader.cite(f"{own}.amount_cny", whole.key, whole.inputs, whole.marks)
        amount = share * total
    else:
        assert item.amount is not None
        taxed = item.tax == "included"
        amount = reader.number(f"{key}.amount", item.amount, "CNY", f"{own}.amount_cny", POSITIVE)
    return InvestmentItem(
        item.key, item.heading, item.asset, amount / (1.0 + vat) if taxed else amount, vat
    )


def _total(reader: Reader, key: str, target: str, place: int, capacity: float) -> float:
    """Investment of a phase that the file states, whole or per unit of capacity."""
    stated = reader.file.phases[place].investment.total
    assert stated is not None
    own = f"{target}.total"
    units = reader.view.evidence.units
    per_unit = stated.unit in units.units and "·time/mass" in units.unit(stated.unit).dimension
    year = int(reader.file.phases[place].start[:4])
    if per_unit:
        return capacity * reader.number(f"{key}.total", stated, PLANNED, own, POSITIVE, year)
    return reader.number(f"{key}.total", stated, "CNY", own, POSITIVE, year)


def _scaled(
    reader: Reader, key: str, target: str, place: int, capacity: float, told: Capital | None, *,
    seed: int, count: int,
) -> float:  # fmt: skip
    """Investment of a phase by comparable plans of its size."""
    year, route = reader.file.phases[place].investment.year, reader.file.project.route
    if told is None or year is None:
        reader.refuse(f"{key}.mode", "project_file.no_plans", got=route)
        return np.nan
    size = reader.view.evidence.units.convert(capacity, "kg/a", SIZE)
    found = planned(told, route, np.array([size]), year, seed=seed, count=count)[:, 0] * capacity
    own = f"{target}.total"
    inputs = (*told.inputs, *told.routes.get(route, ()))
    reader.cite(own, key, inputs, () if told.held(year) == year else ("mark.other_year",))
    low, high = np.quantile(found[1:], (0.05, 0.95))
    reader.ranges[own] = (float(low), float(high))
    return float(found[0])


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
