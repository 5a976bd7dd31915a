"""Quantiles over draws, of which some may have no number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Quantiles that tables and fans show; the middle one is the median.
PROBABILITIES = (0.05, 0.25, 0.5, 0.75, 0.95)


def draw_quantiles(values: Floats, probabilities: Sequence[float] = PROBABILITIES) -> Floats:
    """Quantiles over the first axis, by linear interpolation between the sorted draws.

    Parameters
    ----------
    values : ndarray, [draw, ...]
        Draws; those that are not a number do not count.
    probabilities : sequence of float
        From 0 to 1.

    Returns
    -------
    ndarray, [quantile, ...]
        NaN where no draw has a number.
    """
    ranked = np.sort(values, axis=0)
    last = np.count_nonzero(~np.isnan(values), axis=0) - 1
    found = np.full((len(probabilities), *values.shape[1:]), np.nan)
    for place, probability in enumerate(probabilities):
        at = np.maximum(probability * last, 0.0)
        low = np.floor(at).astype(np.int64)
        high = np.minimum(low + 1, np.maximum(last, 0))
        below, above = (np.take_along_axis(ranked, one[None], axis=0)[0] for one in (low, high))
        found[place] = below + (at - low) * (above - below)
    return found
