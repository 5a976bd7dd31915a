"""Made-up panels: a cycle of gluts, indicators that lead or follow it, holes, stale stretches."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from polysight.warning.panel import Panel
from polysight.warning.traits import Traits

#: January 2009, and the months of the panel.
FIRST, MONTHS = 12 * 2009, 210
#: Beginnings and ends of the gluts, months since January of year 0, both counted.
GLUTS = ((24105, 24122), (24135, 24161), (24179, 24193), (24275, FIRST + MONTHS - 1))
SHORTAGES = ((24048, 24104), (24247, 24274))
NAMES = (
    "pipeline", "project_value", "price_gap", "investment_growth", "utilisation",
    "price_to_cash_cost", "price_change", "stock_cover", "import_share", "futures_basis",
)  # fmt: skip
LEADING = np.array([True, True, True, True, False, False, False, False, False, False])
GROUPS = ("capacity", "profit", "price", "capacity", "use", "profit", "price", "stock", "trade",
          "price")  # fmt: skip
DIRECTION = np.array([1, 1, 1, 1, -1, -1, -1, 1, -1, -1])
#: First month in which each is known.
BEGINS = np.array([0, 24, 0, 12, 0, 60, 0, 152, 24, 192])


def synthetic_traits() -> Traits:
    """Natures of the indicators."""
    return Traits(LEADING.copy(), GROUPS)


def in_gluts(months: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether months are inside a glut."""
    inside = [(months >= first) & (months <= last) for first, last in GLUTS]
    return np.asarray(np.any(inside, axis=0))


def synthetic_panel(seed: int = 7, noise: float = 0.5, count: int = MONTHS) -> Panel:
    """A panel of ten indicators whose signals come early or at once, with noise that remembers."""
    random = np.random.default_rng(seed)
    months = FIRST + np.arange(count)
    ahead = np.array([15, 18, 12, 20, 0, 0, 0, 0, 0, 0])
    told = np.array([in_gluts(months + shift) for shift in ahead], dtype=np.float64)
    shock = random.normal(size=told.shape)
    error = np.empty_like(shock)
    error[:, 0] = shock[:, 0]
    for month in range(1, count):
        error[:, month] = 0.8 * error[:, month - 1] + 0.6 * shock[:, month]
    value = 10.0 + DIRECTION[:, None] * (2.0 * told + noise * error)
    age = np.tile((months % 3).astype(np.float64), (len(NAMES), 1))
    age[4] = months % 12
    age[8] = np.where((months > FIRST + 120) & (months < FIRST + 150), 40.0, age[8])
    missing = np.arange(count) < BEGINS[:, None]
    value[missing], age[missing] = np.nan, np.inf
    value[2, 40:44] = np.nan
    stale = np.full(len(NAMES), 18.0)
    return Panel(NAMES, months, value, np.full_like(value, 0.3), age, DIRECTION.copy(), stale)


def chosen(panel: Panel, places: NDArray[np.int64]) -> Panel:
    """The panel with some of its indicators, in another order."""
    return Panel(
        tuple(panel.indicators[place] for place in places), panel.months, panel.value[places],
        panel.spread[places], panel.age[places], panel.direction[places],
        panel.stale_after[places],
    )  # fmt: skip
