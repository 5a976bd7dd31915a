"""Numbers of nines against parts per million and per billion, in both directions."""

from __future__ import annotations

import math

#: Parts that a unit counts, over one.
PARTS = {"ppm": 1e-6, "ppb": 1e-9, "ppt": 1e-12}


def fraction_of_nines(nines: float) -> float:
    """Impurity that a number of nines leaves.

    Parameters
    ----------
    nines : float
        Number of nines; its decimals count as the logarithm does.

    Returns
    -------
    float
        Fraction of one.
    """
    return float(10.0**-nines)


def nines_of_fraction(fraction: float) -> float:
    """Number of nines that an impurity leaves.

    Parameters
    ----------
    fraction : float
        Fraction of one.

    Returns
    -------
    float
        Number of nines; infinite where there is no impurity.
    """
    return -math.log10(fraction) if fraction > 0.0 else math.inf
