"""Power of a unit as a benchmark of free allowances counts it."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]


class Counted(StrEnum):
    """Which power of a unit a benchmark is multiplied with."""

    SENT_OUT = "sent-out"
    GENERATED = "generated"


def counted_power(sent_out: Floats, own_use_share: Floats | float, counted: Counted) -> Floats:
    """Power of a unit as a benchmark counts it, from what the unit sends out.

    Parameters
    ----------
    sent_out : ndarray of float
        Axes ...; power that leaves the unit, in any unit of energy.
    own_use_share : ndarray or float
        Axes ...; share of the power generated that the unit itself uses, a fraction below one.
    counted : Counted
        What the benchmark counts.

    Returns
    -------
    ndarray of float
        Axes ...; what is sent out, or ``sent out / (1 - own use)`` where generation counts [unit
        of what is sent out].

    Raises
    ------
    DataError
        If the own use is no fraction below one.

    References
    ----------
    Ministry of Ecology and Environment, allocation plan of the power sector for 2023 and 2024:
    power generated counts, where the plans up to 2022 counted power supplied.
    """
    share = np.asarray(own_use_share, dtype=np.float64)
    if not np.all((share >= 0.0) & (share < 1.0)):
        raise refusal(DataError, "carbon.own_use", got=str(own_use_share))
    return np.asarray(sent_out / (1.0 - share) if counted is Counted.GENERATED else sent_out)
