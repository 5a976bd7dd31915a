"""When to act: the worth of a decision that can wait, by regression over simulated paths.

At each date one may act once and for all. Acting at date k brings what the path holds after it
(``exercise``); not acting brings ``rewards`` until the next date. Both are discounted to the first
date already, and are known to the simulation but not to the decider, who sees ``states`` only. The
rule of acting is learnt on one half of the paths and valued on the other, both ways round, so
that no path is valued by a rule that knew it: the value is one that a decider can reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Highest power of the states in the regression.
DEGREE = 3


@dataclass(frozen=True, slots=True)
class Stopping:
    """The worth of acting at the best time.

    Parameters
    ----------
    value : float
        Mean over the paths under the learnt rule.
    error : float
        Standard error of the mean.
    acted : ndarray of int
        Axis path; date at which the rule acts, the number of dates for never.
    outcome : ndarray of float
        Axis path; what the rule brings on each path.
    fixed : ndarray of float
        Axis date; mean of acting at that date whatever is seen, the last place for never.
    best : ndarray of float
        Axis path; what the best date of each path brings, as if its future were known.
    """

    value: float
    error: float
    acted: Integers
    outcome: Floats
    fixed: Floats
    best: Floats

    @property
    def foresight(self) -> float:
        """Worth of deciding with a known future, which no decision can exceed.

        Returns
        -------
        float
            Mean of the best date of each path.
        """
        return float(self.best.mean())

    @property
    def share(self) -> Floats:
        """Part of the paths on which the rule acts at each date.

        Returns
        -------
        ndarray of float
            Axis date; the last place for never. Sums to one.
        """
        counted = np.bincount(self.acted, minlength=len(self.fixed))
        return np.asarray(counted / len(self.acted))

    @property
    def premium(self) -> float:
        """What deciding when one sees is worth over the best date fixed beforehand.

        Returns
        -------
        float
            In the unit of the value.
        """
        return float(self.value - self.fixed.max())


def stopping(
    exercise: Floats,
    states: Floats,
    rewards: Floats | None = None,
    terminal: Floats | None = None,
    *,
    degree: int = DEGREE,
) -> Stopping:
    """Worth of a decision that can be taken at one of several dates, or never.

    Parameters
    ----------
    exercise : ndarray of float
        Axes date, path; worth of acting at the date, discounted to the first.
    states : ndarray of float
        Axes date, path, state; what is seen at the date.
    rewards : ndarray of float or None
        Axes date, path; worth of the time from the date to the next one without acting.
    terminal : ndarray of float or None
        Axis path; worth of never having acted beyond the rewards.
    degree : int
        Highest power of the states.

    Returns
    -------
    Stopping
        Value, rule and both bounds.

    Raises
    ------
    DataError
        If there are fewer than two paths, or the arrays do not fit.

    References
    ----------
    Longstaff, F. A. and Schwartz, E. S. (2001), Valuing American options by simulation: a simple
    least-squares approach, Review of Financial Studies 14, 113-147. The difference between
    waiting and acting is regressed on the states of all paths, since what acting brings is not
    known either.
    """
    dates, paths = exercise.shape
    earned = np.zeros((dates, paths)) if rewards is None else rewards
    last = np.zeros(paths) if terminal is None else terminal
    fits = earned.shape == (dates, paths) and states.shape[:2] == (dates, paths)
    if paths < 2 or not fits or last.shape != (paths,):
        raise refusal(DataError, "change.paths", got=paths)
    totals = _totals(exercise, earned, last)
    halves = np.arange(paths) % 2
    acted = np.empty(paths, dtype=np.int64)
    for half in (0, 1):
        learnt, valued = np.flatnonzero(halves != half), np.flatnonzero(halves == half)
        acted[valued] = _dates(totals[:, learnt], states[:, learnt], states[:, valued], degree)
    outcome = totals[acted, np.arange(paths)]
    error = float(outcome.std(ddof=1) / np.sqrt(paths))
    means, best = totals.mean(axis=1), totals.max(axis=0)
    return Stopping(float(outcome.mean()), error, acted, outcome, means, best)


def _totals(exercise: Floats, rewards: Floats, terminal: Floats) -> Floats:
    """Axes date (the last for never), path; all that is earned when acting at the date."""
    before = np.concatenate([np.zeros((1, exercise.shape[1])), np.cumsum(rewards, axis=0)])
    return np.asarray(before + np.concatenate([exercise, terminal[None]]))


def _dates(totals: Floats, seen: Floats, states: Floats, degree: int) -> Integers:
    """Date of acting of paths by a rule learnt on others."""
    dates = len(totals) - 1
    # What is earned when one does not act at a date and follows the rule after it.
    later = totals[dates].copy()
    rules: list[_Rule] = []
    for date in range(dates - 1, -1, -1):
        rule = _Rule.learnt(seen[date], later - totals[date], degree)
        rules.append(rule)
        later = np.where(rule.waits(seen[date]), later, totals[date])
    fixed = int(totals.mean(axis=1).argmax())
    if totals[fixed].mean() > later.mean():
        return np.full(states.shape[1], fixed, dtype=np.int64)
    told = np.full(states.shape[1], dates, dtype=np.int64)
    for date, rule in zip(range(dates), reversed(rules), strict=True):
        acts = ~rule.waits(states[date]) & (told == dates)
        told[acts] = date
    return told


@dataclass(frozen=True, slots=True)
class _Rule:
    """Expected worth of waiting over acting as a polynomial of the states."""

    centre: Floats
    scale: Floats
    weights: Floats
    degree: int

    @classmethod
    def learnt(cls, states: Floats, waiting: Floats, degree: int) -> _Rule:
        centre, scale = states.mean(axis=0), states.std(axis=0)
        # A state that is the same on all paths, as on the first date, tells nothing.
        scale = np.where(scale > 1e-12 * np.maximum(1.0, np.abs(centre)), scale, np.inf)
        terms = _terms((states - centre) / scale, degree)
        # Sums in one order, so that the bits do not hang on the number of threads of a library.
        squares = np.einsum("np,nq->pq", terms, terms)
        weights = np.linalg.pinv(squares) @ np.einsum("np,n->p", terms, waiting)
        return cls(centre, scale, np.asarray(weights, dtype=np.float64), degree)

    def waits(self, states: Floats) -> NDArray[np.bool_]:
        terms = _terms((states - self.centre) / self.scale, self.degree)
        return np.asarray(np.einsum("np,p->n", terms, self.weights) > 0.0)


def _terms(states: Floats, degree: int) -> Floats:
    """Axes path, term; all products of the states up to a degree, the first one is one."""
    columns = [np.ones(len(states))]
    for power in range(1, degree + 1):
        for chosen in combinations_with_replacement(range(states.shape[1]), power):
            columns.append(np.prod(states[:, list(chosen)], axis=1))
    return np.column_stack(columns)
