"""What a kilogram costs beyond cash: capital, selling and administration, carbon, compliance.

Capital cost is that of a new plant. It is written off in a straight line over the life of
machinery (buildings last longer, but no row divides the capital cost), and its loan, as large as
the least equity allows, is repaid in equal parts over the same years. Selling and administration
is the pool of the one producer whose rows give it, over that producer's own nameplate. All of it
is paid for the capacity, so that each kilogram made carries it divided by the utilisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from polysight.costing.capital_charge import capital_items, depreciation, interest, pool_item
from polysight.costing.charges import carbon_charge, compliance_charge
from polysight.costing.lines import CAPITAL_LINES, OPTIONAL_LINES, Book, Item
from polysight.costing.streaming import costs_by_line
from polysight.errors import UsageError, refusal
from polysight.estimate import Estimate
from polysight.periods import period
from polysight.study.capital_cost import Capital, capacity_of, overrun_draws, planned
from polysight.study.consumption import RouteConsumption
from polysight.study.draft import Cell, combined
from polysight.study.industry_year import utilisation_of
from polysight.study.months import Floats, exchange_rate_path, months_between
from polysight.study.plant_levels import events_of, level
from polysight.study.view import UNVERIFIED, View, cell_of, latest_verified
from polysight.uncertainty.spread import quantile
from polysight.uncertainty.stream import uniforms

#: Rows of life, residual value, price of a long loan, least equity share; and of the pool.
LIFE, RESIDUAL, LOAN, EQUITY = "FP0022", "FP0024", "FP0020", "FP0001"
POOL = "PX0006"
MONTHS_OF_A_YEAR = len(months_between("2000-01", "2000-12"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for beyond cash cost.

    Parameters
    ----------
    full : bool
        Whether depreciation, finance, selling and administration are asked for.
    overrun : bool
        Whether the plan is multiplied with outturn over plan.
    utilisation : float or None
        Output over nameplate [1]; that of the industry in the year when None.
    capacity_kt_per_year : float or None
        Nameplate of a new plant; that of the reference project when None.
    carbon_price_cny_per_t : float or None
        Price of a tonne of CO2e; no line when None.
    compliance_cny_per_kg : float or None
        Yearly cost of meeting a limit over yearly capacity; no line when None.
    """

    full: bool = False
    overrun: bool = False
    utilisation: float | None = None
    capacity_kt_per_year: float | None = None
    carbon_price_cny_per_t: float | None = None
    compliance_cny_per_kg: float | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """Lines beyond the cash lines.

        Returns
        -------
        tuple of str
            In the order in which they are told.
        """
        told = (self.carbon_price_cny_per_t, self.compliance_cny_per_kg)
        chosen = (line for line, one in zip(OPTIONAL_LINES, told, strict=True) if one is not None)
        return (*(CAPITAL_LINES if self.full else ()), *chosen)

    @property
    def spread(self) -> bool:
        """Whether anything is spread over output.

        Returns
        -------
        bool
            True when the utilisation matters.
        """
        return self.full or self.compliance_cny_per_kg is not None


@dataclass(frozen=True, slots=True)
class Beyond:
    """Cost beyond cash of some sites.

    Parameters
    ----------
    lines : tuple of str
        Keys of the line axis.
    cost : ndarray, [draw, site, line]
        The central value, then the draws [CNY/kg].
    book : Book or None
        The same as items by draw; None when nothing was asked for.
    utilisation : Cell
        Output over nameplate that the fixed lines are spread with [1]; NaN where nothing is.
    inputs, marks : tuple of str
        Ids of what it rests on, and what was stretched.
    """

    lines: tuple[str, ...]
    cost: Floats
    book: Book | None
    utilisation: Cell
    inputs: tuple[str, ...]
    marks: tuple[str, ...]


