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

from dataclasses import dataclass

import numpy as np

from polysight.plant.purity.impurities import Floats

#: Powers beyond e^400, and volatilities beyond e^100, are all alike: nothing, or everything.
_MOST = 400.0
_FAR = 100.0
#: A logarithm this small is that of one.
_NONE = 1e-9


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


def _section(factor: Floats, logarithm: Floats, stages: Floats, carried: Floats) -> Floats:
    """Factor ** stages + carried * (sum of the powers of the factor below it)."""
    power = np.exp(np.minimum(logarithm * stages, _MOST))
    one = np.abs(logarithm) < _NONE
    series = np.where(one, stages, (1.0 - power) / np.where(one, 1.0, 1.0 - factor))
    return np.asarray(power + carried * series)


def split(
    log_volatility: Floats, stages: Floats, reflux: Floats, draw: Floats, above: Floats
) -> Floats:
    """Amount of an impurity in the distillate over its amount in the bottoms of one column.

    Parameters
    ----------
    log_volatility : ndarray of float
        Axes ...; natural logarithm of the volatility relative to the liquid.
    stages, reflux, draw, above : ndarray of float
        Axes ...; stages with reboiler, reflux over distillate, distillate per feed, part of the
        stages (without feed stage) above the feed.

    Returns
    -------
    ndarray of float
        Axes ...; ratio of amounts.
    """
    logs = np.clip(log_volatility, -_FAR, _FAR)
    volatility = np.exp(logs)
    rectifying = above * (stages - 1.0)
    # Without reflux nothing flows down above the feed; its logarithm must still be a number.
    down = np.maximum(reflux / (reflux + 1.0), np.finfo(np.float64).tiny)
    up = (reflux + 1.0) * draw / (reflux * draw + 1.0)
    upper = _section(down / volatility, np.log(down) - logs, rectifying, 1.0 - down)
    lower = _section(up * volatility, np.log(up) + logs, stages - 1.0 - rectifying, 1.0 - up)
    return np.asarray(draw / (1.0 - draw) * volatility * lower / upper)


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
    above, pairs = train.above[..., None], train.pairs[..., None]
    light_draw, heavy_draw = train.light_purge[..., None], 1.0 - train.heavy_purge[..., None]
    first = split(
        log_volatility, train.light_stages[..., None], train.light_reflux[..., None], light_draw,
        above,
    )  # fmt: skip
    second = split(
        log_volatility, train.heavy_stages[..., None], train.heavy_reflux[..., None], heavy_draw,
        above,
    )  # fmt: skip
    down, left = 1.0 / (1.0 + first), 1.0 / (1.0 + second)
    through = down * second * left
    product = through**pairs
    stuck = 1.0 - through
    sure = stuck < _NONE
    passes = np.where(sure, pairs, (1.0 - product) / np.where(sure, 1.0, stuck))
    return product, first * down * passes, down * left * passes


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
