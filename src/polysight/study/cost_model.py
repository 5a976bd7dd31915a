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

from polysight.costing.cost_curve import CostCurve, Step, cost_curve, steps
from polysight.costing.lines import CASH_LINES, Book
from polysight.costing.ranking import Ranking, ranking
from polysight.costing.streaming import costs, costs_by_line
from polysight.costing.switching import Option, option, price_switch
from polysight.errors import UsageError, refusal
from polysight.study.cost_book import (
    ELECTRICITY,
    REMAINDER,
    SILICON_METAL,
    RegisterBook,
    Site,
    register_book,
    sites_book,
)
from polysight.study.designs import design
from polysight.study.months import months_between, silicon_metal_path, tariff_path
from polysight.study.readings import HIGH, LOW, MIDDLE, Reading, reading
from polysight.study.route_cost import RouteCost, route_cost
from polysight.study.view import View
from polysight.suggestion import nearest

Floats = NDArray[np.float64]

#: Key of the sum of the lines.
TOTAL = "total"
#: Prices between which a switching value is possible, as multiples of the present one.
REACH = (0.0, 3.0)


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
    calibrated = tuple(view.scenario.calibration)
    asked = tuple(routes) or calibrated
    where = tuple(places) or view.scenario.scope.regions
    _known(asked, where, view)
    wanted = view.scenario.scope.base_year if year is None else year
    every = tuple(
        route_cost(view, one, own, year=wanted, seed=seed, count=count)
        for one, own in zip(calibrated, _by_route(changes, view), strict=True)
    )
    chosen = tuple(one for one in every if one.use.route in asked)
    months = months_between(f"{wanted}-01", f"{wanted}-12")
    uses = [one.use for one in every]
    options = [(use.route, region) for use in uses if use.route in asked for region in where]
    sites = [Site(route, region, "grid") for route, region in options]
    book = sites_book(view, months, uses, sites, seed=seed, draws=count)
    total = np.nanmean(costs(book.book), axis=2)
    central = _central(view, {one.use.route: one for one in every}, options, months)
    told = _places(options, book.book, total, central)
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
    calibrated = list(view.scenario.calibration)
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
    codes = list(view.scenario.calibration)
    known = [design(route, view.evidence, view.references).parameters for route in codes]
    found: list[list[str]] = [[] for _ in codes]
    for change in changes:
        key = change.partition("=")[0].strip()
        prefix, colon, _ = key.partition(":")
        holders = [at for at, keys in enumerate(known) if key in keys] or [0]
        if colon:
            holders = [at for at, route in enumerate(codes) if route == prefix]
            if not holders:
                raise refusal(
                    UsageError, "costing.unreported", got=prefix, known=", ".join(codes),
                    suggestion=nearest(prefix, codes),
                )  # fmt: skip
        for at in holders:
            found[at].append(change.partition(":")[2] if colon else change)
    return found


def _central(
    view: View,
    routes: dict[str, RouteCost],
    options: Sequence[tuple[str, str]],
    months: Sequence[str],
) -> dict[tuple[str, str], dict[str, float]]:
    """Lines of every option at central values [CNY/kg]."""
    metal = float(silicon_metal_path(view, months).central.mean())
    found = {}
    for route, region in options:
        one = routes[route]
        tariff = float(tariff_path(view, region, months, "grid").central.mean())
        found[route, region] = {
            ELECTRICITY: one.consumption.values[ELECTRICITY][0] * tariff,
            SILICON_METAL: one.consumption.values[SILICON_METAL][0] * metal,
            REMAINDER: one.remainder,
        }
    return found


def _places(
    options: Sequence[tuple[str, str]],
    book: Book,
    total: Floats,
    central: dict[tuple[str, str], dict[str, float]],
) -> tuple[Place, ...]:
    by_line = np.nanmean(costs_by_line(book, CASH_LINES), axis=2)
    return tuple(
        Place(
            *where,
            tuple(
                reading(
                    f"cost.{line}", "CNY/kg", np.array([central[where].get(line, 0.0)]),
                    by_line[:, at, place],
                )
                for place, line in enumerate(CASH_LINES)
            ),
            reading(
                f"cost.{TOTAL}", "CNY/kg", np.array([sum(central[where].values())]), total[:, at]
            ),
        )
        for at, where in enumerate(options)
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
