"""Cost of routes and places from the plant model upward, checked against reported quarters.

Consumption is that of the plant model carried to the year. What no price explains stands in a
remainder that is calibrated on the quarters of one producer of the route; every line but
electricity and silicon metal is in it, because the reports divide it no further. Order, switching
values and the curve of the register stand on cash cost; what is beyond cash stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.costing.cost_curve import (
    CostCurve,
    Step,
    cost_curve,
    steps,
)
from polysight.costing.lines import CASH_LINES, Book
from polysight.costing.ranking import Ranking, ranking
from polysight.costing.streaming import costs, costs_by_line
from polysight.errors import UsageError, refusal
from polysight.study.by_product_sales import Sale, sales
from polysight.study.capital_cost import (
    Capital,
    CapitalCost,
    capacity_of,
    capital,
    capital_cost,
)
from polysight.study.cost_book import (
    ELECTRICITY,
    REMAINDER,
    SILICON_METAL,
    RegisterBook,
    Site,
    register_book,
    sites_book,
)
from polysight.study.cost_check import Ahead, ahead
from polysight.study.cost_switches import Switching, switches
from polysight.study.designs import design
from polysight.study.draft import Cell
from polysight.study.full_cost import Asked, Beyond, beyond, checked
from polysight.study.industry_year import price_of
from polysight.study.months import months_between, silicon_metal_path, tariff_path
from polysight.study.premiums import PAIRS, PremiumYear, premium_years
from polysight.study.readings import HIGH, LOW, MIDDLE, Reading, reading
from polysight.study.route_cost import RouteCost, route_cost
from polysight.study.view import View
from polysight.suggestion import nearest

Floats = NDArray[np.float64]

#: Keys of the sum of the cash lines, and of all lines.
TOTAL, WHOLE = "total", "whole"
NOTHING = Asked()


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
    beyond : tuple of Reading
        Cost of each line beyond cash that was asked for [CNY/kg].
    whole : Reading or None
        Sum of all of them [CNY/kg]; None where nothing beyond cash was asked for.
    """

    route: str
    region: str
    lines: tuple[Reading, ...]
    total: Reading
    beyond: tuple[Reading, ...] = ()
    whole: Reading | None = None


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
    price : Cell
        Observed price of the year [CNY/kg] without value-added tax; NaN where there is none.
    ahead : tuple of Ahead
        Of each route: its quarters told from earlier ones only.
    asked : Asked
        What was asked for beyond cash cost.
    beyond : Beyond
        That, for the places in their order.
    capital : Capital
        How capital cost is told.
    plants : tuple of CapitalCost
        A new plant of each route.
    premiums : tuple of PremiumYear
        What grades earned over others.
    sales : tuple of Sale
        By-products of the routes.
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
    price: Cell
    ahead: tuple[Ahead, ...]
    asked: Asked
    beyond: Beyond
    capital: Capital
    plants: tuple[CapitalCost, ...]
    premiums: tuple[PremiumYear, ...]
    sales: tuple[Sale, ...]
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
    asked: Asked = NOTHING,
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
    asked : Asked
        What is asked for beyond cash cost.

    Returns
    -------
    CostModel
        Cost in CNY/kg without value-added tax.

    Raises
    ------
    UsageError
        If a route or place does not exist or has no calibration; the nearest one is suggested. If
        a number of what is asked for is not possible.
    """
    calibrated = tuple(view.scenario.calibration)
    named = tuple(routes) or calibrated
    where = tuple(places) or view.scenario.scope.regions
    _known(named, where, view)
    wanted = view.scenario.scope.base_year if year is None else year
    checked(asked, view, wanted)
    every = tuple(
        route_cost(view, one, own, year=wanted, seed=seed, count=count)
        for one, own in zip(calibrated, _by_route(changes, view), strict=True)
    )
    chosen = tuple(one for one in every if one.use.route in named)
    months = months_between(f"{wanted}-01", f"{wanted}-12")
    uses = [one.use for one in every]
    options = [(use.route, region) for use in uses if use.route in named for region in where]
    sites = [Site(route, region, "grid") for route, region in options]
    book = sites_book(view, months, uses, sites, seed=seed, draws=count)
    total = np.nanmean(costs(book.book), axis=2)
    by_code = {one.use.route: one for one in every}
    central = _central(view, by_code, options, months)
    told = capital(view, calibrated)
    more = beyond(
        view, asked, told, options, {code: one.consumption for code, one in by_code.items()},
        year=wanted, seed=seed, count=count,
    )  # fmt: skip
    register = register_book(view, months, uses, seed=seed, draws=count)
    standing = np.nanmean(costs(register.book), axis=2)
    size = register.capacity_kt_per_year
    nameplate = capacity_of(view, asked.capacity_kt_per_year)
    return CostModel(
        wanted, seed, count, chosen,
        _with_beyond(_places(options, book.book, total, central), total, more), ranking(total),
        switches(options, book.book, _full_book(book.book, more, asked), total), register,
        steps(standing, size, probabilities=(LOW, HIGH)),
        _band(standing, size), price_of(view, wanted),
        tuple(_ahead(view, one, seed) for one in chosen),
        asked, more, told,
        tuple(
            capital_cost(view, told, one.use.route, nameplate, wanted, seed=seed, count=count)
            for one in chosen
        ),
        tuple(one for pair in PAIRS for one in premium_years(view, *pair)),
        tuple(one for route in chosen for one in sales(view, route.consumption)),
        tuple(dict.fromkeys([*book.inputs, *register.inputs, *more.inputs])),
        tuple(dict.fromkeys([*book.marks, *register.marks, *more.marks])),
    )  # fmt: skip


def _band(standing: Floats, size: Floats) -> CostCurve:
    """Curve of the register at twenty outputs."""
    return cost_curve(
        standing, size[None], output=np.linspace(0.05, 1.0, 20) * size.sum(),
        probabilities=np.array([LOW, MIDDLE, HIGH]),
    )  # fmt: skip


def _ahead(view: View, one: RouteCost, seed: int) -> Ahead:
    if one.check is None:
        return Ahead(None, None, None, np.nan, ())
    return ahead(view, one.company, one.check, seed=seed)


def _full_book(cash: Book, more: Beyond, asked: Asked) -> Book | None:
    """The cash book with the fixed lines beside it; None where full cost was not asked for."""
    if more.book is None or not asked.full:
        return None
    items = (
        replace(item, quantity=item.quantity[1:] if len(item.quantity) > 1 else item.quantity)
        for item in more.book.items
    )
    return replace(cash, items=(*cash.items, *items), utilisation=more.book.utilisation)


def _with_beyond(places: tuple[Place, ...], total: Floats, more: Beyond) -> tuple[Place, ...]:
    """Places with their lines beyond cash and the sum of all lines."""
    if not more.lines:
        return places
    found = []
    for at, one in enumerate(places):
        cost = more.cost[:, at]
        lines = tuple(
            reading(f"cost.{line}", "CNY/kg", cost[:1, place], cost[1:, place])
            for place, line in enumerate(more.lines)
        )
        sums = cost.sum(axis=-1)
        whole = reading(
            f"cost.{WHOLE}", "CNY/kg", one.total.central + sums[:1], total[:, at] + sums[1:]
        )
        found.append(replace(one, beyond=lines, whole=whole))
    return tuple(found)


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
