"""What noisy, irregular readings tell of a hidden monthly state: Kalman filter and smoother.

The state moves as ``x[t+1] = transition x[t] + drift + step``, the steps being normal with the
covariance ``noise``. A reading of month t is ``value = loading x[t] + bias + error``. Months may
have any number of readings, and none; readings of several months load on lags of the state, which
`lagged` adds. Each reading is taken in by itself (the univariate treatment), so that no matrix is
inverted and the errors of readings are independent.

References
----------
Koopman, S. J. and Durbin, J. (2000). Fast filtering and smoothing for multivariate state space
models. Journal of Time Series Analysis 21(3), 281-296.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class StateModel(NamedTuple):
    """How the hidden state moves.

    Parameters
    ----------
    transition, noise : ndarray of float
        Axes state, state; matrix of one month's step, and covariance of its noise.
    drift : ndarray of float
        Axis state; added in every step.
    mean, covariance : ndarray of float
        Axis state, and axes state, state; belief about the first month before any reading.
    """

    transition: Floats
    noise: Floats
    drift: Floats
    mean: Floats
    covariance: Floats


class Readings(NamedTuple):
    """What was read; axis reading.

    Parameters
    ----------
    month : ndarray of int
        Place of the month on the month axis; any order.
    loading : ndarray of float
        Axes reading, state.
    value, bias, variance : ndarray of float
        What was read, what it tends to be off by, and variance of its error, above zero.
    """

    month: Integers
    loading: Floats
    value: Floats
    bias: Floats
    variance: Floats


@dataclass(frozen=True, slots=True, eq=False)
class StatePath:
    """The hidden state of every month, as known then and as known at the end.

    Parameters
    ----------
    filtered_mean, mean : ndarray of float
        Axes month, state; given the readings up to the month, and given all.
    filtered_covariance, covariance : ndarray of float
        Axes month, state, state.
    surprise, surprise_variance : ndarray of float
        Axis reading; reading less its expectation given all earlier readings, and its variance.
    log_likelihood : float
        Logarithm of the density of all readings.
    """

    filtered_mean: Floats
    mean: Floats
    filtered_covariance: Floats
    covariance: Floats
    surprise: Floats
    surprise_variance: Floats
    log_likelihood: float


def random_walk(noise: float, mean: float, deviation: float) -> StateModel:
    """A single state that takes independent steps.

    Parameters
    ----------
    noise : float
        Standard deviation of a month's step.
    mean, deviation : float
        Belief about the first month.

    Returns
    -------
    StateModel
        One state.
    """
    return StateModel(
        np.ones((1, 1)),
        np.full((1, 1), noise**2),
        np.zeros(1),
        np.full(1, mean),
        np.full((1, 1), deviation**2),
    )


def joined(models: tuple[StateModel, ...]) -> StateModel:
    """Several models side by side, moving independently.

    Parameters
    ----------
    models : tuple of StateModel
        The models.

    Returns
    -------
    StateModel
        Their states in order.
    """
    count = sum(len(one.mean) for one in models)
    blocks = np.zeros((3, count, count))
    at = 0
    for one in models:
        own = slice(at, at + len(one.mean))
        blocks[:, own, own] = one.transition, one.noise, one.covariance
        at = own.stop
    drift = np.concatenate([one.drift for one in models])
    mean = np.concatenate([one.mean for one in models])
    return StateModel(blocks[0], blocks[1], drift, mean, blocks[2])


def lagged(model: StateModel, place: int, count: int) -> StateModel:
    """A model that also remembers earlier values of one of its states.

    Parameters
    ----------
    model : StateModel
        The model.
    place : int
        The state.
    count : int
        Number of months to remember.

    Returns
    -------
    StateModel
        With ``count`` more states at the end: the state one month before, two months before, and
        so on. Before the first month they are believed to be what the state is then believed to
        be, as if it had stood still.
    """
    own = len(model.mean)
    pick = np.zeros((own + count, own))
    pick[:own] = np.eye(own)
    pick[own:, place] = 1.0
    transition = np.zeros((own + count, own + count))
    transition[:own, :own] = model.transition
    for lag in range(count):
        transition[own + lag, place if lag == 0 else own + lag - 1] = 1.0
    wide = np.zeros((own + count, own + count))
    wide[:own, :own] = model.noise
    return StateModel(
        transition,
        wide,
        np.concatenate([model.drift, np.zeros(count)]),
        pick @ model.mean,
        pick @ model.covariance @ pick.T,
    )


def state_path(model: StateModel, readings: Readings, months: int) -> StatePath:
    """The hidden state given readings.

    Parameters
    ----------
    model : StateModel
        How the state moves.
    readings : Readings
        What was read; the order of readings does not matter but for rounding.
    months : int
        Number of months.

    Returns
    -------
    StatePath
        Filtered and smoothed state, surprises and likelihood.
    """
    states, count = len(model.mean), len(readings.value)
    ahead = np.empty((months, states)), np.empty((months, states, states))
    filtered = np.empty((months, states)), np.empty((months, states, states))
    gain, surprise, variance = np.empty((count, states)), np.empty(count), np.empty(count)
    of_month: list[list[int]] = [[] for _ in range(months)]
    for place in range(count):
        of_month[readings.month[place]].append(place)
    mean, covariance = model.mean, model.covariance
    for month in range(months):
        if month > 0:
            mean = model.transition @ mean + model.drift
            covariance = model.transition @ covariance @ model.transition.T + model.noise
        ahead[0][month], ahead[1][month] = mean, covariance
        for place in of_month[month]:
            load = readings.loading[place]
            weight = covariance @ load
            variance[place] = load @ weight + readings.variance[place]
            surprise[place] = readings.value[place] - readings.bias[place] - load @ mean
            gain[place] = weight / variance[place]
            mean = mean + gain[place] * surprise[place]
            covariance = covariance - np.outer(weight, gain[place])
            covariance = 0.5 * (covariance + covariance.T)
        filtered[0][month], filtered[1][month] = mean, covariance
    smooth = _smoothed(model, readings, of_month, ahead, (gain, surprise, variance))
    terms = np.log(2.0 * math.pi * variance) + surprise**2 / variance
    return StatePath(
        filtered[0], smooth[0], filtered[1], smooth[1], surprise, variance,
        -0.5 * float(terms.sum()),
    )  # fmt: skip


def _smoothed(
    model: StateModel,
    readings: Readings,
    of_month: list[list[int]],
    ahead: tuple[Floats, Floats],
    told: tuple[Floats, Floats, Floats],
) -> tuple[Floats, Floats]:
    """Backward recursions for mean and covariance given all readings."""
    gain, surprise, variance = told
    mean, covariance = np.empty_like(ahead[0]), np.empty_like(ahead[1])
    states = len(model.mean)
    pull, weight = np.zeros(states), np.zeros((states, states))
    for month in range(len(of_month) - 1, -1, -1):
        for place in reversed(of_month[month]):
            load = readings.loading[place]
            rest = np.eye(states) - np.outer(gain[place], load)
            pull = load * surprise[place] / variance[place] + rest.T @ pull
            weight = np.outer(load, load) / variance[place] + rest.T @ weight @ rest
        before = ahead[1][month]
        mean[month] = ahead[0][month] + before @ pull
        covariance[month] = before - before @ weight @ before
        pull = model.transition.T @ pull
        weight = model.transition.T @ weight @ model.transition
    return mean, covariance


def settled_path(
    model: StateModel, readings_at: Callable[[Floats], Readings], months: int, rounds: int
) -> StatePath:
    """The hidden state given readings that bend: linearised about the path, and again.

    Parameters
    ----------
    model : StateModel
        How the state moves.
    readings_at : callable
        Readings linearised about a path, whose axes are month, state.
    months, rounds : int
        Number of months, and of linearisations; the first one is about the belief without any
        reading.

    Returns
    -------
    StatePath
        About the last path: where it has settled, its mean is the most likely path.
    """
    mean = np.empty((months, len(model.mean)))
    mean[0] = model.mean
    for month in range(1, months):
        mean[month] = model.transition @ mean[month - 1] + model.drift
    path = state_path(model, readings_at(mean), months)
    for _ in range(rounds - 1):
        path = state_path(model, readings_at(path.mean), months)
    return path
