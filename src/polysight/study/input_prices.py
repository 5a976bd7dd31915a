"""Prices of the smaller inputs of a plant, chosen from rows by a written rule.

Rule. Rows of the input in CNY (the grade itself, or one of known strength turned into the pure
substance), observed or estimated, no futures, no one-sided statement ("over", "under"); verified
ones only. Of them the wanted year and the years beside it; else the nearest year within
`REACH_YEARS`. Rows of the region first, else of the whole country, and that is marked. Low and
high hold every row, the middle is their median; without value-added tax.

An input without such rows has no price. Its cost then stands in the named calibrated remainder,
and the input is told by name.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from polysight.evidence.observation import Observation
from polysight.study.draft import Cell, combined
from polysight.study.view import UNVERIFIED, View

#: Rows farther away in time say nothing about the wanted year.
REACH_YEARS = 3
ONE_SIDED = ("over", "under")


@dataclass(frozen=True, slots=True)
class Input:
    """Something that a plant buys.

    Parameters
    ----------
    name : str
        Its name.
    line : str
        Cost line in which it is booked, see `polysight.costing.lines.LINES`.
    products : tuple of str
        Product codes of rows that price it as it is.
    diluted : str
        Product code of a solution of it; empty where there is none.
    strength : str
        Id of the row that gives the strength of the solution.
    below_zero : bool
        Whether its price may be negative.
    vat : str
        Id of the row with its rate of value-added tax, where that is not the rate of goods.
    """

    name: str
    line: str
    products: tuple[str, ...] = ()
    diluted: str = ""
    strength: str = ""
    below_zero: bool = False
    vat: str = ""


#: What a polysilicon plant buys beside electricity and silicon metal. Hydrochloric acid is priced
#: in rows that do not state its strength, so that hydrogen chloride has no price.
INPUTS = (
    Input("steam", "steam", ("steam",), vat="FP0095"),
    Input("chlorine", "chemicals", ("liquid-chlorine",), below_zero=True),
    Input("hydrogen-chloride", "chemicals", ("hydrogen-chloride",)),
    Input("caustic-soda", "chemicals", ("caustic-soda-100",), "caustic-soda-32", "PX0012"),
    Input("hydrogen", "chemicals", ("hydrogen",)),
    Input("nitrogen", "chemicals", ("nitrogen",)),
    Input("labour", "labour", ("labour",)),
)


@dataclass(frozen=True, slots=True)
class InputPrice:
    """Price of an input in a region and year.

    Parameters
    ----------
    input : Input
        What is bought.
    low, central, high : Cell
        CNY/kg without value-added tax, each citing every row; marks tell what was stretched.
    """

    input: Input
    low: Cell
    central: Cell
    high: Cell


@dataclass(frozen=True, slots=True)
class InputPrices:
    """What is priced, and what is not.

    Parameters
    ----------
    priced : tuple of InputPrice
        Inputs with a sourced price.
    unpriced : tuple of str
        Names of the inputs without one: their cost stands in the remainder.
    """

    priced: tuple[InputPrice, ...]
    unpriced: tuple[str, ...]


def input_prices(
    view: View, region: str, year: int, inputs: Sequence[Input] = INPUTS
) -> InputPrices:
    """Prices of the inputs of a plant by the rule of this module.

    Parameters
    ----------
    view : View
        The evidence.
    region : str
        Code of the province.
    year : int
        Wanted year.
    inputs : sequence of Input
        What is bought; `INPUTS` when not given.

    Returns
    -------
    InputPrices
        Prices and the names of what has none.
    """
    found = [(one, _price(view, one, region, year)) for one in inputs]
    return InputPrices(
        tuple(price for _, price in found if price is not None),
        tuple(one.name for one, price in found if price is None),
    )


def _price(view: View, one: Input, region: str, year: int) -> InputPrice | None:
    rows, marks = _chosen(_statements(view, one), region, view.scenario.scope.country, year)
    if not rows:
        return None
    rate = _tax(view, one)
    strength = view.references.number(one.strength, "1", view.evidence) if one.strength else 1.0
    strong = [strength if row.product == one.diluted else 1.0 for row in rows]
    taxed = [row.basis.get("tax") in ("unstated", "included") for row in rows]
    units = view.evidence.units
    scale = [
        units.factor(row.canonical_unit, "CNY/kg") / share / (1.0 + rate.value if tax else 1.0)
        for row, share, tax in zip(rows, strong, taxed, strict=True)
    ]
    rests = [Cell(0.0, (row.id,)) for row in rows]
    rests += [rate] if any(taxed) else []
    rests += [Cell(0.0, (one.strength,))] if any(share != 1.0 for share in strong) else []
    ends = [
        sorted((factor * row.spread[0], factor * row.spread[1]))
        for factor, row in zip(scale, rows, strict=True)
    ]
    middle = statistics.median(f * row.middle for f, row in zip(scale, rows, strict=True))
    low, high = min(end[0] for end in ends), max(end[1] for end in ends)
    return InputPrice(one, *(combined(value, rests, *marks) for value in (low, middle, high)))


def _tax(view: View, one: Input) -> Cell:
    """Rate of value-added tax in a price that does not state it."""
    if one.vat:
        return Cell(view.references.number(one.vat, "1", view.evidence), (one.vat,))
    return view.named("quotes_vat")


def _statements(view: View, one: Input) -> list[Observation]:
    products = (*one.products, *([one.diluted] if one.diluted else []))
    return [
        row
        for row in view.facts("input_price")
        if row.product in products
        and row.canonical_unit.startswith("CNY/")
        and row.basis.get("deal") != "futures"
        and row.qualifier not in ONE_SIDED
        and row.tier != UNVERIFIED
    ]


def _chosen(
    rows: Sequence[Observation], region: str, country: str, year: int
) -> tuple[list[Observation], tuple[str, ...]]:
    """Rows near in time and place, and marks of how far they are."""
    own = [row for row in rows if row.geography == region]
    inland = [row for row in rows if row.geography.split("-")[0] == country]
    for places, far in ((own, ()), (inland, ("mark.other_place",))):
        distances = {abs(row.period.end.year - year) for row in places}
        nearest = min(distances, default=REACH_YEARS + 1)
        if nearest > REACH_YEARS:
            continue
        reach = max(nearest, 1)
        near = [row for row in places if abs(row.period.end.year - year) <= reach]
        late = () if any(row.period.end.year == year for row in near) else ("mark.other_year",)
        return near, (*far, *late)
    return [], ()
