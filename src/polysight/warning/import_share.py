"""Share of imports in what a country makes and imports."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def import_share(imports: Floats, production: Floats) -> Floats:
    """Imports over the supply of a country.

    Parameters
    ----------
    imports, production : ndarray, [...]
        Of the same months [mass].

    Returns
    -------
    ndarray, [...]
        ``imports / (imports + production)`` [1].
    """
    return imports / (imports + production)
