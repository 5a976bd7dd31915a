"""Numbers of documents: null where there is none."""

from __future__ import annotations

import math
from collections.abc import Iterable


def finite(value: float) -> float | None:
    """A number, or that there is none.

    Parameters
    ----------
    value : float
        The number.

    Returns
    -------
    float or None
        None for NaN and infinities.
    """
    return float(value) if math.isfinite(value) else None


def finite_list(values: Iterable[float]) -> list[float | None]:
    """Numbers, None where there is none.

    Parameters
    ----------
    values : iterable of float
        The numbers.

    Returns
    -------
    list of float or None
        In their order.
    """
    return [finite(one) for one in values]
