"""What a plant sells beside polysilicon, and whether a row prices it.

A reported cash cost is net of such sales, so that the calibrated remainder holds their credit. A
by-product without a sourced price is named with its amount: no number of this product credits it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.costing.by_products import ByProduct, credit
from polysight.study.consumption import RouteConsumption
from polysight.study.draft import Cell
from polysight.study.readings import Reading, reading
from polysight.study.view import View, cell_of, in_yuan_without_vat, picked

#: Field of the balance, and product code of rows that would price it.
SOLD = {
    "stc_sold": "silicon-tetrachloride",
    "dcs_sold": "dichlorosilane",
    "fumed_silica": "fumed-silica",
}


@dataclass(frozen=True, slots=True)
class Sale:
    """A by-product of a route.

    Parameters
    ----------
    route : str
        Code of the route.
    amount : Reading
        Sold per kilogram of product [kg/kg].
    credit : Reading or None
        What it earns [CNY/kg]; None where no row prices it.
    inputs : tuple of str
        Ids of the rows of its price.
    """

    route: str
    amount: Reading
    credit: Reading | None
    inputs: tuple[str, ...]


def sales(view: View, used: RouteConsumption) -> tuple[Sale, ...]:
    """By-products that a route sells in the model.

    Parameters
    ----------
    view : View
        The evidence.
    used : RouteConsumption
        The plant; there are none where rows had to stand in for it.

    Returns
    -------
    tuple of Sale
        Those with an amount.
    """
    if used.model is None:
        return ()
    found = []
    for name, product in SOLD.items():
        middle, drawn = (
            np.ravel(getattr(one.balance, name)) for one in (used.model.central, used.model.draws)
        )
        amount = reading(f"balance.{name}", "kg/kg", middle, drawn)
        if amount.zero:
            continue
        price = _price(view, product)
        known = None if np.isnan(price.value) else np.full((1, 1, 1), price.value)
        earned = credit((ByProduct(name, drawn[:, None], np.ones((1, 1)), known),))
        told = None
        if not earned.unpriced:
            paid = earned.items[0].quantity[:, 0] * price.value
            told = reading("cost.by-products", "CNY/kg", middle * price.value, paid)
        found.append(Sale(used.route, amount, told, price.inputs))
    return tuple(found)


def unpriced(view: View) -> tuple[str, ...]:
    """By-products that no row prices, whether a plant sells them or not.

    Parameters
    ----------
    view : View
        The evidence.

    Returns
    -------
    tuple of str
        Keys of `SOLD`.
    """
    return tuple(name for name, product in SOLD.items() if np.isnan(_price(view, product).value))


def _price(view: View, product: str) -> Cell:
    rows = [
        row
        for row in view.facts("input_price", product=product)
        if row.period.end.year <= view.scenario.scope.base_year
    ]
    if not rows:
        return cell_of(None)
    last = max(row.period.end for row in rows)
    return in_yuan_without_vat(picked(row for row in rows if row.period.end == last), view)
