"""What would have to be true for neighbours in the order of cost to change places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from polysight.costing.lines import CASH_LINES, FULL_LINES, Book
from polysight.costing.switching import (
    Option,
    Switch,
    option,
    price_switch,
    quantity_switch,
    utilisation_switch,
)
from polysight.study.cost_book import ELECTRICITY, SILICON_METAL
from polysight.study.months import Floats

#: Values between which a switching value is possible, as multiples of the present one.
REACH = (0.0, 3.0)
UTILISATION = "utilisation"


@dataclass(frozen=True, slots=True)
class Switching:
    """What would have to be true for the order of two options to change.

    Parameters
    ----------
    one, other : (str, str)
        Route and region of the pair; the first is the cheaper one.
    kind : str
        ``price``, ``use`` or ``utilisation``: what of the item moves.
    item : str
        Item that moves.
    shared : bool
        Whether both have it move.
    present, value : float
        Value now, and value at which both cost the same; NaN where none does.
    possible : bool
        Whether the value lies between nothing and three times the present one; of a utilisation,
        between nothing and one.
    """

    one: tuple[str, str]
    other: tuple[str, str]
    kind: str
    item: str
    shared: bool
    present: float
    value: float
    possible: bool


def switches(
    options: Sequence[tuple[str, str]], cash: Book, full: Book | None, total: Floats
) -> tuple[Switching, ...]:
    """Tariff and electricity of the cheaper one, silicon price of both, its utilisation.

    Parameters
    ----------
    options : sequence of (str, str)
        Route and region of each plant of the books.
    cash : Book
        Cash cost by draw, plant and month.
    full : Book or None
        The same with the fixed lines of full cost; without it no utilisation is told.
    total : ndarray, [draw, option]
        Cash cost, which makes the order [CNY/kg].

    Returns
    -------
    tuple of Switching
        For neighbours in the order, at the medians over the draws.
    """
    order = np.argsort(np.median(total, axis=0), kind="stable")
    found = []
    for near, far in pairwise(order):
        pair = options[int(near)], options[int(far)]
        one, other = (_of_the_year(cash, int(at), CASH_LINES) for at in (near, far))
        for place, (name, shared) in enumerate(((ELECTRICITY, False), (SILICON_METAL, True))):
            present = float(one.price[..., place])
            moved = price_switch(
                one, other, place, low=REACH[0], high=REACH[1] * present, shared=shared
            )
            found.append(_told(pair, "price", name, moved, shared=shared))
        used = float(one.quantity[..., 0])
        moved = quantity_switch(one, other, 0, low=REACH[0], high=REACH[1] * used)
        found.append(_told(pair, "use", ELECTRICITY, moved))
        if full is not None:
            one, other = (_of_the_year(full, int(at), FULL_LINES) for at in (near, far))
            moved = utilisation_switch(one, other, low=0.0, high=1.0)
            found.append(_told(pair, UTILISATION, UTILISATION, moved))
    return tuple(found)


def _told(
    pair: tuple[tuple[str, str], tuple[str, str]],
    kind: str,
    item: str,
    switch: Switch,
    *,
    shared: bool = False,
) -> Switching:
    return Switching(
        *pair, kind, item, shared, float(switch.present), float(switch.value),
        bool(switch.possible),
    )  # fmt: skip


def _of_the_year(book: Book, plant: int, lines: tuple[str, ...]) -> Option:
    """An option at the medians over the draws, its prices as means over the months."""
    months = [option(book, plant, month, lines=lines) for month in range(book.months)]
    prices = np.nanmean([one.price for one in months], axis=0)
    first = months[0]
    return replace(
        first,
        quantity=np.median(first.quantity, axis=0),
        price=np.median(prices, axis=0),
        utilisation=np.median(first.utilisation, axis=0),
    )
