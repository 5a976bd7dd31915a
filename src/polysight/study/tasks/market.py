"""Balance, shares and concentration of past years, the price at their output, and a forecast."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from polysight.axes import Axis
from polysight.market.balance import apparent_supply
from polysight.market.concentration import concentration_ratio_bounds, hhi_bounds
from polysight.market.merit_order import merit_order_price
from polysight.market.shares import share_bounds
from polysight.periods import period
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.plant_levels import events_of, level
from polysight.study.quotes import CASES, average_price
from polysight.study.tasks.market_forecast import add_forecast
from polysight.study.tasks.market_price_history import add_price_history
from polysight.study.tasks.market_record import add_record
from polysight.study.view import View, cell_of, picked

BOUND = Axis("bound", ("low", "high"))
CASE = Axis("case", CASES)
FLOWS = ("production", "imports", "exports")
COVERAGES = ("producers", "industry")
LARGEST = 5
PRICE_BASIS = "deal=spot;tax=excluded"


def compute(view: View, draft: Draft) -> None:
    """Add balance, stocks, shares, concentration, prices and where the market may go.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    years = Axis("year", tuple(str(year) for year in view.scenario.scope.years))
    for quantity in FLOWS:
        cells = [_flow(view, quantity, year) for year in years.keys]
        draft.add(f"market.{quantity}", (years,), cells, "kt")
    _supply(draft, years)
    _change(draft, years)
    coverage = Axis("coverage", COVERAGES)
    stocks = [_stock(view, year, kind) for year in years.keys for kind in COVERAGES]
    draft.add("market.stock", (years, coverage), stocks, "kt")
    _shares(view, draft)
    _concentration(view, draft)
    _price(view, draft)
    add_forecast(view, draft)
    add_price_history(view, draft)
    add_record(view, draft)


def _flow(view: View, quantity: str, year: str) -> Cell:
    rows = view.facts(
        quantity,
        geography=view.scenario.scope.country,
        product="polysilicon",
        company="",
        site="",
        where=lambda row: (
            row.period.text == year and row.route in ("", "all") and row.grade in ("", "all")
        ),
    )
    return cell_of(picked(rows))


def _supply(draft: Draft, years: Axis) -> None:
    gross, net = [], []
    for year in years.keys:
        made, came, went = (draft.cell(f"market.{quantity}", year) for quantity in FLOWS)
        gross.append(_known(made.value + came.value, made, came))
        value = apparent_supply(*(np.asarray(one.value) for one in (made, came, went)))
        net.append(_known(float(value), made, came, went))
    draft.add("market.gross_supply", (years,), gross, "kt")
    draft.add("market.apparent_supply", (years,), net, "kt")


def _change(draft: Draft, years: Axis) -> None:
    made = [draft.cell("market.production", year) for year in years.keys]
    changes = [unknown("mark.no_row", made[0])]
    changes += [_known(now.value / before.value - 1, now, before) for before, now in pairwise(made)]
    draft.add("market.production_change", (years,), changes, "1")


def _known(value: float, *cells: Cell) -> Cell:
    return unknown("mark.no_row", *cells) if math.isnan(value) else combined(value, cells)


def _stock(view: View, year: str, coverage: str) -> Cell:
    """Last statement of the last quarter of a year."""
    rows = view.facts(
        "stock",
        geography=view.scenario.scope.country,
        product="polysilicon",
        company="",
        where=lambda row: (
            row.basis.get("coverage") == coverage and period(f"{year}-Q4").contains(row.period)
        ),
    )
    last = max((row.period.end for row in rows), default=None)
    cell = cell_of(picked(row for row in rows if row.period.end == last))
    if last is None or (last.month, last.day) == (12, 31):
        return cell
    return combined(cell.value, [cell], "mark.before_year_end")


def _shares(view: View, draft: Draft) -> None:
    year = view.scenario.scope.base_year
    plants = view.plants()
    regions = tuple(draft.arrays["costing.cash_cost"].array.axes[0].keys)
    sums, inputs = [], []
    for region in regions:
        own = [one for one in plants if one.geography == region]
        sums.append(
            [sum(level(view, one, year, unverified=u) for one in own) for u in (False, True)]
        )
        inputs.append(Cell(0.0, events_of(view, own, year, unverified=True)))
    whole = _whole(draft, str(year))
    held = np.array(sums)
    bounds = share_bounds(held[:, 0], held[:, 1], np.asarray(whole.value))
    cells = [
        combined(value, (inputs[place], whole))
        if inputs[place].inputs
        else combined(value, (whole,))
        for place, pair in enumerate(bounds)
        for value in pair
    ]
    draft.add("market.region_share", (Axis("region", regions), BOUND), cells, "1", period=str(year))


def _whole(draft: Draft, year: str) -> Cell:
    """The larger of published capacity and the register: no share may exceed one."""
    published = draft.cell("market.capacity_published", year)
    register = draft.cell("market.capacity_register", year, "all")
    if math.isnan(published.value):
        published = Cell(published.value, published.inputs)
    value = np.nanmax([published.value, register.value])
    return combined(float(value), (published, register))


def _concentration(view: View, draft: Draft) -> None:
    """Bounds over both covers of the register and both fates of the unallocated rest."""
    year = view.scenario.scope.base_year
    plants = view.plants()
    whole = _whole(draft, str(year))
    groups = sorted({one.group for one in plants})
    ratios, indices = [], []
    for unverified in (False, True):
        held = np.array(
            [
                sum(level(view, p, year, unverified=unverified) for p in plants if p.group == group)
                for group in groups
            ]
        )
        rest = np.asarray(max(whole.value - held.sum(), 0.0))
        ratios.append(concentration_ratio_bounds(held, rest, LARGEST))
        indices.append(hhi_bounds(held, rest))
    events = Cell(0.0, events_of(view, plants, year, unverified=True))
    for name, found in (("market.cr5", ratios), ("market.hhi", indices)):
        bounds = np.array(found)
        cells = [combined(v, (whole, events)) for v in (bounds[:, 0].min(), bounds[:, 1].max())]
        draft.add(name, (BOUND,), cells, "1", period=str(year))


def _price(view: View, draft: Draft) -> None:
    year = str(view.scenario.scope.base_year)
    series = view.scenario.prices["polysilicon"]
    observed = average_price(view, series, period(year))
    draft.add(
        "market.observed_price", (CASE,), [observed[case] for case in CASES], "CNY/kg",
        basis=PRICE_BASIS, period=year,
    )  # fmt: skip
    cost, size = draft.arrays["costing.plant_cash_cost"], draft.arrays["costing.plant_capacity"]
    wanted = draft.cell("market.production", year)
    prices = merit_order_price(
        cost.array.values.T, size.array.values, np.full(len(CASES), wanted.value)
    )
    plants = size.array.axes[0].keys
    cells = []
    for case, price in zip(CASES, prices, strict=True):
        used = [draft.cell("costing.plant_cash_cost", plant, case) for plant in plants]
        used += [draft.cell("costing.plant_capacity", plant) for plant in plants]
        cell = combined(float(price), (wanted, *used))
        cells.append(unknown("mark.outside_model", cell) if math.isnan(price) else cell)
    draft.add("market.merit_order_price", (CASE,), cells, "CNY/kg", basis=PRICE_BASIS, period=year)
    seen, made = (
        draft.cell(f"market.{name}", "central") for name in ("observed_price", "merit_order_price")
    )
    gap = _known(seen.value / made.value - 1, seen, made)
    draft.add("market.price_gap", (), [gap], "1", period=year)
