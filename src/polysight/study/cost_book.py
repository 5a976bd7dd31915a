"""The book of the register: what every plant consumes and pays, by draw and month.

A plant pays the tariff of its province and supply, the silicon price of the month and the prices
of the smaller inputs; it consumes what its route consumes. One draw is one world: an error of a
tariff holds in every month, an error of the silicon price for every plant.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from polysight.costing.lines import Book, Item
from polysight.estimate import Estimate
from polysight.evidence.plants import Plant
from polysight.study.draft import Cell
from polysight.study.input_prices import INPUTS, Input, InputPrice, input_prices
from polysight.study.months import Floats, MonthlyPath, silicon_metal_path, tariff_path
from polysight.study.plant_levels import level
from polysight.study.view import View
from polysight.uncertainty.spread import quantile
from polysight.uncertainty.stream import uniforms

ELECTRICITY, SILICON_METAL, REMAINDER = "electricity", "silicon-metal", "remainder"
#: Name of the random sequence of the silicon price.
SILICON_STREAM = "cost.silicon-metal"
ONE: Floats = np.ones((1, 1, 1))


@dataclass(frozen=True, slots=True)
class RouteUse:
    """What a route uses per kilogram, by draw.

    Parameters
    ----------
    route : str
        Route code.
    used : tuple of (str, ndarray)
        ``electricity`` [kWh/kg], ``silicon-metal`` [kg/kg] and names of
        `polysight.study.input_prices.INPUTS` [kg/kg], each with the axis draw.
    remainder : ndarray of float
        Axis draw; everything that has no price of its own [CNY/kg]. A draw may be below zero: it
        says that the inputs of that draw are too dear.
    """

    route: str
    used: tuple[tuple[str, Floats], ...]
    remainder: Floats

    def draws_of(self, name: str) -> Floats:
        """Draws of one quantity.

        Parameters
        ----------
        name : str
            Its name.

        Returns
        -------
        ndarray of float
            Axis draw; zero where the route does not use it.
        """
        return dict(self.used).get(name, np.zeros_like(self.remainder))


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """Where a kilogram is made, how, and with whose power.

    Parameters
    ----------
    route, region : str
        Codes of route and province.
    supply : str
        ``grid`` or ``captive``.
    """

    route: str
    region: str
    supply: str


@dataclass(frozen=True, slots=True)
class RegisterBook:
    """Cost of the plants that stand, or of sites that are imagined.

    Parameters
    ----------
    plants : tuple of str
        Codes, in the order of the register.
    without : tuple of str
        Codes of plants whose route was not given: they have no cost.
    capacity_kt_per_year : ndarray of float
        Axis plant; nameplate at the end of the base year.
    months : tuple of str
        Keys of the month axis.
    book : Book
        Quantities and prices.
    inputs : tuple of str
        Ids of what the prices rest on.
    marks : tuple of str
        Message keys of what was stretched.
    """

    plants: tuple[str, ...]
    without: tuple[str, ...]
    capacity_kt_per_year: Floats
    months: tuple[str, ...]
    book: Book
    inputs: tuple[str, ...]
    marks: tuple[str, ...]


def register_book(
    view: View,
    months: Sequence[str],
    routes: Sequence[RouteUse],
    *,
    seed: int,
    draws: int,
    first: int = 0,
    utilisation: Floats = ONE,
    highest_utilisation: float = 1.0,
) -> RegisterBook:
    """Book of the plants that stand in the base year.

    Parameters
    ----------
    view : View
        The evidence.
    months : sequence of str
        Wanted months.
    routes : sequence of RouteUse
        Consumption by route, with ``draws`` draws each.
    seed, draws, first : int
        See `polysight.uncertainty.stream.uniforms`; pieces drawn apart join without a seam.
    utilisation : ndarray, [draw, plant, month]
        Output over capacity; full load when not given, which only matters to fixed items.
    highest_utilisation : float
        See `polysight.costing.lines.Book`.

    Returns
    -------
    RegisterBook
        Prices in CNY without value-added tax.
    """
    year = view.scenario.scope.base_year
    sizes = {one.code: level(view, one, year, unverified=True) for one in view.plants()}
    standing = [one for one in view.plants() if sizes[one.code] > 0.0]
    own = [one for one in standing if any(use.route == one.route for use in routes)]
    whole = sites_book(
        view, months, routes, [site_of(one) for one in own], seed=seed, draws=draws, first=first,
        utilisation=utilisation, highest_utilisation=highest_utilisation,
    )  # fmt: skip
    codes = tuple(one.code for one in own)
    without = tuple(one.code for one in standing if one not in own)
    nameplates = np.array([sizes[one.code] for one in own])
    return replace(whole, plants=codes, without=without, capacity_kt_per_year=nameplates)


def sites_book(
    view: View,
    months: Sequence[str],
    routes: Sequence[RouteUse],
    own: Sequence[Site],
    *,
    seed: int,
    draws: int,
    first: int = 0,
    utilisation: Floats = ONE,
    highest_utilisation: float = 1.0,
) -> RegisterBook:
    """Book of some sites.

    Parameters
    ----------
    view : View
        The evidence.
    months : sequence of str
        Wanted months.
    routes : sequence of RouteUse
        Consumption of each of their routes, with ``draws`` draws each.
    own : sequence of Site
        The sites; the plant axis of the book.
    seed, draws, first : int
        See `polysight.uncertainty.stream.uniforms`.
    utilisation : ndarray, [draw, plant, month]
        Output over capacity.
    highest_utilisation : float
        See `polysight.costing.lines.Book`.

    Returns
    -------
    RegisterBook
        Prices in CNY without value-added tax; every capacity counts as one, and a plant is named
        by its route and region.
    """
    year = int(months[-1][:4])
    sites = sorted(set(own))
    tariffs = [tariff_path(view, one.region, months, one.supply) for one in sites]
    metal = silicon_metal_path(view, months)
    bought = {name for use in routes for name, _ in use.used}
    wanted = [one for one in INPUTS if one.name in bought]
    small = [input_prices(view, one.region, year, wanted).priced for one in sites]
    power = [
        path_draws(path, tariff_stream(one.region, one.supply), seed, draws, first)
        for path, one in zip(tariffs, sites, strict=True)
    ]
    silicon = path_draws(metal, SILICON_STREAM, seed, draws, first)[:, None]
    rest = {use.route: use.remainder for use in routes}
    remainders = np.stack([rest[one.route] for one in sites], axis=1)[:, :, None]
    items = (
        Item(ELECTRICITY, ELECTRICITY, _used(own, routes, ELECTRICITY), np.stack(power, axis=1)),
        Item(SILICON_METAL, SILICON_METAL, _used(own, routes, SILICON_METAL), silicon),
        *_small_items(own, routes, wanted, small, seed=seed, draws=draws, first=first),
        Item(REMAINDER, REMAINDER, np.ones((1, len(own))), remainders, below_zero=True),
    )
    place = np.array([sites.index(one) for one in own], dtype=np.int64)
    cells = [one.central for prices in small for one in prices]
    return RegisterBook(
        tuple(f"{one.route}@{one.region}" for one in own),
        (),
        np.ones(len(own)),
        tuple(months),
        Book(items, place, utilisation, highest_utilisation),
        _once([*tariffs, metal], cells, "inputs"),
        _once([*tariffs, metal], cells, "marks"),
    )


def site_of(plant: Plant) -> Site:
    """Site of a plant.

    Parameters
    ----------
    plant : Plant
        The plant.

    Returns
    -------
    Site
        Its route, region and supply.
    """
    return Site(plant.route, plant.geography, supply_of(plant))


def supply_of(plant: Plant) -> str:
    """Where a plant has its power from.

    Parameters
    ----------
    plant : Plant
        The plant.

    Returns
    -------
    str
        ``captive`` or ``grid``.
    """
    return "captive" if plant.captive_power == "yes" else "grid"


def tariff_stream(region: str, supply: str) -> str:
    """Name of the random sequence of a tariff: one error of it, wherever it is paid.

    Parameters
    ----------
    region, supply : str
        Province and supply.

    Returns
    -------
    str
        The name.
    """
    return f"cost.tariff.{region}.{supply}"


def _used(sites: Sequence[Site], routes: Sequence[RouteUse], name: str) -> Floats:
    """Draws of one quantity for every plant; axes draw, plant."""
    by_route = {use.route: use.draws_of(name) for use in routes}
    return np.stack([by_route[one.route] for one in sites], axis=-1)


def _small_items(
    own: Sequence[Site],
    routes: Sequence[RouteUse],
    wanted: Sequence[Input],
    prices: Sequence[tuple[InputPrice, ...]],
    *,
    seed: int,
    draws: int,
    first: int,
) -> list[Item]:
    """Items of the inputs that a route uses; their price is that of the base year."""
    items = []
    for one in wanted:
        found = [next((p for p in at if p.input == one), None) for at in prices]
        chance = uniforms(seed, f"cost.{one.name}", draws, first=first)
        columns = [
            np.full(draws, np.nan)
            if price is None
            else _at(chance, price.low.value, price.central.value, price.high.value)
            for price in found
        ]
        price_by_site = np.stack(columns, axis=1)[:, :, None]
        items.append(
            Item(
                one.name, one.line, _used(own, routes, one.name), price_by_site,
                below_zero=one.below_zero,
            )
        )  # fmt: skip
    return items


def path_draws(path: MonthlyPath, name: str, seed: int, draws: int, first: int = 0) -> Floats:
    """Draws of a path; one uniform number moves all months together.

    Parameters
    ----------
    path : MonthlyPath
        The path.
    name : str
        Name of its random sequence.
    seed, draws, first : int
        See `polysight.uncertainty.stream.uniforms`.

    Returns
    -------
    ndarray of float
        Axes draw, month; NaN in a month without a price.
    """
    chance = uniforms(seed, name, draws, first=first)
    levels = list(zip(path.low.tolist(), path.central.tolist(), path.high.tolist(), strict=True))
    columns = {ends: _at(chance, *ends) for ends in dict.fromkeys(levels)}
    return np.stack([columns[ends] for ends in levels], axis=-1)


def _at(chance: Floats, low: float, central: float, high: float) -> Floats:
    if math.isnan(central):
        return np.full_like(chance, np.nan)
    return quantile(Estimate("input_price", central, low, high, "", (), "", "", ()), chance)


def _once(paths: Sequence[MonthlyPath], cells: Sequence[Cell], name: str) -> tuple[str, ...]:
    told = [one for part in (*paths, *cells) for one in getattr(part, name)]
    return tuple(dict.fromkeys(told))
