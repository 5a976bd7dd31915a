"""Everything that could warn, in one form: a score, an alarm, and when either was known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.study.warning_fit import Probability
from polysight.study.warning_learning import learning
from polysight.study.warning_signals import Signals
from polysight.study.warning_terms import PlainRule, WarningTerms
from polysight.warning.composite import SCALE

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

INDICATOR, INDEX, PROBABILITY, RULE = "indicator", "index", "probability", "rule"
#: Ways to a probability, as fields of `Probability`.
INDICATORS, LEFT_OUT, ENSEMBLE, POOLED = METHODS = (
    "indicators", "left_out", "ensemble", "pooled",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A series that warns.

    Parameters
    ----------
    name, kind : str
        Key and which kind of thing it is.
    state : {"glut", "shortage"}
        What it warns of.
    horizon : int
        Months ahead that a probability is about; zero for the others.
    score : ndarray, [month]
        Higher for more danger; NaN where it is not known.
    alarm : ndarray of bool, [month]
        Whether it alarms; never where it is not known.
    """

    name: str
    kind: str
    state: str
    horizon: int
    score: Floats
    alarm: Flags

    @property
    def known(self) -> Flags:
        """Months in which it could be told."""
        return np.isfinite(self.score)


def candidates(
    signals: Signals,
    odds: tuple[Probability, ...],
    rules: tuple[PlainRule, ...],
    terms: WarningTerms,
) -> tuple[Candidate, ...]:
    """All series that warn.

    Parameters
    ----------
    signals : Signals
        Indicators and indices.
    odds : tuple of Probability
        Probabilities.
    rules : tuple of PlainRule
        Rules that people use; one on an indicator that the panel lacks is left out.
    terms : WarningTerms
        Choices.

    Returns
    -------
    tuple of Candidate
        Indices, probabilities, plain rules and indicators.
    """
    return (
        *_of_indices(signals),
        *(one for each in odds for one in odds_candidates(each, signals, terms)),
        *_of_rules(signals, rules),
        *_of_indicators(signals),
    )


def odds_candidates(
    odds: Probability, signals: Signals, terms: WarningTerms
) -> Iterator[Candidate]:
    """Probabilities as series that warn.

    An alarm is set where earlier odds were most useful, and never under what the fit tells with
    every indicator at its median. Odds by fits that have seen later episodes alarm at the written
    threshold.

    Parameters
    ----------
    odds : Probability
        Odds of one state.
    signals : Signals
        Holds the states of the market.
    terms : WarningTerms
        Choices.

    Yields
    ------
    Candidate
        By method and horizon; those that are never told, or say the same as another, are left out.
    """
    learnt = learning(odds.months, signals.labels, terms, state=odds.state)
    written = terms.odds_alarm_written
    methods = METHODS if np.isfinite(odds.ensemble).any() else (INDICATORS, LEFT_OUT)
    for method in methods:
        for place, horizon in enumerate(odds.horizons):
            told: Floats = getattr(odds, method)[place]
            least = np.nan_to_num(odds.neutral[place], nan=0.0)
            if method == LEFT_OUT:
                with np.errstate(invalid="ignore"):
                    alarm = told > written
            else:
                floor = 0.0 if method == ENSEMBLE else least
                _, alarm = learnt.level_alarm(told, written, floor)
            yield Candidate(method, PROBABILITY, odds.state, horizon, told, alarm)


def _of_indices(signals: Signals) -> Iterator[Candidate]:
    for one in signals.indices:
        yield Candidate(one.name, INDEX, "glut", 0, one.composite.level / SCALE, one.alarm)


def _of_indicators(signals: Signals) -> Iterator[Candidate]:
    for place, name in enumerate(signals.panel.indicators):
        score, alarm = signals.score[place], signals.alarm[place]
        yield Candidate(name, INDICATOR, "glut", 0, score, alarm)


def _of_rules(signals: Signals, rules: tuple[PlainRule, ...]) -> Iterator[Candidate]:
    panel = signals.panel
    for rule in rules:
        if rule.indicator in panel.indicators:
            place = panel.indicators.index(rule.indicator)
            value = np.where(panel.usable[place], panel.value[place], np.nan) * rule.side
            with np.errstate(invalid="ignore"):
                alarm = value > rule.side * rule.threshold
            yield Candidate(rule.key, RULE, "glut", 0, value, alarm)
