"""Investment of the phases of a project: totals, lines, overrun, and the money of the spending."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import InvestmentItem, Phase
from polysight.study.capital_cost import Capital, capital, overrun_draws, planned
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.project_file_plant import ItemSetting, PhaseSetting
from polysight.study.project_prices import VALUATION, inflation_index, inflation_inputs
from polysight.study.project_reader import POSITIVE, SHARE, Reader
from polysight.study.project_years import MONTHS
from polysight.suggestion import nearest

Floats = NDArray[np.float64]

#: Rounding of shares that sum to one.
ROUNDING = 1e-6
#: Unit in which comparable plans are told.
PLANNED, SIZE = "CNY/(kg/a)", "kt/a"
#: Lines for what nobody foresees, and for prices that rise while a plant is built.
CONTINGENCY, ESCALATION = "basic-contingency", "price-contingency"


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


def overrun(
    reader: Reader, built: tuple[Phase, ...], told: Capital | None, *, seed: int, count: int
) -> float:
    """Expected overrun of every line of the investment.

    An own overrun is that of the lines without contingency, which is used up first; that of the
    cases of the evidence is outturn over announced plans, in which contingency stands already.

    Parameters
    ----------
    reader : Reader
        The project.
    built : tuple of Phase
        Its phases.
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
        held = contingency_share(built)
        own = reader.number("capital.overrun", stated, "1", "overrun", (-0.9, 10.0))
        if "overrun" in reader.ranges:
            low, high = reader.ranges["overrun"]
            reader.ranges["overrun"] = (_beyond(low, held), _beyond(high, held))
        return _beyond(own, held)
    assert told is not None
    drawn = overrun_draws(told, seed=seed, count=count)
    reader.cite("overrun", "capital.overrun_from", told.overrun_inputs)
    low, high = np.quantile(drawn[1:], (0.05, 0.95)) - 1.0
    reader.ranges["overrun"] = (float(low), float(high))
    return float(drawn[0] - 1.0)


def contingency_share(built: tuple[Phase, ...]) -> float:
    """Part of the investment that is kept for what nobody foresees.

    Parameters
    ----------
    built : tuple of Phase
        Phases with their lines.

    Returns
    -------
    float
        Over the whole; zero where nothing is built.
    """
    lines = [item for one in built for item in one.items]
    total = sum(item.amount_cny for item in lines)
    kept = sum(item.amount_cny for item in lines if item.heading == CONTINGENCY)
    return kept / total if total > 0.0 else 0.0


def _beyond(overrun: float, held: float) -> float:
    """Overrun of the whole investment once its contingency is used up."""
    return max((1.0 - held) * overrun - held, min(overrun, 0.0))


def spending_level(reader: Reader, place: int, begin: int, months: int) -> Floats:
    """Money of the years in which a phase is paid over the money in which its total is told.

    Parameters
    ----------
    reader : Reader
        The project.
    place : int
        Place of the phase in the file.
    begin, months : int
        Month in which building starts, and its length.

    Returns
    -------
    ndarray of float
        Axis part of the time of building. One where money is nominal, and where the lines hold
        what prices will rise.
    """
    one, valuation = reader.file.phases[place], reader.file.valuation
    parts = len(one.spending)
    own = one.investment.items or reader.file.capital.items
    if valuation.money != "real" or any(line.heading == ESCALATION for line in own):
        return np.ones(parts)
    since = one.investment.year or valuation.price_year
    by_month = np.repeat(inflation_index(reader, since), MONTHS)
    edges = begin + (np.arange(parts + 1) * max(months, 1)) // parts
    level = [
        float(by_month[first : max(first + 1, last)].mean()) for first, last in pairwise(edges)
    ]
    return np.array(level)


def cite_level(reader: Reader, phase: PhaseSetting, level: Floats) -> None:
    """Tell that the lines of a phase rest on inflation, where they do.

    Parameters
    ----------
    reader : Reader
        The project.
    phase : PhaseSetting
        The phase.
    level : ndarray of float
        Money of the spending.
    """
    if (level != 1.0).any():
        own = phase.investment.items or reader.file.capital.items
        for line in own:
            target = f"phases.{phase.key}.items.{line.key}.amount_cny"
            reader.cite(target, f"{VALUATION}.inflation", inflation_inputs(reader))


def lines(
    reader: Reader, place: int, capacity: float, told: Capital | None, *, seed: int, count: int
) -> Iterator[InvestmentItem]:
    """Lines of a phase without input tax.

    Parameters
    ----------
    reader : Reader
        The project.
    place : int
        Place of the phase in the file.
    capacity : float
        Its nameplate [kg/a].
    told : Capital or None
        Comparable plans.
    seed, count : int
        Start of the random sequences, and number of draws.

    Yields
    ------
    InvestmentItem
        In the order of the file, in the money in which they are told.
    """
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
    if own.scope is not None:
        total *= _scope(reader, key, f"{target}.total", own.scope)
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


def _scope(reader: Reader, key: str, own: str, stated: ProjectNumber) -> float:
    """Part of a total that is construction investment."""
    share = reader.number(f"{key}.scope", stated, "1", "", SHARE)
    reader.cite(own, key, reader.inputs(f"{key}.scope", stated))
    if own in reader.ranges:
        low, high = reader.ranges[own]
        reader.ranges[own] = (low * share, high * share)
    return share


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
