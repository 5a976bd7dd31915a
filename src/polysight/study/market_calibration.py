"""Behaviour of the market fitted to stretches of its past, each simulated from its own start.

A window is the market as it stood on some day, with readings of the months after it. The fitted
parameters are moved by the ensemble smoother. What they do not explain counts as error: the errors
of the readings, and the scatter of the window itself, simulated with the fitted parameters held
and everything else drawn - start, demand, prices, accidents, and the parameters that are not
fitted. So that this scatter is not counted twice the smoother sees the model without its shocks.

A model is never the market. Where the readings lie further away than all this explains, the errors
are widened until they do not (`polysight.market.ensemble_smoother.misfit` of one), and the fit is
made anew; the widening is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import block_diag

from polysight.market.ensemble_smoother import Smoothed, ensemble_smoother
from polysight.market.parameter import Parameter
from polysight.study.market_behaviour import (
    SHOCKS,
    Simulate,
    conditional,
    drawn_case,
    gain_on,
    joined,
    shrunk,
    standard_scores,
    standardised,
)
from polysight.study.market_model import MarketModel, ParameterSpread
from polysight.study.market_readings import MarketReading, forecasts

Floats = NDArray[np.float64]

#: Members, steps of the smoother, and draws from which the scatter of a window is taken.
MEMBERS, STEPS, SCATTER_DRAWS = 240, 4, 300


@dataclass(frozen=True, slots=True, eq=False)
class MarketWindow:
    """A stretch of the past to which behaviour is fitted.

    Parameters
    ----------
    model : MarketModel
        The market on its first day.
    readings : tuple of MarketReading
        Of the months that the model has, in order.
    """

    model: MarketModel
    readings: tuple[MarketReading, ...]


@dataclass(frozen=True, slots=True, eq=False)
class MarketFit:
    """Behaviour after the fit, and what the fit rests on.

    Parameters
    ----------
    spread : ParameterSpread
        All parameters; the fitted ones hang together.
    fitted : tuple of Parameter
        Parameters that were moved.
    prior_middle, prior_deviation, middle, deviation : ndarray of float
        Axis fitted parameter; behind the transforms, before and after.
    correlation : ndarray of float
        Axes fitted parameter, fitted parameter; after the fit.
    windows, readings : int
        How many of each.
    misfit_before, misfit_after : float
        Distance of the readings from the mean result in units of all errors; one is honest.
    widening : float
        Factor on the variance of the errors; one where none was needed.
    """

    spread: ParameterSpread
    fitted: tuple[Parameter, ...]
    prior_middle: Floats
    prior_deviation: Floats
    middle: Floats
    deviation: Floats
    correlation: Floats
    windows: int
    readings: int
    misfit_before: float
    misfit_after: float
    widening: float

    @property
    def variance_left(self) -> Floats:
        """Share of the variance of each fitted parameter that the readings have left.

        Returns
        -------
        ndarray of float
            Axis fitted parameter; near one for a parameter of which they tell nothing.
        """
        return np.asarray((self.deviation / self.prior_deviation) ** 2)

    @property
    def directions(self) -> Floats:
        """Shares of variance left along the directions of which the readings tell most to least.

        Returns
        -------
        ndarray of float
            Eigenvalues, rising, of the covariance after the fit in units of that before; how many
            are well under one is the number of combinations that the readings can tell apart.
        """
        ratio = self.deviation / self.prior_deviation
        return np.asarray(np.linalg.eigvalsh(self.correlation * np.outer(ratio, ratio)))


def market_fit(
    spread: ParameterSpread,
    fitted: Sequence[Parameter],
    windows: Sequence[MarketWindow],
    simulate: Simulate,
    *,
    seed: int,
    members: int = MEMBERS,
) -> MarketFit:
    """Behaviour given the readings of some windows.

    Parameters
    ----------
    spread : ParameterSpread
        What is thought before; fitted parameters are independent there.
    fitted : sequence of Parameter
        Parameters to move.
    windows : sequence of MarketWindow
        Stretches of the past, best without overlap.
    simulate : callable
        The simulation.
    seed : int
        Seed of all draws.
    members : int
        Members of the smoother.

    Returns
    -------
    MarketFit
        Unchanged behaviour where there are no readings.
    """
    used = [one for one in windows if one.readings]
    places = np.array(fitted, dtype=np.int64)
    middle = spread.middle[places]
    deviation = np.sqrt((spread.factor[places] ** 2).sum(axis=1))
    if not used:
        same = np.eye(len(places))
        return MarketFit(spread, tuple(fitted), middle, deviation, middle, deviation, same,
                         0, 0, np.nan, np.nan, 1.0)  # fmt: skip
    task = _Task(places, used, simulate, seed)
    scores = standard_scores(seed, "market.fit.members", members, len(places))
    latent = middle + deviation * standardised(scores)
    first = task.smoothed(latent, task.errors(middle))
    widening = max(1.0, first.misfit_after)
    errors = widening * task.errors(first.members.mean(axis=0))
    last = task.smoothed(latent, errors)
    found = joined(spread, places, last.members)
    after = np.cov(last.members, rowvar=False).reshape(len(places), len(places))
    size = np.sqrt(np.diag(after))
    return MarketFit(
        found, tuple(fitted), middle, deviation, last.members.mean(axis=0), size,
        after / np.outer(size, size), len(used), len(task.values), first.misfit_before,
        last.misfit_after, widening,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """Everything that stays the same during a fit."""

    places: NDArray[np.int64]
    windows: list[MarketWindow]
    simulate: Simulate
    seed: int

    @property
    def values(self) -> Floats:
        """Readings of all windows."""
        return np.array([one.logarithm for window in self.windows for one in window.readings])

    def smoothed(self, latent: Floats, errors: Floats) -> Smoothed:
        """Members after the readings."""
        shape = (STEPS, len(latent), len(errors))
        scores = standard_scores(self.seed, "market.fit.readings", *shape)
        return ensemble_smoother(latent, self.results, self.values, errors, scores)

    def results(self, latent: Floats) -> Floats:
        """Readings as the model without its shocks has them; axes member, reading.

        What is particular to a window is what the member's behaviour makes most likely there.
        """
        told = []
        for place, window in enumerate(self.windows):
            spread = window.model.parameters
            apart = latent - spread.middle[self.places]
            behind = spread.middle + apart @ gain_on(spread, self.places).T
            parameters = spread.values(behind)
            parameters[:, list(SHOCKS)] = 0.0
            told.append(self._readings(place, parameters, sure=True))
        return np.concatenate(told, axis=1)

    def errors(self, latent: Floats) -> Floats:
        """Covariance of what the fitted parameters do not explain; axes reading, reading."""
        blocks = []
        for place, window in enumerate(self.windows):
            held = conditional(window.model.parameters, self.places, latent)
            told = self._readings(place, held.draws(self.seed, 0, SCATTER_DRAWS), sure=False)
            own = np.diag([one.deviation**2 for one in window.readings])
            blocks.append(shrunk(np.cov(told, rowvar=False)) + own)
        return np.asarray(block_diag(*blocks))

    def _readings(self, place: int, parameters: Floats, *, sure: bool) -> Floats:
        window = self.windows[place]
        case = drawn_case(window.model, parameters, self.seed, sure=sure)
        paths = self.simulate(case, parameters, self.seed + 1 + place, plants=False)
        return forecasts(paths, window.readings)
