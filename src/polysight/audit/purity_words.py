"""Numbers of nines against parts per million and per billion, in both directions."""

from __future__ import annotations

import math
import re
from decimal import Decimal

#: A number of nines, which is no n-type, and per cent that begin with nines.
_NINES = re.compile(
    r"(?<![\d.A-Za-z])(\d{1,2}(?:\.\d)?)\s*(?:N(?!-?[A-Za-z型])(?!\d)|个\s*9|nines\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?<![\d.])(99\.9\d+)\s*(?:%|％|per ?cent)", re.IGNORECASE)
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


def nines_told(text: str) -> list[float]:
    """Numbers of nines that a text tells.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    list of float
        In their order.

    Examples
    --------
    >>> nines_told("N型料纯度11N（99.999999999%）"), nines_told("9 nines, n-type")
    ([11.0], [9.0])
    """
    return [float(found) for found in _NINES.findall(text)]


def nines_of_percents(text: str) -> list[float]:
    """Numbers of nines of the per cent that a text tells.

    Parameters
    ----------
    text : str
        Words of a claim.

    Returns
    -------
    list of float
        Of each number of per cent from 99.9 on, in their order.

    Examples
    --------
    >>> [round(nines, 2) for nines in nines_of_percents("99.9999% or 99.99995%")]
    [6.0, 6.3]
    """
    rests = (1 - Decimal(found) / 100 for found in _PERCENT.findall(text))
    return [-float(rest.log10()) for rest in rests if rest > 0]
