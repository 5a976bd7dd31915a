"""Amounts of the register as documents and pages tell them."""

from __future__ import annotations

import numpy as np

from polysight.study.readings import HIGH, LOW, MIDDLE
from polysight.study.register_values import Floats


def amounts(values: Floats) -> tuple[float, float, float, float, float]:
    """How an amount of the register is told.

    Parameters
    ----------
    values : ndarray of float
        Axis draw; the first is the central value.

    Returns
    -------
    tuple of float
        Central value, mean, and the lower end, the middle and the upper end of the draws.
    """
    low, middle, high = np.quantile(values[1:], (LOW, MIDDLE, HIGH))
    return (
        float(values[0]), float(values[1:].mean()), float(low), float(middle), float(high)
    )  # fmt: skip
