"""Five lights from cold to hot, and grey for what is not known.

The scale is that of the Chinese business-climate signals: blue and light blue for cold, green for
normal, yellow and red for hot. What is missing or stale is grey; it is never green.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: Names of the codes 0 to 5.
LIGHTS = ("grey", "blue", "light-blue", "green", "yellow", "red")


def light(
    value: NDArray[np.float64],
    thresholds: NDArray[np.float64],
    stale: NDArray[np.bool_] | None = None,
) -> NDArray[np.int64]:
    """Light that an indicator shows.

    Parameters
    ----------
    value : ndarray, [...]
        The indicator; NaN where it is missing.
    thresholds : ndarray, [4]
        Rising limits between blue, light blue, green, yellow and red; a value on a limit belongs
        to the hotter side.
    stale : ndarray of bool, [...], optional
        Where the value is too old to be shown.

    Returns
    -------
    ndarray of int, [...]
        Position in `LIGHTS`.

    Raises
    ------
    ValueError
        If the thresholds are not four rising finite numbers.

    Examples
    --------
    >>> limits = np.array([0.5, 0.65, 0.9, 1.0])
    >>> [LIGHTS[code] for code in light(np.array([0.4, 0.7, np.nan]), limits)]
    ['blue', 'green', 'grey']
    """
    if thresholds.shape != (4,) or not np.isfinite(thresholds).all():
        raise ValueError("a light needs four finite thresholds")
    if (np.diff(thresholds) <= 0.0).any():
        raise ValueError("the thresholds of a light must rise")
    known = np.isfinite(value)
    if stale is not None:
        known = known & ~stale
    return np.where(known, np.searchsorted(thresholds, value, side="right") + 1, 0)
