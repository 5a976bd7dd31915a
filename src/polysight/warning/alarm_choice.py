"""Where an alarm should be set, by what earlier alarms were worth.

Of the thresholds on a grid the one is taken that would have been most useful over the months whose
outcome was known, or would have made least noise; with one kind of outcome known, the written
threshold. Of thresholds that are equally good the one next to the written one is taken.

References
----------
Kaminsky, G., Lizondo, S. and Reinhart, C. M. (1998), Leading indicators of currency crises, IMF
Staff Papers 45, 1-48 (grid of percentiles, least noise to signal). Alessi, L. and Detken, C.
(2011), Quasi real time early warning indicators for costly asset price boom/bust cycles, European
Journal of Political Economy 27, 520-533 (usefulness).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from polysight.warning.signal_table import signal_tables_until

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def chosen_options(
    alarms: Flags,
    known: Flags,
    event: Floats,
    outcomes: Integers,
    options: Floats,
    written: float,
    theta: float | None,
) -> Integers:
    """Option that was best by what was known in each month.

    Parameters
    ----------
    alarms : ndarray of bool, [..., option, month]
        Whether the signal alarms by each option.
    known : ndarray of bool, [..., month]
        Whether the signal could be told.
    event : ndarray, [month]
        One where a glut followed in the window, zero where none did, NaN for neither.
    outcomes : ndarray of int, [month]
        How many of the first months had an outcome that was known in each month.
    options : ndarray, [option]
        Thresholds.
    written : float
        Threshold without experience.
    theta : float or None
        Weight of a missed glut against a false alarm; None for the least noise to signal.

    Returns
    -------
    ndarray of int, [..., month]
        Position in the options.

    Raises
    ------
    ValueError
        If the written threshold is none of the options.
    """
    distance = np.abs(options - written)
    order = np.argsort(distance, kind="stable")
    if not math.isclose(distance[order[0]], 0.0, abs_tol=1e-9):
        raise ValueError("the written threshold must be on the grid")
    tables = signal_tables_until(alarms, known[..., None, :], event, outcomes)
    worth = -tables.noise_to_signal if theta is None else tables.usefulness(theta)
    # Without both outcomes nothing can be said; without any alarm there is no noise to compare.
    told = np.isfinite(tables.miss_share) & np.isfinite(tables.false_share)
    worth = np.where(told & np.isfinite(worth), np.round(worth, 12), -np.inf)
    return np.asarray(order[np.argmax(worth[..., order, :], axis=-2)])
