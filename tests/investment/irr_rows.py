"""Random rows of flows in the manner of projects, and of none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def random_signs(chance: np.random.Generator, count: int, periods: int) -> Floats:
    """Flows of any sign."""
    return chance.normal(size=(count, periods))


def projects(chance: np.random.Generator, count: int, periods: int) -> Floats:
    """Outlays in the first years, then receipts, some of them of a very profitable project."""
    rows = chance.uniform(50, 150, (count, periods))
    building = chance.integers(1, min(4, periods), count)
    for year in range(min(3, periods - 1)):
        outlay = -chance.lognormal(6.0, 1.0, count) / building
        rows[:, year] = np.where(year < building, outlay, rows[:, year])
    return rows


def overhauled(chance: np.random.Generator, count: int, periods: int) -> Floats:
    """Projects with an overhaul and a closing cost."""
    rows = projects(chance, count, periods)
    middle = chance.integers(periods // 3, 2 * periods // 3 + 1, count)
    rows[np.arange(count), middle] -= chance.uniform(0, 600, count)
    rows[:, -1] -= chance.uniform(0, 900, count)
    return rows


def whole_numbers(chance: np.random.Generator, count: int, periods: int) -> Floats:
    """Small whole flows with many zeros, among which are roots met exactly and double roots."""
    flows = chance.integers(-3, 4, (count, periods)).astype(np.float64)
    return np.where(chance.random((count, periods)) < 0.3, 0.0, flows)
