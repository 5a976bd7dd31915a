"""What would have to be true for the order of two routes or places to change.

Cost is linear in every price and every quantity, and in one over the utilisation, so that the
value at which two costs are equal has a closed form. Where that value lies outside the range that
is possible, the order does not change by this input alone, and that is the answer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.costing.lines import Book, Floats, chosen


@dataclass(frozen=True, slots=True)
class Option:
    """One way of making a kilogram: a route at a place in a month.

    Parameters
    ----------
    quantity : ndarray, [..., item]
        Units per kilogram made, or of capacity for a fixed item [unit/kg]; zero where an item is
        not used.
    price : ndarray, [..., item]
        Money per unit.
    fixed : ndarray of bool, [item]
        Which items are spread over output.
    utilisation : ndarray, [...]
        Output over capacity [1].
    """

    quantity: Floats
    price: Floats
    fixed: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
    utilisation: Floats

    @property
    def load(self) -> Floats:
        """What the cost of each item is multiplied with.

        Returns
        -------
        ndarray, [..., item]
            One over the utilisation for fixed items, else one [1].
        """
        return np.where(self.fixed, 1.0 / self.utilisation[..., None], 1.0)

    @property
    def cost(self) -> Floats:
        """Sum of all items.

        Returns
        -------
        ndarray, [...]
            Money per kilogram.
        """
        return np.asarray((self.quantity * self.price * self.load).sum(axis=-1))


def option(book: Book, plant: int, month: int, *, lines: tuple[str, ...]) -> Option:
    """One plant and month of a book, as an option; options of one book have the same items.

    Parameters
    ----------
    book : Book
        The book.
    plant, month : int
        Positions on its axes.
    lines : tuple of str
        Lines whose items count, so that two options stand on one basis.

    Returns
    -------
    Option
        Leading axis draw; a credit has a negative quantity. The items are those of
        `polysight.costing.lines.chosen`, in order.
    """
    items = chosen(book, lines)

    def column(array: Floats, *places: int) -> Floats:
        for place in places:
            array = array[:, place if array.shape[1] > 1 else 0]
        return np.asarray(np.broadcast_to(array, (book.draws,)))

    place = int(book.place[plant])
    return Option(
        np.stack([item.sign * column(item.quantity, plant) for item in items], axis=-1),
        np.stack([column(item.price, place, month) for item in items], axis=-1),
        np.array([item.fixed for item in items]),
        column(book.utilisation, plant, month),
    )


@dataclass(frozen=True, slots=True)
class Switch:
    """Value of one input at which two options cost the same.

    Parameters
    ----------
    present : ndarray, [...]
        Value of the input now.
    value : ndarray, [...]
        Value at which the costs are equal; NaN where the input moves no cost difference.
    possible : ndarray of bool, [...]
        Whether the value lies in the possible range, ends included. False means: no value in the
        possible range changes the order.
    """

    present: Floats
    value: Floats
    possible: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

    @property
    def change(self) -> Floats:
        """Relative change of the input that is needed.

        Returns
        -------
        ndarray, [...]
            ``value / present - 1`` [1]; NaN where the input is zero now.
        """
        known = np.where(self.present == 0.0, np.nan, self.present)
        return np.asarray(self.value / known - 1.0)


def price_switch(
    one: Option, other: Option, item: int, *, low: float, high: float, shared: bool
) -> Switch:
    """Price of an input at which two options cost the same.

    Parameters
    ----------
    one, other : Option
        The pair.
    item : int
        Place of the input on the item axis.
    low, high : float
        Possible range of the price.
    shared : bool
        Whether both options pay this price (silicon metal), or only the first one (a tariff).

    Returns
    -------
    Switch
        Price of the first option; the other's moves with it by the same amount when shared.
    """
    slope = (one.quantity * one.load)[..., item]
    if shared:
        slope = slope - (other.quantity * other.load)[..., item]
    return _switch(one.price[..., item], one.cost - other.cost, slope, low, high)


def quantity_switch(one: Option, other: Option, item: int, *, low: float, high: float) -> Switch:
    """Unit consumption of the first option at which two options cost the same.

    Parameters
    ----------
    one, other : Option
        The pair.
    item : int
        Place of the input on the item axis.
    low, high : float
        Possible range of the consumption.

    Returns
    -------
    Switch
        Quantity of the first option; the other's stays.
    """
    slope = (one.price * one.load)[..., item]
    return _switch(one.quantity[..., item], one.cost - other.cost, slope, low, high)


def utilisation_switch(one: Option, other: Option, *, low: float, high: float) -> Switch:
    """Utilisation of the first option at which two options cost the same.

    Parameters
    ----------
    one, other : Option
        The pair.
    low, high : float
        Possible range of the utilisation.

    Returns
    -------
    Switch
        ``u = fixed cost at full load / (cost of the other - variable cost)``; NaN where no
        positive utilisation does it.
    """
    paid = one.quantity * one.price
    fixed = np.where(one.fixed, paid, 0.0).sum(axis=-1)
    variable = np.where(one.fixed, 0.0, paid).sum(axis=-1)
    room = other.cost - variable
    reachable = (room > 0.0) & (fixed > 0.0)
    value = np.where(reachable, fixed / np.where(reachable, room, 1.0), np.nan)
    return Switch(one.utilisation, value, (value >= low) & (value <= high))


def _switch(present: Floats, difference: Floats, slope: Floats, low: float, high: float) -> Switch:
    moves = slope != 0.0
    value = np.where(moves, present - difference / np.where(moves, slope, 1.0), np.nan)
    return Switch(np.asarray(present), value, (value >= low) & (value <= high))
