"""How many producers stand still."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def stopped_share(running: Floats, producers: Floats) -> Floats:
    """Share of the producers that stand still.

    Parameters
    ----------
    running : ndarray, [...]
        Producers that make something [count].
    producers : ndarray, [...]
        All producers with a plant [count].

    Returns
    -------
    ndarray, [...]
        ``1 - running / producers`` [1].
    """
    return 1.0 - running / producers
