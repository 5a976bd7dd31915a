"""Effects that were made up, for what is told of them."""

from __future__ import annotations

import datetime as dt

import numpy as np
from numpy.typing import NDArray

from polysight.study.warning_effects import LONG_HORIZONS, MeasureEffect, MeasureEffects
from polysight.study.warning_ensemble import EnsembleOdds

Floats = NDArray[np.float64]

DAY, DRAWS = dt.date(2026, 6, 30), 1000
PLACES = len(LONG_HORIZONS)


def odds(glut: float, shortage: float = 0.1) -> EnsembleOdds:
    """The same odds at every horizon but the last, which is not simulated."""
    grid = np.repeat([[glut], [shortage]], PLACES, axis=1)
    grid[:, -1] = np.nan
    return EnsembleOdds(DAY, DRAWS, LONG_HORIZONS, grid, np.sqrt(grid * (1 - grid) / DRAWS), "glut")


def effect(measure: str, glut: Floats, error: float = 0.01, shortage: float = 0.0) -> MeasureEffect:
    """Effect with these changes of the odds of a glut by horizon."""
    change = np.stack([glut, np.full(PLACES, shortage)])
    flat = np.full(PLACES, 0.05)
    return MeasureEffect(
        measure, odds(0.5), change, np.full((2, PLACES), error), np.full((2, PLACES), 0.3), flat,
        0.1 * flat,
    )  # fmt: skip


def effects(*found: MeasureEffect) -> MeasureEffects:
    """Effects of a scenario."""
    return MeasureEffects("baseline", DAY, DRAWS, 7, odds(0.6), found)
