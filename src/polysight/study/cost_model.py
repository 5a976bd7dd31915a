"""Cost of routes and places from the plant model upward, checked against reported quarters.

Consumption is that of the plant model carried to the year. What no price explains stands in a
remainder that is calibrated on the quarters of one producer of the route; every line but
electricity and silicon metal is in it, because the reports divide it no further.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from polysight.costing.calibration import Check, leave_one_out
from polysight.costing.cost_curve import CostCurve, Step, cost_curve, steps
from polysight.costing.lines import CASH_LINES, Book
from polysight.costing.ranking import Ranking, ranking
from polysight.costing.streaming import costs, costs_by_line
from polysight.costing.switching import Option, option, price_switch
from polysight.errors import UsageError, refusal
from polysight.estimate import Estimate
from polysight.evidence.plants import Plant
from polysight.periods import period
from polysight.plant.sections import whole_plant
from polysight.study.cost_book import (
    ELECTRICITY,
    SILICON_METAL,
    RegisterBook,
    RouteUse,
    plants_book,
    register_book,
)
from polysight.study.cost_check import company_tariff, reported_cost
from polysight.study.designs import design
from polysight.study.months import months_between, silicon_metal_path
from polysight.study.plant_model import PlantModel, plant_model
from polysight.study.quotes import CASES
from polysight.study.readings import HIGH, LOW, MIDDLE, Reading, reading
from polysight.study.view import View
from polysight.suggestion import nearest
from polysight.uncertainty.draws import estimate_draws
from polysight.uncertainty.stream import uniforms

Floats = NDArray[np.float64]

#: Producers whose reports fix the remainder of a route.
PRODUCERS = (("siemens", "daqo"), ("silane-fbr", "gcl"))
#: Quarters of the year before and of the year itself that are judged.
QUARTERS = tuple(f"{year}-Q{quarter}" for year in (2024, 2025) for quarter in range(1, 5))
CONFIDENCE = HIGH - LOW
SMALLEST = 2.0**-54
#: Prices between which a switching value is possible, as multiples of the present one.
REACH = (0.0, 3.0)


@dataclass(frozen=True)
class RouteCost:
    """Consumption and calibration of a route.

    Parameters
    ----------
    model : PlantModel
        The plant, carried to the year.
    use : RouteUse
        What is paid for.
    company : str
        Producer whose quarters fix the remainder.
    check : Check
        Its quarters, each told from the others [CNY/kg].
    """

    model: PlantModel
    use: RouteUse
    company: str
    check: Check


@dataclass(frozen=True, slots=True)
class Place:
    """Cost of one route at one place.

    Parameters
    ----------
    route, region : str
        Codes.
    lines : tuple of Reading
        Cost of each line over the year [CNY/kg].
    total : Reading
        Cash cost [CNY/kg].
    """

    route: str
    region: str
    lines: tuple[Reading, ...]
    total: Reading


@dataclass(frozen=True, slots=True)
class Switching:
    """What would have to be true for the order of two options to change.

    Parameters
    ----------
    one, other : (str, str)
        Route and region of the pair; the first is the cheaper one.
    item : str
        Price that moves.
    shared : bool
        Whether both pay it.
    present, value : float
        Price now, and price at which both cost the same; NaN where none does.
    possible : bool
        Whether the value lies between nothing and three times the present price.
    """

    one: tuple[str, str]
    other: tuple[str, str]
    item: str
    shared: bool
    present: float
    value: float
    possible: bool


@dataclass(frozen=True)
class CostModel:
    """Cost of routes and places.

    Parameters
    ----------
    year, seed, count : int
        Year, start of the random sequences, number of draws.
    routes : tuple of RouteCost
        Routes with their calibration.
    places : tuple of Place
        Every route at every place, on one basis.
    ranking : Ranking
        How sure their order is.
    switches : tuple of Switching
        Of neighbours in the order.
    register : RegisterBook
        Plants that stand.
    steps : tuple of Step
        The cost curve of the register.
    curve : CostCurve
        Its band over the draws.
    inputs, marks : tuple of str
        Ids of what the prices rest on, and what was stretched.
    """

    year: int
    seed: int
    count: int
    routes: tuple[RouteCost, ...]
    places: tuple[Place, ...]
    ranking: Ranking
    switches: tuple[Switching, ...]
    register: RegisterBook
    steps: tuple[Step, ...]
    curve: CostCurve
    inputs: tuple[str, ...]
    marks: tuple[str, ...]


def cost_model(
    view: View,
    routes: Sequence[str] = (),
    places: Sequence[str] = (),
    changes: Sequence[str] = (),
    *,
    year: int | None = None,
    seed: int,
    count: int,
) -> CostModel:
    """Cost of routes at places in a year.

    Parameters
    ----------
    view : View
        The evidence with its scenario.
    routes, places : sequence of str
        Codes; those of the scenario when empty.
    changes : sequence of str
        ``route:operation.field=value``; without ``route:`` for every route that has the parameter.
    year : int, optional
        Year of prices and consumption; that of the scenario when omitted.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    CostModel
        Cash cost in CNY/kg without value-added tax.

    Raises
    ------
    UsageError
        If a route or place does not exist or has no calibration; the nearest one is suggested.
    """
    asked = tuple(routes) or tuple(route for route, _ in PRODUCERS)
    where = tuple(places) or view.scenario.scope.regions
    _known(asked, where, view)
    wanted = view.scenario.scope.base_year if year is None else year
    every = tuple(
        _route_cost(view, one, own, wanted, seed, count)
        for one, own in zip(PRODUCERS, _by_route(changes, view), strict=True)
    )
    chosen = tuple(one for one in every if one.use.route in asked)
    months = months_between(f"{wanted}-01", f"{wanted}-12")
    uses = [one.use for one in every]
    options = [(use.route, region) for use in uses if use.route in asked for region in where]
    book = plants_book(view, months, uses, _sites(view, options), seed=seed, draws=count)
    total = np.nanmean(costs(book.book), axis=2)
    told = _places(options, book.book, total)
    register = register_book(view, months, uses, seed=seed, draws=count)
    standing = np.nanmean(costs(register.book), axis=2)
    size = register.capacity_kt_per_year
    return CostModel(
        wanted, seed, count, chosen, told, ranking(total),
        tuple(_switches(options, book.book, total)), register,
        steps(standing, size, probabilities=(LOW, HIGH)),
        cost_curve(
            standing, size[None], output=np.linspace(0.05, 1.0, 20) * size.sum(),
            probabilities=np.array([LOW, MIDDLE, HIGH]),
        ),
        tuple(dict.fromkeys([*book.inputs, *register.inputs])),
        tuple(dict.fromkeys([*book.marks, *register.marks])),
    )  # fmt: skip


def _known(routes: Sequence[str], places: Sequence[str], view: View) -> None:
    calibrated = [route for route, _ in PRODUCERS]
    for one in routes:
        if one not in calibrated:
            raise refusal(
                UsageError, "costing.unreported", got=one, known=", ".join(calibrated),
                suggestion=nearest(one, calibrated),
            )  # fmt: skip
    regions = view.evidence.codelists["regions"].codes
    for one in places:
        if one not in regions:
            raise refusal(
                UsageError, "costing.unknown_place", got=one, suggestion=nearest(one, regions)
            )


def _by_route(changes: Sequence[str], view: View) -> list[list[str]]:
    """Changes of each route: its own, and those of a parameter that it has.

    A parameter that no route has goes to the first one, which refuses it with the nearest name.
    """
    known = [design(route, view.evidence, view.references).parameters for route, _ in PRODUCERS]
    found: list[list[str]] = [[] for _ in PRODUCERS]
    for change in changes:
        key = change.partition("=")[0].strip()
        prefix, colon, _ = key.partition(":")
        holders = [at for at, keys in enumerate(known) if key in keys] or [0]
        if colon:
            holders = [at for at, (route, _) in enumerate(PRODUCERS) if route == prefix]
            if not holders:
                codes = [route for route, _ in PRODUCERS]
                raise refusal(
                    UsageError, "costing.unreported", got=prefix, known=", ".join(codes),
                    suggestion=nearest(prefix, codes),
                )  # fmt: skip
        for at in holders:
            found[at].append(change.partition(":")[2] if colon else change)
    return found


def _sites(view: View, options: Sequence[tuple[str, str]]) -> list[Plant]:
    """Imagined plants that take their power from the grid of a province."""
    model = view.plants()[0]
    return [
        replace(model, code=f"{route}@{region}", route=route, geography=region, captive_power="no")
        for route, region in options
    ]


def _route_cost(
    view: View, pair: tuple[str, str], changes: Sequence[str], year: int, seed: int, count: int
) -> RouteCost:
    route, company = pair
    default = plant_model(route, view.evidence, year=year, seed=seed, count=count)
    model = default
    if changes:
        model = plant_model(route, view.evidence, changes, year=year, seed=seed, count=count)
    check = _check(view, route, company, default)
    # What each quarter leaves when its own electricity and silicon metal are taken off.
    rest = np.sort(check.reported - (check.predicted - check.remainder))
    estimate = Estimate(
        "remainder", float(np.median(rest)), float(rest[0]), float(rest[-1]), "CNY/kg", (), "", "",
        (),
    )  # fmt: skip
    remainder = estimate_draws(f"cost.remainder.{route}", estimate, seed=seed, count=count)
    used = ((ELECTRICITY, _power(model)), (SILICON_METAL, model.draws.balance.silicon_metal))
    return RouteCost(model, RouteUse(route, used, remainder), company, check)


def _power(model: PlantModel) -> Floats:
    return np.asarray(whole_plant(model.draws.consumption).electricity_kwh_per_kg)


def _check(view: View, route: str, company: str, model: PlantModel) -> Check:
    """Reported quarters of a producer, each told with a remainder from the others."""
    cells = [(quarter, reported_cost(view, company, quarter).value) for quarter in QUARTERS]
    kept = [(quarter, value) for quarter, value in cells if not np.isnan(value)]
    names = tuple(quarter for quarter, _ in kept)
    columns, chances = [], []
    for name in names:
        span = period(name)
        metal = silicon_metal_path(view, months_between(*_ends(name))).mean(span)
        tariff = company_tariff(view, company, route, span.start.year)
        price = _drawn(f"check.{company}.tariff", [tariff[case].value for case in CASES], model)
        silicon = _drawn(f"check.{company}.{name}.silicon-metal", metal, model)
        columns.append(_power(model) * price + model.draws.balance.silicon_metal * silicon)
        chance = uniforms(model.seed, f"check.{company}.{name}.remainder", model.count)
        chances.append(np.maximum(chance, SMALLEST))
    return leave_one_out(
        names,
        np.stack(columns, axis=-1),
        np.array([value for _, value in kept]),
        probability=np.stack(chances, axis=-1),
        confidence=CONFIDENCE,
    )


def _ends(quarter: str) -> tuple[str, str]:
    span = period(quarter)
    return f"{span.start:%Y-%m}", f"{span.end:%Y-%m}"


def _drawn(name: str, ends: Sequence[float], model: PlantModel) -> Floats:
    low, central, high = ends
    estimate = Estimate("price", central, low, high, "", (), "", "", ())
    return estimate_draws(name, estimate, seed=model.seed, count=model.count)


def _places(options: Sequence[tuple[str, str]], book: Book, total: Floats) -> tuple[Place, ...]:
    by_line = np.nanmean(costs_by_line(book, CASH_LINES), axis=2)
    return tuple(
        Place(
            route,
            region,
            tuple(
                reading(f"cost.{line}", "CNY/kg", np.median(by_line[:, at, place], keepdims=True),
                        by_line[:, at, place])
                for place, line in enumerate(CASH_LINES)
            ),
            reading("cost.total", "CNY/kg", np.median(total[:, at], keepdims=True), total[:, at]),
        )
        for at, (route, region) in enumerate(options)
    )  # fmt: skip


def _switches(options: Sequence[tuple[str, str]], book: Book, total: Floats) -> list[Switching]:
    """Tariff of the cheaper one, and silicon price of both, for neighbours in the order."""
    order = np.argsort(np.median(total, axis=0), kind="stable")
    found = []
    for one, other in pairwise(order):
        middle = [_of_the_year(book, int(at)) for at in (one, other)]
        for place, (name, shared) in enumerate(((ELECTRICITY, False), (SILICON_METAL, True))):
            present = float(middle[0].price[..., place])
            switch = price_switch(
                middle[0], middle[1], place, low=REACH[0], high=REACH[1] * present, shared=shared
            )
            found.append(
                Switching(
                    options[int(one)], options[int(other)], name, shared, present,
                    float(switch.value), bool(switch.possible),
                )
            )  # fmt: skip
    return found


def _of_the_year(book: Book, plant: int) -> Option:
    """An option at the medians over the draws, its prices as means over the months."""
    months = [option(book, plant, month, lines=CASH_LINES) for month in range(book.months)]
    prices = np.nanmean([one.price for one in months], axis=0)
    first = months[0]
    return replace(
        first,
        quantity=np.median(first.quantity, axis=0),
        price=np.median(prices, axis=0),
        utilisation=np.median(first.utilisation, axis=0),
    )
