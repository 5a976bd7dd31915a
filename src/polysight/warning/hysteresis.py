r"""Lights that do not flicker: a light changes when a threshold is clearly passed, or for good.

A light changes at once when the value has passed the threshold by a margin, a share of the mean
distance between the thresholds of the month; without the margin it changes when the value has
stayed on the other side for some months in a row. A value that creeps around a threshold keeps its
light. After a grey stretch it starts anew.

A value on a threshold is on the side of green, so that a constant series, whose percentiles are
all the same, is green.

References
----------
Schmitt, O. H. (1938), A thermionic trigger, Journal of Scientific Instruments 15, 24-26 (two
thresholds in place of one).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

LIMITS, GREY = 4, 0


def zone(value: Floats, limits: Floats) -> Integers:
    """Zone of a value without memory.

    Parameters
    ----------
    value : ndarray, [...]
        NaN where it is not known.
    limits : ndarray, [limit, ...]
        Four limits from cold to hot that do not fall; NaN where there are none.

    Returns
    -------
    ndarray of int, [...]
        Position in `polysight.warning.light.LIGHTS`.

    Examples
    --------
    >>> limits = np.array([0.0, 1.0, 2.0, 3.0])[:, None]
    >>> zone(np.array([-1.0, 0.0, 1.0, 2.0, 2.5, 3.5, np.nan]), limits).tolist()
    [1, 2, 3, 3, 4, 5, 0]
    """
    with np.errstate(invalid="ignore"):
        cold = (value < limits[: LIMITS // 2]).sum(axis=0)
        hot = (value > limits[LIMITS // 2 :]).sum(axis=0)
    known = np.isfinite(value) & np.isfinite(limits).all(axis=0)
    return np.where(known, 3 - cold + hot, GREY)


def steady_lights(value: Floats, limits: Floats, margin: float, patience: int) -> Integers:
    """Lights with hysteresis.

    Parameters
    ----------
    value : ndarray, [..., month]
        Warmth; NaN where grey.
    limits : ndarray, [limit, ..., month]
        Four limits from cold to hot that do not fall; NaN where there are none.
    margin : float
        Share of the mean distance between neighbouring limits by which a value has to pass one.
    patience : int
        Months in a row, at least one, after which it need not.

    Returns
    -------
    ndarray of int, [..., month]
        Position in `polysight.warning.light.LIGHTS`.

    Examples
    --------
    >>> limits = np.tile(np.arange(4.0)[:, None], (1, 5))
    >>> steady_lights(np.array([1.5, 2.05, 1.5, 2.05, 2.05]), limits, 0.1, 2).tolist()
    [3, 3, 3, 3, 4]
    """
    step = margin * (limits[-1] - limits[0]) / (LIMITS - 1)
    plain = zone(value, limits)
    clearly_up, clearly_down = zone(value - step, limits), zone(value + step, limits)
    shown = np.empty_like(plain)
    light = np.full(plain.shape[:-1], GREY, dtype=np.int64)
    for month in range(plain.shape[-1]):
        recent = plain[..., max(month - patience + 1, 0) : month + 1]
        short = recent.shape[-1] < patience
        # A grey month is the smallest code: nothing has stayed above it.
        stayed_up = light if short else recent.min(axis=-1)
        stayed_down = light if short else np.where(recent == GREY, 5, recent).max(axis=-1)
        upper = np.maximum(clearly_up[..., month], stayed_up)
        lower = np.minimum(clearly_down[..., month], stayed_down)
        kept = np.where(upper > light, upper, np.where(lower < light, lower, light))
        now = plain[..., month]
        light = np.where(now == GREY, GREY, np.where(light == GREY, now, kept))
        shown[..., month] = light
    return shown
