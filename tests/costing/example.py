"""A small book of a few draws, plants and months with every kind of item."""

from __future__ import annotations

import numpy as np

from polysight.costing.lines import Book, Floats, Item

PLACES = np.array([0, 1, 0])


def book(draws: int = 5, seed: int = 1) -> Book:
    """Three plants at two places over four months."""
    random = np.random.default_rng(seed)

    def drawn(*shape: int) -> Floats:
        return random.uniform(0.5, 1.5, shape)

    items = (
        Item("power", "electricity", 50 * drawn(draws, 3), 0.3 * drawn(draws, 2, 4)),
        Item("metal", "silicon-metal", 1.1 * drawn(draws, 1), 9 * drawn(draws, 1, 4)),
        Item("steam", "steam", 10 * drawn(1, 3), 0.1 * drawn(1, 2, 1)),
        Item("chlorine", "chemicals", 0.1 * drawn(1, 1), drawn(1, 1, 4) - 1, below_zero=True),
        Item("wages", "labour", 2 * drawn(draws, 3), drawn(1, 1, 4), fixed=True),
        Item("plant", "depreciation", 5 * drawn(draws, 3), np.ones((1, 1, 1)), fixed=True),
        Item("tetrachloride", "by-products", 0.2 * drawn(draws, 3), drawn(1, 1, 1)),
    )
    return Book(items, PLACES, 0.5 * drawn(1, 3, 4))
