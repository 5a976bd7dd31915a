"""What is to be foreseen: a state some months ahead, or its beginning within a window.

References
----------
Kaminsky, G., Lizondo, S. and Reinhart, C. M. (1998), Leading indicators of currency crises, IMF
Staff Papers 45, 1-48 (the window). Bussiere, M. and Fratzscher, M. (2006), Towards a new early
warning system of financial crises, Journal of International Money and Finance 25, 953-973 (months
inside a crisis are left out, since indicators behave otherwise in it).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def event_ahead(months: Integers, first: int, state: Flags, horizon: int) -> Floats:
    """Whether a state holds some months later.

    Parameters
    ----------
    months : ndarray of int, [month]
        Months that are asked about.
    first : int
        Month of the first label.
    state : ndarray of bool, [label]
        Whether the state held, month by month without holes.
    horizon : int
        Months ahead; zero for the month itself.

    Returns
    -------
    ndarray, [month]
        One or zero; NaN where there is no label.

    Examples
    --------
    >>> event_ahead(np.array([10, 11, 12]), 11, np.array([False, True]), 1).tolist()
    [0.0, 1.0, nan]
    """
    place = months + horizon - first
    labelled = (place >= 0) & (place < len(state))
    found = np.full(len(months), np.nan)
    found[labelled] = state[place[labelled]]
    return found


def onset_within(months: Integers, first: int, state: Flags, window: int) -> Floats:
    """Whether a state begins within a window.

    Parameters
    ----------
    months : ndarray of int, [month]
        Months that are asked about.
    first : int
        Month of the first label.
    state : ndarray of bool, [label]
        Whether the state held, month by month without holes.
    window : int
        Length of the window, which begins in the next month [months].

    Returns
    -------
    ndarray, [month]
        One where it begins in the window, zero where it does not, NaN in the state itself and
        where the window is not labelled to its end; a beginning before that end counts all the
        same.

    Examples
    --------
    >>> onset_within(np.arange(4), 0, np.array([False, False, True, False]), 1).tolist()
    [0.0, 1.0, nan, nan]
    >>> onset_within(np.arange(4), 0, np.array([False, False, False, True]), 2).tolist()
    [0.0, 1.0, 1.0, nan]
    """
    ahead = np.stack([event_ahead(months, first, state, step) for step in range(window + 1)])
    came = (ahead[1:] == 1.0).any(axis=0)
    quiet = np.isfinite(ahead).all(axis=0)
    outside = ahead[0] == 0.0
    return np.where(outside & came, 1.0, np.where(outside & quiet, 0.0, np.nan))


def outcomes_known(months: Integers, ahead: int, label_lag: int) -> Integers:
    """How many of the months have an outcome that is known in each month.

    Parameters
    ----------
    months : ndarray of int, [month]
        Rising.
    ahead : int
        Months from a month to the end of what is to be foreseen.
    label_lag : int
        Months after which the state of a month is known.

    Returns
    -------
    ndarray of int, [month]
        An outcome counts only when its whole window is known, also where a glut has begun in it:
        else months before a glut would be known sooner than quiet ones.
    """
    return np.searchsorted(months, months - ahead - label_lag, side="right")


def spells(event: Floats) -> Integers:
    """Number of the stretch that a month with the event belongs to.

    Parameters
    ----------
    event : ndarray, [month]
        One, zero or NaN; a NaN ends a stretch.

    Returns
    -------
    ndarray of int, [month]
        Stretches count from one; zero for months without the event.

    Examples
    --------
    >>> spells(np.array([1.0, 1.0, 0.0, 1.0])).tolist()
    [1, 1, 0, 2]
    """
    held = event == 1.0
    begins = held & ~np.concatenate([[False], held[:-1]])
    return np.where(held, begins.cumsum(), 0)
