"""Credits for what is sold beside the product: silicon tetrachloride, fumed silica, hydrogen.

Only a by-product with a sourced price earns a credit. One without a price has no line at all and
is named, so that a reader sees what was left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.costing.lines import CREDITS, Floats, Item
from polysight.errors import UsageError, refusal


@dataclass(frozen=True, slots=True)
class ByProduct:
    """Something that leaves the plant beside the product.

    Parameters
    ----------
    name : str
        What it is.
    made : ndarray, [draw, plant]
        Made and not returned to the loop, per kilogram of product [kg/kg].
    sold_share : ndarray, [draw, plant]
        Part of it that finds a buyer [1], between 0 and 1.
    price : ndarray, [draw, place, month], or None
        Money per kilogram without value-added tax; negative where its taker is paid. None where
        no source gives one.
    """

    name: str
    made: Floats
    sold_share: Floats
    price: Floats | None


@dataclass(frozen=True, slots=True)
class Credit:
    """What by-products earn.

    Parameters
    ----------
    items : tuple of Item
        One for each by-product with a price.
    unpriced : tuple of str
        By-products without one; they have no line.
    """

    items: tuple[Item, ...]
    unpriced: tuple[str, ...]


def credit(sold: tuple[ByProduct, ...]) -> Credit:
    """Items of the credit line.

    Parameters
    ----------
    sold : tuple of ByProduct
        The by-products.

    Returns
    -------
    Credit
        Quantity of each item is ``made * sold share``.

    Raises
    ------
    UsageError
        If a share lies outside [0, 1].
    """
    for one in sold:
        if (one.sold_share < 0.0).any() or (one.sold_share > 1.0).any():
            raise refusal(UsageError, "costing.share", name=one.name, got=one.sold_share)
    items = tuple(
        Item(
            one.name, CREDITS[0], np.asarray(one.made * one.sold_share), one.price, below_zero=True
        )
        for one in sold
        if one.price is not None
    )
    return Credit(items, tuple(one.name for one in sold if one.price is None))
