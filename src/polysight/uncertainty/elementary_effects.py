"""Elementary effects (Morris): which of many factors matter at all, at few evaluations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from polysight.errors import DataError, refusal
from polysight.uncertainty.stream import Floats
from polysight.uncertainty.variance_shares import Groups, Model


@dataclass(frozen=True, slots=True)
class ElementaryEffects:
    """Effects of a step of half the probability of each group.

    Parameters
    ----------
    mean : ndarray of float
        Axes outcome, group; mean effect per unit of probability, positive where a larger factor
        makes the outcome larger. NaN for a group of several factors, whose steps have no sign.
    mean_absolute, low, high : ndarray of float
        Axes outcome, group; mean of the absolute effect, with its interval.
    spread : ndarray of float
        Axes outcome, group; standard deviation of the effect: large where the effect depends on
        the other factors or on where the step starts.
    evaluations : int
        Points at which the model was worked.
    """

    mean: Floats
    mean_absolute: Floats
    low: Floats
    high: Floats
    spread: Floats
    evaluations: int


def elementary_effects(
    model: Model,
    factors: int,
    groups: Groups,
    *,
    trajectories: int,
    levels: int = 8,
    seed: int,
    confidence: float = 0.95,
) -> ElementaryEffects:
    """Elementary effects along random trajectories on a grid of probabilities.

    The grid has the middles of equally likely cells, so that no factor is put at the end of a
    distribution that has none; a step is half of the cells, up or down where there is room. All
    factors of a group step together. Correlation between factors is left out: a factor is moved
    by itself, which is what screening asks.

    Parameters
    ----------
    model : callable
        From points [factor, draw] to outcomes [outcome, draw].
    factors : int
        Number of factors.
    groups : sequence of sequence of int
        Places of the factors of each group; each factor in one group at most.
    trajectories : int
        Number of trajectories, two at least.
    levels : int, default 8
        Cells of the grid, an even number.
    seed : int
        Seed of the trajectories.
    confidence : float, default 0.95
        Share of the interval, by Student's t over trajectories.

    Returns
    -------
    ElementaryEffects
        After (1 + number of groups) times the number of trajectories evaluations.

    Raises
    ------
    DataError
        If there are fewer than two trajectories, or the levels are odd.

    References
    ----------
    Morris, M. D. (1991), Technometrics 33, 161-174. Campolongo, F., Cariboni, J. and Saltelli, A.
    (2007), Environmental Modelling and Software 22, 1509-1518.
    """
    if trajectories < 2 or levels < 2 or levels % 2:
        raise refusal(DataError, "uncertainty.trajectories", got=trajectories, levels=levels)
    chance = np.random.default_rng(seed)
    start = chance.integers(levels, size=(factors, trajectories))
    order = np.argsort(chance.random((len(groups), trajectories)), axis=0)
    up = start < levels // 2
    steps = np.where(up, levels // 2, -(levels // 2))
    # Place 0 is the start of a trajectory; at place k its first k groups in order have stepped.
    places = np.repeat(start[:, None, :], len(groups) + 1, axis=1)
    rank = np.argsort(order, axis=0)
    for at, group in enumerate(groups):
        stepped = np.arange(len(groups) + 1)[:, None] > rank[at]
        places[list(group)] += stepped * steps[list(group)][:, None, :]
    points = (places.reshape(factors, -1) + 0.5) / levels
    outcomes = model(points).reshape(-1, len(groups) + 1, trajectories)
    return _told(np.diff(outcomes, axis=1), rank, groups, up, confidence)


def _told(
    differences: Floats,
    rank: NDArray[np.int64],
    groups: Groups,
    up: NDArray[np.bool_],
    confidence: float,
) -> ElementaryEffects:
    trajectories = rank.shape[1]
    # In the order of the groups, per unit of probability: a step is half of it.
    effects = 2.0 * np.take_along_axis(differences, rank[None], axis=1)
    single = np.array([len(group) == 1 for group in groups])
    signs = np.array([np.where(up[group[0]], 1.0, -1.0) for group in groups])
    signed = np.where(single[None, :, None], effects * signs, np.nan)
    size = np.abs(effects)
    mean_absolute = size.mean(axis=-1)
    student = float(stdtrit(trajectories - 1, 0.5 + confidence / 2))
    half = student * size.std(axis=-1, ddof=1) / np.sqrt(trajectories)
    return ElementaryEffects(
        mean=signed.mean(axis=-1),
        mean_absolute=mean_absolute,
        low=np.maximum(mean_absolute - half, 0.0),
        high=mean_absolute + half,
        spread=np.where(single, signed.std(axis=-1, ddof=1), size.std(axis=-1, ddof=1)),
        evaluations=(len(groups) + 1) * trajectories,
    )
