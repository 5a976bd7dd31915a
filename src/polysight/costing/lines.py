"""The lines in which the cost of a kilogram is told, and the items that are booked in them.

An item is one thing that is paid for: a quantity times a price. A variable item is used per
kilogram made; a fixed one is paid whether the plant runs or not, so that its quantity is stated
per kilogram of *capacity* and its cost per kilogram made is divided by the utilisation. Money is
in one currency, without value-added tax. Arrays carry the axes draw, plant (or place) and month;
an axis of length one stands for every element of that axis.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import UsageError, refusal
from polysight.suggestion import nearest

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

#: What is paid in cash to make a kilogram, research and depreciation left out.
CASH_LINES = (
    "electricity", "silicon-metal", "steam", "chemicals", "labour", "maintenance", "remainder",
)  # fmt: skip
#: What full cost has beyond cash cost.
CAPITAL_LINES = ("depreciation", "finance", "selling-administration")
#: Costs that are shown only when they are asked for.
OPTIONAL_LINES = ("carbon", "compliance")
#: Sales of what is made beside the product; they are taken off.
CREDITS = ("by-products",)
FULL_LINES = (*CASH_LINES, *CAPITAL_LINES)
LINES = (*FULL_LINES, *OPTIONAL_LINES, *CREDITS)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is paid for, or, in a credit line, sold.

    Parameters
    ----------
    name : str
        What it is, different from every other item of a book.
    line : str
        One of `LINES`.
    quantity : ndarray, [draw, plant]
        Units per kilogram made, or per kilogram of capacity where the item is fixed [unit/kg];
        not negative.
    price : ndarray, [draw, place, month]
        Money per unit. It may be unknown (NaN), which makes the cost unknown.
    fixed : bool, default False
        Whether it is paid for the capacity, whatever the output.
    below_zero : bool, default False
        Whether the price may be negative: liquid chlorine is at times given away with money.
    """

    name: str
    line: str
    quantity: Floats
    price: Floats
    fixed: bool = False
    below_zero: bool = False

    def __post_init__(self) -> None:
        if self.line not in LINES:
            raise refusal(
                UsageError, "costing.line", got=self.line, suggestion=nearest(self.line, LINES)
            )
        _axes(f"{self.name}: quantity", self.quantity, 2)
        _axes(f"{self.name}: price", self.price, 3)
        _not_negative(f"{self.name}: quantity", self.quantity)
        if not self.below_zero:
            _not_negative(f"{self.name}: price", self.price)

    @property
    def sign(self) -> float:
        """Whether the item adds to cost or is taken off.

        Returns
        -------
        float
            One, or minus one for a credit.
        """
        return -1.0 if self.line in CREDITS else 1.0


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that a set of plants pays for.

    Parameters
    ----------
    items : tuple of Item
        The items; their quantities and prices fit one another.
    place : ndarray of int, [plant]
        Position of each plant on the place axis of the prices.
    utilisation : ndarray, [draw, plant, month]
        Output over capacity [1], above zero; NaN in a month in which a plant stands, which has
        no cost per kilogram.
    highest_utilisation : float, default 1.0
        Utilisation that is still believed. Nameplates have been exceeded; who passes more than
        one says by that that the capacity is one that can be exceeded.
    """

    items: tuple[Item, ...]
    place: Places
    utilisation: Floats
    highest_utilisation: float = 1.0

    def __post_init__(self) -> None:
        _axes("utilisation", self.utilisation, 3)
        _believable(self.utilisation, self.highest_utilisation)
        names = [item.name for item in self.items]
        for name in names:
            if names.count(name) > 1:
                raise refusal(UsageError, "costing.item_twice", name=name)
        plants = self.place.shape[0]
        for item in self.items:
            _fits(f"{item.name}: quantity", item.quantity.shape[1], plants)
            places = item.price.shape[1]
            if places > 1 and (self.place.min() < 0 or self.place.max() >= places):
                raise refusal(
                    UsageError, "costing.place", name=item.name, got=self.place.max(), count=places
                )
        _fits("utilisation", self.utilisation.shape[1], plants)
        _ = self.draws, self.months  # both refuse axes that do not fit

    @property
    def draws(self) -> int:
        """Length of the draw axis.

        Returns
        -------
        int
            The length, one where nothing is drawn.
        """
        arrays = [one for item in self.items for one in (item.quantity, item.price)]
        return _longest("draw", [one.shape[0] for one in (*arrays, self.utilisation)])

    @property
    def plants(self) -> int:
        """Length of the plant axis.

        Returns
        -------
        int
            The length.
        """
        return int(self.place.shape[0])

    @property
    def months(self) -> int:
        """Length of the month axis.

        Returns
        -------
        int
            The length, one where nothing changes by month.
        """
        arrays = (*(item.price for item in self.items), self.utilisation)
        return _longest("month", [one.shape[2] for one in arrays])


def chosen(book: Book, lines: tuple[str, ...]) -> tuple[Item, ...]:
    """Items that are booked in some lines.

    Parameters
    ----------
    book : Book
        The book.
    lines : tuple of str
        Some of `LINES`.

    Returns
    -------
    tuple of Item
        In the order of the book.

    Raises
    ------
    UsageError
        If a line does not exist; the nearest one is suggested.
    """
    for line in lines:
        if line not in LINES:
            raise refusal(UsageError, "costing.line", got=line, suggestion=nearest(line, LINES))
    return tuple(item for item in book.items if item.line in lines)


def _axes(name: str, array: Floats, count: int) -> None:
    if array.ndim != count or 0 in array.shape:
        raise refusal(UsageError, "costing.axes", name=name, got=array.shape, count=count)


def _not_negative(name: str, array: Floats) -> None:
    least = np.nanmin(array) if not np.isnan(array).all() else 0.0
    if least < 0.0 or np.isinf(array).any():
        raise refusal(UsageError, "costing.negative", name=name, got=least)


def _believable(utilisation: Floats, highest: float) -> None:
    if np.isnan(utilisation).all():
        return
    least, most = float(np.nanmin(utilisation)), float(np.nanmax(utilisation))
    if least <= 0.0:
        raise refusal(UsageError, "costing.output", got=least)
    if most > highest:
        raise refusal(UsageError, "costing.utilisation", got=most, highest=highest)


def _fits(name: str, length: int, plants: int) -> None:
    if length not in (1, plants):
        raise refusal(UsageError, "costing.plants", name=name, got=length, expected=plants)


def _longest(axis: str, lengths: list[int]) -> int:
    known = set(lengths) - {1}
    if len(known) > 1:
        raise refusal(UsageError, "costing.lengths", axis=axis, got=sorted(known))
    return known.pop() if known else 1
