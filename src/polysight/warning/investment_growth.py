"""Growth of what is spent on new capacity."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def investment_growth(later: Floats, earlier: Floats) -> Floats:
    """Growth between two amounts that may be zero.

    Parameters
    ----------
    later, earlier : ndarray, [...]
        Spending, or capacity under construction, at two times; not negative.

    Returns
    -------
    ndarray, [...]
        ``(later - earlier) / mean of both``, between -2 and 2 [1]; not a number where both are
        zero.

    References
    ----------
    Davis, S. J., Haltiwanger, J. C. and Schuh, S. (1996). Job Creation and Destruction. MIT Press:
    growth over the mean of both ends, which treats beginning and end alike.
    """
    mean = 0.5 * (np.asarray(later) + np.asarray(earlier))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((np.asarray(later) - np.asarray(earlier)) / mean)