def checked(asked: Asked, view: View, year: int) -> Cell:
    """Utilisation that holds, after everything asked for has been judged.

    Parameters
    ----------
    asked : Asked
        What is asked for.
    view : View
        The evidence.
    year : int
        Wanted year.

    Returns
    -------
    Cell
        Output over nameplate [1]; NaN where nothing is spread over output.

    Raises
    ------
    UsageError
        If a number is not possible, or the utilisation of the year is not known and none is given.
    """
    capacity_of(view, asked.capacity_kt_per_year)
    for name, value in (
        ("--carbon-price", asked.carbon_price_cny_per_t),
        ("--compliance-cost", asked.compliance_cny_per_kg),
    ):
        if value is not None and not 0.0 <= value < np.inf:
            raise refusal(UsageError, "costing.price_asked", name=name, got=value)
    own = asked.utilisation
    if own is not None and not 0.0 < own <= 1.0:
        key = "costing.load_above" if own > 1.0 else "costing.load_below"
        raise refusal(UsageError, key, got=own)
    if asked.overrun and not asked.full:
        raise refusal(UsageError, "costing.only_full", name="--overrun")
    if own is not None and not asked.spread:
        raise refusal(UsageError, "costing.only_full", name="--utilisation")
    if not asked.spread:
        return cell_of(None)
    if own is not None:
        return Cell(own)
    seen = utilisation_of(view, year)
    if np.isnan(seen.value):
        raise refusal(UsageError, "costing.load_unknown", year=year)
    return seen


def beyond(
    view: View,
    asked: Asked,
    told: Capital,
    sites: Sequence[tuple[str, str]],
    routes: dict[str, RouteConsumption],
    *,
    year: int,
    seed: int,
    count: int,
) -> Beyond:
    """Cost beyond cash of sites in a year.

    Parameters
    ----------
    view : View
        The evidence with its scenario.
    asked : Asked
        What is asked for.
    told : Capital
        How capital cost is told.
    sites : sequence of (str, str)
        Route and region of each.
    routes : dict of str to RouteConsumption
        Consumption of each route.
    year : int
        Wanted year.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    Beyond
        CNY/kg without value-added tax.

    Raises
    ------
    UsageError
        As `checked`.
    """
    load = checked(asked, view, year)
    items: list[Item] = []
    rests: list[Cell] = []
    if asked.full:
        found, cells = _capital_items(view, asked, told, sites, year, seed=seed, count=count)
        pool, cell = _pool(view, seed, count)
        items, rests = [*found, pool], [*cells, cell, load]
    if asked.carbon_price_cny_per_t is not None:
        item, cells = _carbon(view, asked.carbon_price_cny_per_t, sites, routes, year)
        items.append(item)
        rests += cells
    if asked.compliance_cny_per_kg is not None:
        items.append(compliance_charge(np.full((1, 1), asked.compliance_cny_per_kg)))
        rests.append(load)
    if not items:
        return Beyond((), np.zeros((count + 1, len(sites), 0)), None, load, (), ())
    usage = np.full((1, 1, 1), load.value if asked.spread else 1.0)
    place = np.arange(len(sites), dtype=np.int64)
    book = Book(tuple(items), place, usage, max(1.0, float(usage[0, 0, 0])))
    cost = costs_by_line(book, asked.lines)[:, :, 0]
    every = np.broadcast_to(cost, (count + 1, *cost.shape[1:]))
    whole = combined(0.0, rests)
    return Beyond(asked.lines, every, book, load, whole.inputs, whole.marks)


def _capital_items(
    view: View,
    asked: Asked,
    told: Capital,
    sites: Sequence[tuple[str, str]],
    year: int,
    *,
    seed: int,
    count: int,
) -> tuple[tuple[Item, Item], list[Cell]]:
    """Depreciation and interest of a new plant at each site."""
    size = np.array([capacity_of(view, asked.capacity_kt_per_year)])
    stood = [(route, region.split("-")[0]) for route, region in sites]
    by_stand = {
        (route, country): planned(told, route, size, year, seed=seed, count=count, country=country)
        for route, country in dict.fromkeys(stood)
    }
    cost = np.concatenate([by_stand[one] for one in stood], axis=1)
    cells = [Cell(0.0, told.inputs)]
    if any(country != told.country for _, country in stood):
        cells.append(Cell(0.0, told.abroad_inputs))
    if asked.overrun:
        cost = cost * overrun_draws(told, seed=seed, count=count)[:, None]
        cells.append(Cell(0.0, told.overrun_inputs))
    life, residual, rate, equity = (
        _row(view, name, unit, seed, count)
        for name, unit in ((LIFE, "years"), (RESIDUAL, "1"), (LOAN, "1"), (EQUITY, "1"))
    )
    items = capital_items(
        depreciation(cost, residual[:, None], life[:, None]),
        interest(cost, 1.0 - equity[:, None], rate[:, None], life[:, None]),
    )
    return items, [*cells, *(_cited(view, one, year) for one in (LIFE, RESIDUAL, LOAN, EQUITY))]


