"""Probability of glut and of shortage from the indicators, in real time and for the record."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Probability:
    """Odds of a state of the market some months ahead; axes horizon, month where not told.

    Parameters
    ----------
    state : {"glut", "shortage"}
        The state.
    horizons : tuple of int
        Months ahead.
    months : ndarray of int, [month]
        Months in which the odds are told, since January of year 0.
    indicators : ndarray
        By the indicators, fitted on what was known then; NaN while either outcome is unknown.
    low, high : ndarray
        Ends of the range over the same fits without one episode each.
    left_out : ndarray
        By the indicators, fitted on all other episodes, later ones too: for the record.
    neutral : ndarray
        What the fit says when every indicator stands at its median.
    ensemble : ndarray
        Share of the draws of the market ensemble; NaN where it was not run.
    pooled : ndarray
        The two together, by stated weights of their log-odds; the one there is where one is not.
    coefficient : ndarray, [horizon, indicator, month]
        Of the scores, none below zero [log-odds for the whole scale]; NaN without a fit.
    penalty : ndarray
        Ridge penalty of the fit.
    outcome : ndarray
        One where the state held that many months later, zero where it did not, NaN where that is
        not known to this day.
    """

    state: str
    horizons: tuple[int, ...]
    months: Integers
    indicators: Floats
    low: Floats
    high: Floats
    left_out: Floats
    neutral: Floats
    ensemble: Floats
    pooled: Floats
    coefficient: Floats
    penalty: Floats
    outcome: Floats
