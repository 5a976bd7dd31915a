r"""Where a value stands in its own history, looking back only.

The rank of a month is the part of the values known until then that lie below the value, equal ones
counted by half (the month itself among them):

.. math:: s_t = \frac{\#\{u \le t: x_u < x_t\} + \tfrac12\,\#\{u \le t: x_u = x_t\}}
                     {\#\{u \le t\}}.

It knows no unit and no distribution, a constant series stands at one half for ever, and a later
month changes none of the earlier ones. It is used in place of a distance in standard deviations,
since prices between 34 and 400 money units leave neither a mean nor a deviation in peace.

References
----------
Drehmann, M. and Juselius, M. (2014), Evaluating early warning indicators of banking crises:
satisfying policy requirements, International Journal of Forecasting 30, 759-780 (one-sided
measures). Hollo, D., Kremer, M. and Lo Duca, M. (2012), CISS: a composite indicator of systemic
stress in the financial system, ECB Working Paper 1426 (order statistics over expanding samples).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from polysight.warning.panel import Panel

Floats = NDArray[np.float64]


def one_sided_rank(value: Floats, least: int) -> Floats:
    """Rank of each value among those known until then.

    Parameters
    ----------
    value : ndarray, [..., month]
        NaN where none is known.
    least : int
        Known values, this one too, under which no rank is told.

    Returns
    -------
    ndarray, [..., month]
        Above zero and below one; NaN where no rank is told.

    Examples
    --------
    >>> one_sided_rank(np.array([3.0, 1.0, 2.0, 2.0]), 1).tolist()
    [0.5, 0.25, 0.5, 0.5]
    """
    known = np.isfinite(value)
    shown, seen = value[..., :, None], value[..., None, :]
    past = np.tri(value.shape[-1], dtype=np.bool_)
    with np.errstate(invalid="ignore"):
        below = ((seen < shown) & past).sum(axis=-1)
        equal = ((seen == shown) & past).sum(axis=-1)
    count = known.cumsum(axis=-1)
    rank = (below + 0.5 * equal) / np.maximum(count, 1)
    return np.where(known & (count >= least), rank, np.nan)


def towards_glut(panel: Panel) -> Floats:
    """Usable values of a panel, turned so that a higher one speaks for glut.

    Parameters
    ----------
    panel : Panel
        Values.

    Returns
    -------
    ndarray, [indicator, month]
        In the unit of the indicator, with its sign turned where a lower value speaks for glut;
        NaN where grey.
    """
    return np.asarray(np.where(panel.usable, panel.value, np.nan) * panel.direction[:, None])


def glut_scores(panel: Panel, least: int) -> Floats:
    """Scores of the indicators of a panel, each in the direction of glut.

    Parameters
    ----------
    panel : Panel
        Values; those that are stale are left out of the history and have no score.
    least : int
        Usable months, this one too, under which there is no score.

    Returns
    -------
    ndarray, [indicator, month]
        From zero to one, higher for more danger of glut, now or later; NaN where grey.
    """
    return one_sided_rank(towards_glut(panel), least)
