"""Vertical integration as transfer prices: where profit arises, and what the group is exposed to.

A group that makes its own silicon metal, or its own wafers, sells to itself at a transfer price.
The price decides in which books the profit stands; the sum does not depend on it. What does
change is what the group is exposed to: a link inside it is sold to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from polysight.errors import DataError, refusal
from polysight.investment.case import Floats, ProjectCase


@dataclass(frozen=True, eq=False, slots=True)
class Link:
    """What one stage of a group sells to the next.

    Parameters
    ----------
    quantity : ndarray of float
        Axes ..., t; amount that changes hands inside the group.
    market : ndarray of float
        Axes ..., t; price of the market [CNY per unit].
    transfer : ndarray of float
        Axes ..., t; price inside the group [CNY per unit].
    """

    quantity: Floats
    market: Floats
    transfer: Floats


def stage_profits(margins: tuple[Floats, ...], links: tuple[Link, ...]) -> tuple[Floats, ...]:
    """Profit of each stage at transfer prices.

    Parameters
    ----------
    margins : tuple of ndarray of float
        By stage from the mine to the customer; axes ..., t; profit at market prices [CNY].
    links : tuple of Link
        Between neighbouring stages, one fewer than stages.

    Returns
    -------
    tuple of ndarray of float
        By stage [CNY]; their sum is that of the margins.

    Raises
    ------
    DataError
        If there is not one link between every two stages.
    """
    if len(links) != len(margins) - 1:
        raise refusal(DataError, "hedge.links", got=len(links), expected=len(margins) - 1)
    told = [np.array(one, dtype=np.float64) for one in margins]
    for place, link in enumerate(links):
        moved = link.quantity * (link.transfer - link.market)
        told[place] = told[place] + moved
        told[place + 1] = told[place + 1] - moved
    return tuple(told)


def with_transfer_prices(
    case: ProjectCase, *, bought: dict[str, float], sold: float = 1.0, sold_share: float = 0.0
) -> ProjectCase:
    """Project that buys from and sells to its own group.

    Parameters
    ----------
    case : ProjectCase
        The project at market prices.
    bought : dict of str to float
        Transfer price over the market price, by purchased input.
    sold : float
        Transfer price of the main product over its market price.
    sold_share : float
        Part of the main product that goes to the group, at home.

    Returns
    -------
    ProjectCase
        The same plant with other prices.

    Raises
    ------
    DataError
        If the project does not buy an input, or the share is none.
    """
    known = [one.key for one in case.inputs]
    for key in bought:
        if key not in known:
            raise refusal(DataError, "change.key", got=key, known=", ".join(known))
    if not 0.0 <= sold_share <= 1.0:
        raise refusal(DataError, "hedge.share", field="sold_share", got=sold_share)
    inputs = tuple(
        replace(one, price_cny=one.price_cny * bought.get(one.key, 1.0)) for one in case.inputs
    )
    main = case.products[0]
    mixed = main.price_cny_per_kg * (1.0 + sold_share * (sold - 1.0))
    products = (replace(main, price_cny_per_kg=mixed), *case.products[1:])
    return replace(case, inputs=inputs, products=products)


def downstream_margin(margin: Floats, price: Floats, market: Floats, pass_through: float) -> Floats:
    """Margin of a stage that buys the main product at the market price.

    Parameters
    ----------
    margin : ndarray of float
        Axis t; margin while the price is on its path [CNY/kg].
    price : ndarray of float
        Axis t; price path of what it buys [CNY/kg].
    market : ndarray of float
        Axes draw, t; price over its path.
    pass_through : float
        Part of a change of that price which its own customers pay.

    Returns
    -------
    ndarray of float
        Axes draw, t [CNY/kg]; lower where the price is above its path.
    """
    return np.asarray(margin - (1.0 - pass_through) * price * (market - 1.0))
