"""A register that does not exist: sixty plants, each with a design and a place of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polysight.costing.lines import Book, Item
from polysight.estimate import Estimate
from polysight.evidence.store import Evidence, evidence
from polysight.plant.equilibrium import ThermochemistryDesign
from polysight.plant.operation import Fleet, Foundation, Operation, calibrated
from polysight.plant.purity.grades import Grade
from polysight.plant.purity.measured import measured
from polysight.plant.purity.shares import qualifying_share
from polysight.plant.sections import whole_plant
from polysight.study.design_values import Values, built, central, fitted
from polysight.study.designs import Design, design
from polysight.study.grades import grades
from polysight.study.plant_foundation import foundation
from polysight.study.references import references
from polysight.study.routes import Route, route
from polysight.uncertainty.draws import estimate_draws

Floats = NDArray[np.float64]

DRAWS, MONTHS, SEED = 10_000, 72, 20260101
FLEET = (("siemens", 48), ("silane-fbr", 12))
PLANTS = sum(count for _, count in FLEET)
#: What is the same everywhere: nature, and what was published. All else is the plant's own.
NATURE = (
    "thermochemistry", "learning", "chlorosilane_properties", "impurity_transfer", "calibration",
    "bed_calibration",
)  # fmt: skip
NATURE_FIELDS = (
    "boiling_c", "activity", "vaporisation_entropy_j_per_mol_k", "incorporation_fraction",
    "uptake_fraction",
)  # fmt: skip
#: Spread of the month's tariff of a place and of the silicon price about their paths.
_ABOUT_ONE = Estimate("price", 1.0, 0.85, 1.2, "1", (), "", "", ())
_ONE: Floats = np.ones((1, 1, 1))


@dataclass(frozen=True)
class Group:
    """Plants of one route."""

    route: Route
    design: Design
    plants: int
    seed: int
    capacity_kt_per_year: Floats
    fleet: Fleet
    grade: Grade


@dataclass(frozen=True)
class Register:
    """All plants, and what every one of them rests on."""

    rows: Evidence
    groups: tuple[Group, ...]
    tariff: Floats
    utilisation: Floats

    def foundation(self, shifts: ThermochemistryDesign) -> Foundation:
        """Equilibria with drawn enthalpies; a conversion beyond equilibrium stands for it."""
        return foundation(self.rows, shifts, limited=True)


@dataclass(frozen=True)
class Worked:
    """Plants of one route over some draws."""

    operation: Operation
    qualified: Floats


def register() -> Register:
    """The register with everything that does not depend on a draw."""
    rows = evidence()
    known = references(rows)
    chance = np.random.default_rng(SEED)
    strictest = max(grades(rows), key=lambda one: len(one.limits))
    groups = []
    for number, (code, plants) in enumerate(FLEET, 1):
        chosen = route(code)
        shipped = fitted(chosen.design, design(code, rows, known))
        parts = built(chosen.design, central(shipped))
        assert chosen.fleet is not None
        fleet = chosen.fleet(parts, foundation(rows, parts.thermochemistry))
        size = chance.uniform(10.0, 150.0, (1, plants))
        groups.append(Group(chosen, shipped, plants, SEED + number, size, fleet, strictest))
    return Register(
        rows, tuple(groups), chance.uniform(0.2, 0.5, (1, PLANTS, MONTHS)),
        chance.uniform(0.5, 1.0, (1, PLANTS, MONTHS)),
    )  # fmt: skip


def designs(group: Group, first: int, count: int) -> Values:
    """Values with the axes draw, plant; of length one where all plants share them."""

    def values(key: str) -> Floats:
        operation = key.partition(".")[0]
        if key == "site.capacity_kt_per_year":
            return group.capacity_kt_per_year
        if operation in NATURE or key.endswith(NATURE_FIELDS):
            return group.design.drawn(key, seed=SEED, count=count, first=first)[:, None]
        plants = group.plants
        found = group.design.drawn(key, seed=group.seed, count=count * plants, first=first * plants)
        return found[:, None] if found.size == 1 else found.reshape(count, plants)

    return values


def worked(group: Group, own: Register, first: int, count: int) -> Worked:
    """Balance, consumption and purity of the plants of a route."""
    parts = built(group.route.design, designs(group, first, count))
    operation = group.route.flow_sheet(parts, own.foundation(parts.thermochemistry))
    operation = calibrated(operation, [(group.fleet, np.ones(()))])
    product = measured(operation.product, group.route.form)
    share = qualifying_share(product, group.grade, parts.scatter, any_form=True)
    return Worked(operation, share.independent)


def book(own: Register, plants: list[Worked], first: int, count: int) -> Book:
    """What every plant pays for over all months."""
    totals = [whole_plant(one.operation.consumption) for one in plants]

    def of_all(amount: Callable[[int], Floats]) -> Floats:
        sizes = (group.plants for group in own.groups)
        parts = [np.broadcast_to(amount(at), (count, size)) for at, size in enumerate(sizes)]
        return np.concatenate(parts, axis=1)

    def flow(name: str) -> Floats:
        return of_all(lambda at: getattr(plants[at].operation.balance, name))

    def total(name: str) -> Floats:
        return of_all(lambda at: getattr(totals[at], name))

    def about_one(name: str, places: int) -> Floats:
        size = {"count": count * places, "first": first * places}
        return estimate_draws(name, _ABOUT_ONE, seed=SEED, **size).reshape(count, places, 1)

    path = np.linspace(18.0, 11.0, MONTHS)
    chemicals = (("hydrogen", 25.0), ("hydrogen_chloride", 1.2), ("caustic_soda", 3.0))
    items: list[Any] = [
        Item("power", "electricity", total("electricity_kwh_per_kg"),
             about_one("power", PLANTS) * own.tariff),
        Item("metal", "silicon-metal", flow("silicon_metal"), about_one("metal", 1) * path),
        Item("steam", "steam", total("steam_kg_per_kg"), 0.15 * about_one("steam", PLANTS)),
        Item("nitrogen", "chemicals", total("nitrogen_kg_per_kg"), 0.4 * _ONE),
        Item("staff", "labour", total("labour_persons_per_kt_per_year"), 0.12 * _ONE, fixed=True),
        Item("upkeep", "maintenance", np.ones((1, 1)), 2.0 * _ONE, fixed=True),
        Item("rest", "remainder", np.ones((1, 1)), 5.0 * about_one("rest", 1)),
    ]  # fmt: skip
    items += [Item(name, "chemicals", flow(name), price * _ONE) for name, price in chemicals]
    return Book(tuple(items), np.arange(PLANTS), own.utilisation)
