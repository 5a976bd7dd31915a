"""Ishigami's function, whose shares of variance are known.

Ishigami, T. and Homma, T. (1990): sin x1 + a sin² x2 + b x3⁴ sin x1, each x uniform in (-pi, pi).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

A, B = 7.0, 0.1


def ishigami(points: NDArray[np.float64]) -> NDArray[np.float64]:
    first, second, third = np.pi * (2 * points - 1)
    told = np.sin(first) + A * np.sin(second) ** 2 + B * third**4 * np.sin(first)
    return np.asarray(told[None])


def parts() -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """First-order and total shares, and the variance."""
    alone = 0.5 * (1 + B * np.pi**4 / 5) ** 2
    second = A**2 / 8
    joint = B**2 * np.pi**8 * (1 / 18 - 1 / 50)
    variance = alone + second + joint
    first = np.array([alone, second, 0.0]) / variance
    total = np.array([alone + joint, second, joint]) / variance
    return first, total, variance
