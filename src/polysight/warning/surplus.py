"""Surplus capacity: what stands beyond what is used.

Held against use and not against output: while stocks are filled, output is above use and hides
part of the surplus.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def surplus_capacity(capacity: Floats, use: Floats) -> Floats:
    """Capacity beyond use.

    Parameters
    ----------
    capacity : ndarray, [...]
        Nameplate that stands [mass/a].
    use : ndarray, [...]
        Use of the product [mass/a].

    Returns
    -------
    ndarray, [...]
        ``capacity - use`` [mass/a]; negative where use is met from stocks or above nameplate.
    """
    return capacity - use


def surplus_share(capacity: Floats, use: Floats) -> Floats:
    """Share of the capacity that use does not need.

    Parameters
    ----------
    capacity : ndarray, [...]
        Nameplate that stands [mass/a].
    use : ndarray, [...]
        Use of the product [mass/a].

    Returns
    -------
    ndarray, [...]
        ``1 - use / capacity`` [1]; rises with capacity at equal use.
    """
    return 1.0 - use / capacity
