"""Refusal of impossible values, once per call and array."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from polysight.errors import UsageError, refusal

#: Range of a field by the ending of its name; the first that fits holds.
_ENDINGS = (
    ("_fraction", 0.0, 1.0),
    ("_c", -273.15, math.inf),
    ("", 0.0, math.inf),
)


def within(field: str, values: ArrayLike, low: float, high: float, *, ends: bool = True) -> None:
    """Refuse values outside a range.

    Parameters
    ----------
    field : str
        What they are.
    values : array_like of float
        Axes ....
    low, high : float
        Ends of the range.
    ends : bool
        Whether the ends are possible themselves.

    Raises
    ------
    UsageError
        If a value is outside, infinite or no number; the worst one and the nearest possible are
        named.
    """
    array = np.asarray(values, dtype=np.float64)
    least, most = (array.min(), array.max()) if array.size else (low, high)
    inside = (low <= least and most <= high) if ends else (low < least and most < high)
    if inside and not math.isinf(most):
        return
    worst = float(least) if not (low < least or (ends and low == least)) else float(most)
    below = math.isnan(worst) or worst <= low
    nearest = f"{low if below else high:.6g}"
    if not ends or nearest == "inf":
        # An open end has no nearest number, only a side.
        nearest = f"> {low:g}" if below else f"< {high:g}"
    raise refusal(
        UsageError, "plant.purity_range", field=field, got=f"{worst:.6g}", low=f"{low:g}",
        high=f"{high:g}", nearest=nearest,
    )  # fmt: skip


def possible(design: Any) -> None:
    """Refuse a design with a fraction outside 0 to 1, or a negative amount.

    Parameters
    ----------
    design : dataclass
        Fields are arrays whose names end in their unit.

    Raises
    ------
    UsageError
        As `within`, with the name of the field.
    """
    for one in fields(design):
        low, high = next((low, high) for ending, low, high in _ENDINGS if one.name.endswith(ending))
        within(one.name, getattr(design, one.name), low, high)