def _pool(view: View, seed: int, count: int) -> tuple[Item, Cell]:
    """Selling and administration: the pool of a producer over its own nameplate."""
    company = view.scenario.calibration["siemens"].company
    span = period(view.references.row(POOL).cells["period"])
    months = months_between(f"{span.start:%Y-%m}", f"{span.end:%Y-%m}")
    rate = exchange_rate_path(view, "CNY/USD", months)
    own = [one for one in view.plants() if one.group == company]
    size = sum(level(view, one, span.start.year, unverified=True) for one in own)
    capacity = size * view.evidence.units.factor("kt/a", "kg/a") * len(months) / MONTHS_OF_A_YEAR
    pool = _row(view, POOL, "USD", seed, count) * float(rate.central.mean())
    item = pool_item(
        "selling-administration", "selling-administration", pool[:, None],
        np.array([[capacity]]),
    )  # fmt: skip
    events = events_of(view, own, span.start.year, unverified=True)
    return item, Cell(0.0, (POOL, *rate.inputs, *events), (*rate.marks, "mark.one_producer"))


def _carbon(
    view: View,
    price: float,
    sites: Sequence[tuple[str, str]],
    routes: dict[str, RouteConsumption],
    year: int,
) -> tuple[Item, list[Cell]]:
    """Electricity and steam at the factors of the place, times the price."""
    heat, content = (
        view.named("steam_heat_factor", "kgCO2e/kWh"),
        view.named("steam_enthalpy", "kWh/kg"),
    )
    grids = {region: grid_factor(view, region, year) for _, region in sites}
    steam = heat.value * content.value
    footprint = np.stack(
        [
            routes[route].values["electricity"] * grids[region].value
            + routes[route].values["steam"] * steam
            for route, region in sites
        ],
        axis=1,
    )
    per_kg = price * view.evidence.units.factor("CNY/t", "CNY/kg")
    item = carbon_charge(footprint, np.full((1, 1, 1), per_kg), np.ones((1, 1)))
    return item, [heat, content, *grids.values()]


def grid_factor(view: View, region: str, year: int) -> Cell:
    """Combustion factor of the grid of a place: a screening, no life cycle.

    Parameters
    ----------
    view : View
        The evidence.
    region : str
        Code of the place.
    year : int
        Wanted year.

    Returns
    -------
    Cell
        Kilograms of CO2e per kilowatt-hour; NaN where no row is as old as the year.
    """
    rows = view.facts(
        "grid_factor",
        geography=region,
        where=lambda row: row.basis.get("electricity") == "combustion",
    )
    number, mark = latest_verified(rows, year)
    cell = cell_of(number)
    return combined(cell.value, [cell], *([mark] if mark else []))


def _row(view: View, name: str, unit: str, seed: int, count: int) -> Floats:
    """The central value of a row of a table, then its draws."""
    cells = view.references.row(name).cells
    factor = view.evidence.units.factor(cells["unit"], unit)
    middle = view.references.number(name, unit, view.evidence)
    low, high = (
        factor * float(cells[end]) if cells.get(end) else middle for end in ("low", "high")
    )
    estimate = Estimate(cells["parameter"], middle, low, high, unit, (), "", "", ())
    return np.concatenate(([middle], quantile(estimate, uniforms(seed, f"cost.{name}", count))))


def _cited(view: View, name: str, year: int) -> Cell:
    cells = view.references.row(name).cells
    marks = ["mark.unverified"] if cells["tier"] == UNVERIFIED else []
    if cells["valid_from"] and year < int(cells["valid_from"][:4]):
        marks.append("mark.other_year")
    return Cell(0.0, (name,), tuple(marks))
