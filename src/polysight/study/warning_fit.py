"""Probability of glut and of shortage from the indicators, in real time and for the record.

In real time the odds of a month come from a fit on the months whose outcome was known in it. For
the record they come from fits on all other episodes, later ones too, each month being told by a fit
that has seen neither it nor its outcome's episode. The penalty is the one with the least log loss
on episodes that were left out, in real time among those known, and is chosen anew once a year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from polysight.study.warning_labels import GLUT, Labels
from polysight.study.warning_signals import Signals
from polysight.study.warning_terms import HORIZONS, WarningTerms
from polysight.warning.events import event_ahead
from polysight.warning.pool import log_odds_pool
from polysight.warning.ridge_logistic import (
    LogisticFit,
    availability,
    centred_scores,
    log_loss,
    ridge_logistic,
)

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


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


def warning_probability(
    signals: Signals,
    terms: WarningTerms,
    state: str = GLUT,
    ensemble: Floats | None = None,
    past: bool = True,
) -> Probability:
    """Odds of a state by the indicators, and together with those of the market ensemble.

    Parameters
    ----------
    signals : Signals
        Scores of the months and states of the market.
    terms : WarningTerms
        Penalties, lag and weights of the pool.
    state : {"glut", "shortage"}
        The state. For shortage the scores are turned, so that more capacity never raises its odds.
    ensemble : ndarray, [horizon, month], optional
        Probability by the market ensemble; NaN where it was not run.
    past : bool
        Whether odds of all months are wanted; only those of the last month otherwise.

    Returns
    -------
    Probability
        For 6, 12 and 24 months ahead.
    """
    score = signals.score if state == GLUT else 1.0 - signals.score
    months, labels = signals.panel.months, signals.labels
    told = [
        _odds(_Question(score, months, labels, terms, state, ahead), past) for ahead in HORIZONS
    ]
    by_ensemble = np.full((len(HORIZONS), len(months)), np.nan) if ensemble is None else ensemble
    indicators = np.stack([one.now for one in told])
    return Probability(
        state, HORIZONS, months, indicators,
        np.stack([one.low for one in told]), np.stack([one.high for one in told]),
        np.stack([one.left_out for one in told]), np.stack([one.neutral for one in told]),
        by_ensemble,
        log_odds_pool(
            np.stack([indicators, by_ensemble]),
            np.array([terms.pool_indicators, terms.pool_ensemble]),
        ),
        np.stack([one.coefficient for one in told]), np.stack([one.penalty for one in told]),
        np.stack([event_ahead(months, labels.first, labels.state(state), h) for h in HORIZONS]),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Odds:
    """Odds at one horizon, filled month by month."""

    now: Floats
    low: Floats
    high: Floats
    neutral: Floats
    penalty: Floats
    left_out: Floats
    coefficient: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Sample:
    """Months with scores, their outcomes, and the episodes that both belong to."""

    centred: Floats
    event: Floats
    weight: Floats
    own: Integers
    outcome: Integers

    def fit(
        self, counted: Flags, penalty: float, start: LogisticFit | None = None
    ) -> LogisticFit | None:
        """Fit on some of the months."""
        known = counted & np.isfinite(self.event)
        event = np.where(known, self.event, 0.0)
        return ridge_logistic(self.centred, event, self.weight * known, penalty, start)

    def without(self, fold: int) -> Flags:
        """Months that neither lie in an episode nor look into it."""
        return np.asarray((self.own != fold) & (self.outcome != fold))

    def folds(self, counted: Flags) -> list[int]:
        """Episodes with an outcome among some of the months."""
        there = np.unique(self.outcome[counted & np.isfinite(self.event)])
        return [int(one) for one in there]

    def penalty(self, counted: Flags, penalties: Floats) -> float:
        """Penalty with the least log loss on episodes that were left out, the largest of equals."""
        losses = np.zeros(len(penalties))
        for fold in self.folds(counted):
            shown = counted & np.isfinite(self.event) & (self.outcome == fold)
            found: LogisticFit | None = None
            for place, penalty in enumerate(penalties):
                found = self.fit(counted & self.without(fold), float(penalty), found)
                if found is None:
                    break
                odds = found.log_odds(self.centred[shown])
                losses[place] += log_loss(odds, self.event[shown], self.weight[shown])
        return float(penalties[np.argmin(np.round(losses, 9))])


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """A state at a horizon, with all that is ever learnt about it."""

    score: Floats
    months: Integers
    labels: Labels
    terms: WarningTerms
    state: str
    horizon: int

    def sample(self, known: int) -> _Sample:
        """Months as they are seen when the states until a month are known."""
        labels, ahead = self.labels.until(known), self.months + self.horizon
        return _Sample(
            centred_scores(self.score),
            event_ahead(self.months, labels.first, labels.state(self.state), self.horizon),
            availability(self.score),
            labels.folds(self.state, self.months),
            labels.folds(self.state, ahead),
        )

    def counted(self, known: int) -> Flags:
        """Months whose outcome is known when the states until a month are known."""
        return np.asarray(self.months + self.horizon <= known)


def _odds(question: _Question, past: bool) -> _Odds:
    """Odds of all months at one horizon, or of the last one alone."""
    months, terms = question.months, question.terms
    lines = [np.full(len(months), np.nan) for _ in range(5)]
    coefficient = np.full(question.score.shape, np.nan)
    now, low, high, neutral, penalties = lines
    chosen: dict[int, float] = {}
    places = np.flatnonzero(np.isfinite(question.score).any(axis=0))
    for place in places if past else places[places == len(months) - 1]:
        month = int(months[place])
        year = month - month % terms.penalty_months
        if year not in chosen:
            known = year - terms.label_lag
            chosen[year] = question.sample(known).penalty(question.counted(known), terms.penalties)
        known = month - terms.label_lag
        sample, counted = question.sample(known), question.counted(known)
        found = sample.fit(counted, chosen[year])
        if found is None:
            continue
        others = (sample.fit(counted & sample.without(fold), chosen[year])
                  for fold in sample.folds(counted))  # fmt: skip
        here = sample.centred[place]
        told = expit([one.log_odds(here) for one in (found, *others) if one is not None])
        now[place], low[place], high[place] = told[0], told.min(), told.max()
        neutral[place], penalties[place] = expit(found.constant), chosen[year]
        coefficient[:, place] = found.coefficient
    return _Odds(now, low, high, neutral, penalties, _left_out(question, past), coefficient)


def _left_out(question: _Question, past: bool) -> Floats:
    """Odds of each month by a fit on all episodes but its own."""
    told = np.full(len(question.months), np.nan)
    if not past:
        return told
    sample = question.sample(int(question.labels.months[-1]))
    there = sample.weight > 0.0
    for fold in np.unique(sample.outcome):
        counted = sample.without(int(fold))
        found = sample.fit(counted, sample.penalty(counted, question.terms.penalties))
        if found is not None:
            shown = there & (sample.outcome == fold)
            told[shown] = expit(found.log_odds(sample.centred[shown]))
    return told
