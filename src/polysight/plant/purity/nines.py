"""N-numbers: 9N is 99.9999999 %, 9N8 is 99.99999998 %; both directions.

The number alone says little. By convention of trade it counts metals only, or metals and dopants,
while carbon, oxygen and hydrogen, often a hundred times as much, are left out; and it is stated by
weight or by atoms. Both must be named here.
"""

from __future__ import annotations

import math
from enum import StrEnum

import numpy as np

from polysight.errors import UsageError, refusal
from polysight.plant.purity.impurities import (
    BORON,
    CARBON,
    IMPURITIES,
    METALS,
    OXYGEN,
    PHOSPHORUS,
    Floats,
)
from polysight.plant.purity.units import ppbw_from_ppba

_PER_BILLION = 1e-9
#: A digit that is reached to the rounding of a float is reached.
_ROUNDING = 1e-9


class Counted(StrEnum):
    """Which impurities an N-number counts."""

    METALS = "metals"
    DOPANTS_AND_METALS = "dopants-and-metals"
    ALL = "all"

    @property
    def places(self) -> list[int]:
        """Places on the impurity axis that are counted."""
        dopants = [BORON, PHOSPHORUS]
        return {
            Counted.METALS: [METALS],
            Counted.DOPANTS_AND_METALS: [*dopants, METALS],
            Counted.ALL: [*dopants, CARBON, OXYGEN, METALS],
        }[self]


def impurity_fraction(ppba: Floats, counted: Counted, *, by_weight: bool) -> Floats:
    """Sum of the counted impurities as a fraction of one.

    Parameters
    ----------
    ppba : ndarray of float
        Axes ..., impurity; parts per billion atoms.
    counted : Counted
        Which impurities count.
    by_weight : bool
        By weight instead of by atoms.

    Returns
    -------
    ndarray of float
        Axes ...; fraction of one.
    """
    if ppba.shape[-1] != len(IMPURITIES):
        raise ValueError("the last axis is not that of the impurities")
    parts = ppbw_from_ppba(ppba) if by_weight else ppba
    return np.asarray(parts[..., counted.places].sum(axis=-1) * _PER_BILLION)


def nines(fraction: Floats) -> Floats:
    """N-number of an impurity fraction: -log10(fraction); 9.7 for 2e-10.

    Parameters
    ----------
    fraction : ndarray of float
        Axes ...; sum of impurities, fraction of one; 0 gives infinity.

    Returns
    -------
    ndarray of float
        Axes ...; number of nines with decimals.
    """
    with np.errstate(divide="ignore"):
        return np.asarray(-np.log10(fraction))


def notation(fraction: float) -> str:
    """N-number as trade writes it, never better than the truth.

    Parameters
    ----------
    fraction : float
        Sum of impurities, fraction of one, below 1.

    Returns
    -------
    str
        Number of nines, N, and the digit after them where it is not zero.

    Raises
    ------
    UsageError
        If the fraction is not above 0 and below 1: there is no number of nines.

    Examples
    --------
    >>> notation(1e-9), notation(2e-10), notation(5e-5), notation(0.02)
    ('9N', '9N8', '4N5', '1N8')
    """
    if not 0.0 < fraction < 1.0:
        raise refusal(
            UsageError, "plant.purity_range", field="impurity fraction", got=fraction, low=0.0,
            high=1.0, nearest=min(max(fraction, 0.0), 1.0),
        )  # fmt: skip
    count = math.floor(-math.log10(fraction) + _ROUNDING)
    digit = math.floor(10.0 - fraction * 10.0 ** (count + 1) + _ROUNDING)
    return f"{count}N{digit}" if digit > 0 else f"{count}N"


def fraction_from_notation(text: str) -> float:
    """Most impurity that an N-number allows.

    Parameters
    ----------
    text : str
        For example 9N or 9N8.

    Returns
    -------
    float
        Sum of impurities, fraction of one.

    Raises
    ------
    UsageError
        If the text has another form.

    Examples
    --------
    >>> fraction_from_notation("11N"), fraction_from_notation("9N8")
    (1e-11, 2e-10)
    """
    count, letter, digit = text.strip().upper().partition("N")
    if not (letter and count.isdecimal() and (digit or "0").isdecimal() and len(digit) <= 1):
        raise refusal(UsageError, "plant.n_number", got=text)
    return float(f"{10 - int(digit or 0)}e-{int(count) + 1}")
