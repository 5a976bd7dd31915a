"""Two indicators with their history, the light of the base year, and the early warning."""

from __future__ import annotations

import math

import numpy as np

from polysight.axes import Axis
from polysight.evidence.observation import Observation
from polysight.periods import period
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.quotes import average_price
from polysight.study.tasks.capacity import BOUND
from polysight.study.tasks.early_warning import add_early_warning
from polysight.study.view import View, cell_of, in_yuan_without_vat, picked
from polysight.warning.light import LIGHTS, light
from polysight.warning.price_to_cash_cost import price_to_cash_cost
from polysight.warning.utilisation import utilisation_of_mean, utilisation_of_year_end

DENOMINATORS = ("year-end", "mean")
#: Indicators with a light: the array, and the key that is shown before the period.
INDICATORS = ("utilisation-year-end", "utilisation-mean", "price-to-cash-cost")


def compute(view: View, draft: Draft) -> None:
    """Add utilisation, price to cash cost, the lights and the early warning.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    _utilisation(draft)
    _price_to_cash_cost(view, draft)
    _lights(view, draft)
    add_early_warning(view, draft)


def _utilisation(draft: Draft) -> None:
    """Output over the published figure, and over the ends of the range of all published figures."""
    years = draft.arrays["market.production"].array.axes[0]
    denominator = Axis("denominator", DENOMINATORS)
    chosen = _rates(draft, years, "market.capacity_published", ())
    draft.add("warning.utilisation", (denominator, years), chosen, "1")
    ends = [_rates(draft, years, "market.capacity_published_range", (end,)) for end in BOUND.keys]
    # The largest capacity gives the lowest utilisation.
    pairs = [cell for pair in zip(*reversed(ends), strict=True) for cell in pair]
    draft.add("warning.utilisation_range", (denominator, years, BOUND), pairs, "1")


def _rates(draft: Draft, years: Axis, capacity: str, keys: tuple[str, ...]) -> list[Cell]:
    """Utilisation by denominator and year."""
    by_end, by_mean = [], []
    for year in years.keys:
        made = draft.cell("market.production", year)
        end = draft.cell(capacity, year, *keys)
        before = str(int(year) - 1)
        known = before in years.keys
        start = draft.cell(capacity, before, *keys) if known else unknown("mark.no_row")
        of_end = utilisation_of_year_end(*_arrays(made, end))
        by_end.append(_known(float(of_end), made, end))
        of_mean = utilisation_of_mean(*_arrays(made, start, end))
        by_mean.append(_known(float(of_mean), made, start, end))
    return by_end + by_mean


def _arrays(*cells: Cell) -> list[np.ndarray[tuple[()], np.dtype[np.float64]]]:
    return [np.array(cell.value) for cell in cells]


def _known(value: float, *cells: Cell) -> Cell:
    return unknown("mark.no_row", *cells) if math.isnan(value) else combined(value, cells)


def _quarterly(view: View, quantity: str, company: str) -> dict[str, list[Observation]]:
    rows = view.facts(
        quantity,
        company=company,
        product="polysilicon",
        where=lambda row: (
            row.period.grain == "quarter"
            and row.canonical_unit == "USD/kg"
            and row.basis.get("deal") in ("", "company-average")
        ),
    )
    found: dict[str, list[Observation]] = {}
    for row in rows:
        found.setdefault(row.period.text, []).append(row)
    return found


def _price_to_cash_cost(view: View, draft: Draft) -> None:
    """Of one producer in its own currency, and of the market price over its converted cost."""
    company = view.scenario.calibration["siemens"].company
    prices = _quarterly(view, "price", company)
    costs = _quarterly(view, "cash_cost", company)
    first = str(view.scenario.scope.years[0])
    quarters = tuple(sorted(q for q in prices.keys() & costs.keys() if q >= first))
    own, market = [], []
    for quarter in quarters:
        cost = picked(costs[quarter])
        price, spent = cell_of(picked(prices[quarter])), cell_of(cost)
        own.append(_ratio(price, spent))
        series = view.scenario.prices["polysilicon"]
        quoted = average_price(view, series, period(quarter))["central"]
        market.append(_ratio(quoted, in_yuan_without_vat(cost, view)))
    axis = Axis("quarter", quarters)
    draft.add("warning.price_to_cash_cost", (axis,), own, "1")
    draft.add("warning.market_price_to_cash_cost", (axis,), market, "1")


def _ratio(price: Cell, cost: Cell) -> Cell:
    return _known(float(price_to_cash_cost(*_arrays(price, cost))), price, cost)


def _lights(view: View, draft: Draft) -> None:
    year = str(view.scenario.scope.base_year)
    quarters = draft.arrays["warning.price_to_cash_cost"].array.axes[0].keys
    last = [draft.cell("warning.price_to_cash_cost", quarters[-1])] if quarters else []
    shown = {
        "utilisation-year-end": draft.cell("warning.utilisation", "year-end", year),
        "utilisation-mean": draft.cell("warning.utilisation", "mean", year),
        "price-to-cash-cost": last[0] if last else unknown("mark.no_row"),
    }
    stale = {"price-to-cash-cost": not quarters or not quarters[-1].startswith(year)}
    cells = []
    for name in INDICATORS:
        key = f"thresholds.{name}"
        limits = [
            view.setting(f"{key}.{place}", limit, "1")
            for place, limit in enumerate(view.scenario.thresholds[name])
        ]
        code = int(
            light(
                np.asarray(shown[name].value),
                np.array([one.value for one in limits]),
                np.asarray(stale.get(name, False)),
            )
        )
        colour = Cell(code, (), (f"light.{_key(code)}",))
        cells.append(combined(code, (colour, shown[name], *limits)))
    draft.add("warning.light", (Axis("indicator", INDICATORS),), cells, "count", period=year)


def _key(code: int) -> str:
    return LIGHTS[code].replace("-", "_")
