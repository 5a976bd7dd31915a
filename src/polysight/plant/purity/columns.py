"""Where a trace impurity goes in a train of light-ends and heavy-ends columns.

A trace impurity in a nearly pure liquid has a constant relative volatility a, so each column is
linear and the stage equations have a closed form (Kremser 1930, Fenske 1932 at total reflux). Per
mole of saturated liquid feed, distillate D, bottoms B = 1 - D, reflux ratio R, V = (R + 1) D,
L = R D, L' = L + 1, m stages above and n below the feed stage:

* above the feed, stage by stage from the condenser: g_r = A^m + (1 - A^m) / (1 - A) / (R + 1),
  A = L / (a V);
* below it, from the reboiler: g_s = S^n + (1 - S^n) / (1 - S) B / L', S = a V / L';
* the feed stage is in equilibrium: x_D g_r = a x_B g_s.

So distillate to bottoms is (D / B) a g_s / g_r, which is (D / B) a^(m + n + 1) at total reflux.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numba import guvectorize, njit

from polysight.plant.purity.impurities import Floats

#: Powers beyond e^400, and volatilities beyond e^100, are all alike: nothing, or everything.
_MOST = 400.0
_FAR = 100.0

#: Draw ratio, stages above and below the feed, L / V above and V / L' below with their logarithms.
Column = tuple[float, float, float, float, float, float, float]


@njit(cache=True)  # type: ignore[untyped-decorator, unused-ignore]
def _section(factor: float, log_factor: float, stages: float, carried: float) -> float:
    """Factor ** stages + carried * (sum of the powers of the factor below it)."""
    power = math.exp(min(log_factor * stages, _MOST))
    if abs(log_factor) < 1e-9:
        return power + carried * stages
    return power + carried * (1.0 - power) / (1.0 - factor)


@njit(cache=True)  # type: ignore[untyped-decorator, unused-ignore]
def _column(stages: float, reflux: float, distillate: float, above: float) -> Column:
    """What all impurities of one column share."""
    rectifying = above * (stages - 1.0)
    down = reflux / (reflux + 1.0)
    up = (reflux + 1.0) * distillate / (reflux * distillate + 1.0)
    return (
        distillate / (1.0 - distillate), rectifying, stages - 1.0 - rectifying,
        down, math.log(down), up, math.log(up),
    )  # fmt: skip


@njit(cache=True)  # type: ignore[untyped-decorator, unused-ignore]
def _split(log_volatility: float, volatility: float, column: Column) -> float:
    """Amount in the distillate over amount in the bottoms."""
    draw, rectifying, stripping, down, log_down, up, log_up = column
    upper = _section(down / volatility, log_down - log_volatility, rectifying, 1.0 - down)
    lower = _section(up * volatility, log_up + log_volatility, stripping, 1.0 - up)
    return draw * volatility * lower / upper


def _places(
    log_volatility: Floats, light_stages: float, light_reflux: float, light_purge: float,
    heavy_stages: float, heavy_reflux: float, heavy_purge: float, above: float, pairs: float,
    product: Floats, light: Floats, heavy: Floats,
) -> None:  # fmt: skip
    """All impurities of one state; the last three are results."""
    first = _column(light_stages, light_reflux, light_purge, above)
    second = _column(heavy_stages, heavy_reflux, 1.0 - heavy_purge, above)
    for place in range(log_volatility.size):
        log_one = min(max(log_volatility[place], -_FAR), _FAR)
        volatility = math.exp(log_one)
        one = _split(log_one, volatility, first)
        two = _split(log_one, volatility, second)
        through = 1.0 / (1.0 + one) * (two / (1.0 + two))
        product[place] = through**pairs
        sure = through > 1.0 - 1e-12
        passes = pairs if sure else (1.0 - product[place]) / (1.0 - through)
        light[place] = one / (1.0 + one) * passes
        heavy[place] = 1.0 / (1.0 + one) / (1.0 + two) * passes


_KERNEL = guvectorize(
    ["void(float64[:]," + "float64," * 8 + "float64[:],float64[:],float64[:])"],
    "(i),(),(),(),(),(),(),(),()->(i),(i),(i)",
    nopython=True,
    cache=True,
)(_places)  # type: ignore[no-untyped-call, unused-ignore]


@dataclass(frozen=True, slots=True)
class Train:
    """Pairs of columns; axes ... each.

    Parameters
    ----------
    light_stages, heavy_stages : ndarray of float
        Theoretical stages with reboiler.
    light_reflux, heavy_reflux : ndarray of float
        Reflux over distillate.
    light_purge, heavy_purge : ndarray of float
        Part of the feed drawn as distillate (light column) or bottoms (heavy column).
    above : ndarray of float
        Part of the stages (without feed stage) that stand above the feed.
    pairs : ndarray of float
        Pairs of columns in series.
    """

    light_stages: Floats
    light_reflux: Floats
    light_purge: Floats
    heavy_stages: Floats
    heavy_reflux: Floats
    heavy_purge: Floats
    above: Floats
    pairs: Floats


def shares(log_volatility: Floats, train: Train) -> tuple[Floats, Floats, Floats]:
    """Shares of an impurity that reach product, light purge and heavy purge; they sum to one.

    Parameters
    ----------
    log_volatility : ndarray of float
        Axes ..., impurity; natural logarithm of the volatility relative to the liquid.
    train : Train
        The columns; axes ....

    Returns
    -------
    product, light, heavy : ndarray of float
        Axes ..., impurity; fractions of one.
    """
    product, light, heavy = _KERNEL(
        log_volatility, train.light_stages, train.light_reflux, train.light_purge,
        train.heavy_stages, train.heavy_reflux, train.heavy_purge, train.above, train.pairs,
    )  # fmt: skip
    return product, light, heavy


def total_reflux(volatility: float, stages: float) -> float:
    """Ratio of mole fractions at top and bottom at total reflux: volatility ** stages.

    Parameters
    ----------
    volatility : float
        Relative volatility.
    stages : float
        Theoretical stages with reboiler.

    Returns
    -------
    float
        x_D / x_B of a trace.

    References
    ----------
    Fenske, M. R. (1932), Ind. Eng. Chem. 24, 482.
    """
    return float(np.power(volatility, stages))
