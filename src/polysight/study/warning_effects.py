"""What measures against a glut or a shortage do to its odds, by simulation on the same draws."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.study.warning_ensemble import EnsembleOdds
from polysight.study.warning_labels import STATES

Floats = NDArray[np.float64]


class Verdict(StrEnum):
    """What a computed effect amounts to."""

    LOWERS = "lowers"
    RAISES = "raises"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, eq=False)
class MeasureEffect:
    """What a measure does; axes state, horizon where not told.

    Parameters
    ----------
    measure : str
        Key of the measure.
    odds : EnsembleOdds
        Odds with the measure.
    change, error : ndarray
        Change of the probability against the same draws without the measure, and its standard
        error, which is smaller than that of either probability.
    noise_kept : ndarray
        Variance of the change over what it would be on random numbers of their own.
    price, price_error : ndarray
        Axis horizon; mean change of the log price in China, and its standard error.
    """

    measure: str
    odds: EnsembleOdds
    change: Floats
    error: Floats
    noise_kept: Floats
    price: Floats
    price_error: Floats

    def verdict(self, state: str, horizon: int, *, errors: float, least: float) -> Verdict:
        """What the effect amounts to.

        Parameters
        ----------
        state : {"glut", "shortage"}
            The state.
        horizon : int
            Months ahead.
        errors : float
            Standard errors under which nothing is said.
        least : float
            Change of the probability under which nothing is said.

        Returns
        -------
        Verdict
            Unclear within its error, and where it is too small to matter.
        """
        at = STATES.index(state), self.odds.horizons.index(horizon)
        change = float(self.change[at])
        # Where no draw changed, the change is as little known as one draw in all would make it.
        error = max(float(self.error[at]), 1.0 / self.odds.draws)
        if not abs(change) > max(errors * error, least):
            return Verdict.UNCLEAR
        return Verdict.LOWERS if change < 0.0 else Verdict.RAISES


@dataclass(frozen=True, slots=True, eq=False)
class MeasureEffects:
    """Effects of measures in a scenario.

    Parameters
    ----------
    scenario : str
        Id of the scenario without measures.
    day : datetime.date
        Its first day.
    draws, seed : int
        The draws that all share.
    base : EnsembleOdds
        Odds without any measure.
    effects : tuple of MeasureEffect
        By measure, in the order of their file.
    """

    scenario: str
    day: dt.date
    draws: int
    seed: int
    base: EnsembleOdds
    effects: tuple[MeasureEffect, ...]
