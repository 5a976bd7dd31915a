"""Carbon and compliance cost: lines that stand beside the cost of making, shown when asked for."""

from __future__ import annotations

import numpy as np

from polysight.costing.lines import Floats, Item


def carbon_charge(footprint: Floats, price: Floats, charged_share: Floats) -> Item:
    """Cost of emissions at a price, as an item of the line ``carbon``.

    Parameters
    ----------
    footprint : ndarray, [draw, plant]
        Emissions that the instrument counts [kgCO2e/kg]; its boundary is the caller's matter.
    price : ndarray, [draw, place, month]
        Price of emissions [money/kgCO2e].
    charged_share : ndarray, [draw, plant]
        Part of the emissions that is paid for, free allocation taken off [1].

    Returns
    -------
    Item
        ``footprint * charged share`` at the price. Where no law charges the product it is a
        shadow price, and who shows it says so.
    """
    return Item("carbon", "carbon", np.asarray(footprint * charged_share), price)


def compliance_charge(cost_per_kg_of_capacity: Floats, months: int = 1) -> Item:
    """Cost of meeting a limit, spread over output, as an item of the line ``compliance``.

    Parameters
    ----------
    cost_per_kg_of_capacity : ndarray, [draw, plant]
        Yearly cost of the measures over yearly capacity [money/kg].
    months : int, default 1
        Length of the month axis of the book; one where nothing else changes by month.

    Returns
    -------
    Item
        A fixed item: it is paid whatever the output.
    """
    return Item(
        "compliance", "compliance", cost_per_kg_of_capacity, np.ones((1, 1, months)), fixed=True
    )
