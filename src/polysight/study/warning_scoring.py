"""The record worked out: alarms by episode, skill by horizon, noise, usefulness, reliability.

Months are neighbours of one another and episodes are few: three gluts began since 2009. Intervals
by stretches of months and the range without one episode each say how little that proves.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.market.block_bootstrap import block_places, interval
from polysight.study.warning_candidates import METHODS, PROBABILITY, Candidate, candidates
from polysight.study.warning_fit import Probability
from polysight.study.warning_labels import Episode, Labels
from polysight.study.warning_record import (
    EpisodeCall,
    Rebound,
    Reliability,
    ReliabilityBin,
    SignalRecord,
    Skill,
    WarningRecord,
)
from polysight.study.warning_signals import Signals
from polysight.study.warning_terms import HORIZONS, PREFERENCES, PlainRule, WarningTerms
from polysight.uncertainty.stream import uniforms
from polysight.warning.events import event_ahead, onset_within, outcomes_known
from polysight.warning.lead_time import lead_time, stretches
from polysight.warning.reliability import brier, reliability_curve
from polysight.warning.roc import auroc, auroc_of_counts
from polysight.warning.signal_table import signal_table

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: Horizon that stands for the beginning of a state within the window.
ONSET = 0
SEED, STREAM = 0, "warning.record.bootstrap"


@dataclass(frozen=True, slots=True, eq=False)
class _Jury:
    """Outcomes of the months of a panel, and samples of them."""

    months: Integers
    labels: Labels
    terms: WarningTerms
    counts: Floats

    def event(self, state: str, horizon: int) -> Floats:
        """What came."""
        first, flags = self.labels.first, self.labels.state(state)
        if horizon == ONSET:
            return onset_within(self.months, first, flags, self.terms.window)
        return event_ahead(self.months, first, flags, horizon)

    def episode(self, state: str, horizon: int) -> Integers:
        """Episode that the outcome of a month belongs to; what led up to one belongs to it."""
        around = self.labels.folds(state, self.months + horizon)
        if horizon != ONSET:
            return around
        begins = [one.first for one in self.labels.of_kind(state)]
        coming = np.searchsorted(begins, self.months, side="right")
        return np.where(self.event(state, ONSET) == 1.0, coming, around)

    def calm(self, state: str) -> Flags:
        """Months outside of the state."""
        inside = event_ahead(self.months, self.labels.first, self.labels.state(state), 0)
        return np.asarray(inside == 0.0)

    def usual(self, state: str, horizon: int) -> Floats:
        """Frequency of the state among the months whose outcome was known."""
        event = np.nan_to_num(self.event(state, horizon))
        known = outcomes_known(self.months, horizon, self.terms.label_lag)
        total = np.concatenate([[0.0], event.cumsum()])[known]
        return np.where(known > 0, total / np.maximum(known, 1), np.nan)


def warning_record(
    signals: Signals,
    odds: tuple[Probability, ...],
    rules: tuple[PlainRule, ...],
    terms: WarningTerms,
) -> WarningRecord:
    """Record of everything that warns.

    Parameters
    ----------
    signals : Signals
        Indicators and indices of all months.
    odds : tuple of Probability
        Probabilities of all months.
    rules : tuple of PlainRule
        Rules that people use.
    terms : WarningTerms
        Choices.

    Returns
    -------
    WarningRecord
        The same for the same input, to the bit.
    """
    months = signals.panel.months
    jury = _Jury(months, signals.labels, terms, _sample_counts(len(months), terms))
    told = candidates(signals, odds, rules, terms)
    return WarningRecord(
        int(months[0]), int(months[-1]), terms.window, PREFERENCES,
        tuple(_record(one, jury) for one in told if one.known.any()),
        tuple(
            _reliability(each, method, place, terms)
            for each in odds
            for method in METHODS
            for place in range(len(each.horizons))
            if (np.isfinite(getattr(each, method)[place]) & np.isfinite(each.outcome[place])).any()
        ),
    )  # fmt: skip


def _sample_counts(months: int, terms: WarningTerms) -> Floats:
    """How often each month stands in each sample of stretches."""
    length = min(terms.block, months)
    needed = -(-months // length)
    drawn = uniforms(SEED, STREAM, terms.resamples * needed).reshape(terms.resamples, needed)
    places = block_places(drawn, months, length)
    counts = np.zeros((terms.resamples, months))
    np.add.at(counts, (np.arange(terms.resamples)[:, None], places), 1.0)
    return counts


def _record(one: Candidate, jury: _Jury) -> SignalRecord:
    onset = jury.event(one.state, ONSET)
    table = signal_table(one.alarm, one.known, onset)
    good, false, missed, quiet = (
        int(cell) for cell in (table.good, table.false, table.missed, table.quiet)
    )
    brier_score, brier_base = _brier(one, jury)
    episodes = jury.labels.of_kind(one.state)
    inside = {episode.id for episode in episodes}
    return SignalRecord(
        one.name, one.kind, one.horizon, int(jury.months[one.known][0]),
        good, false, missed, quiet,
        stretches(one.alarm, one.known & (onset == 0.0)),
        float(table.noise_to_signal),
        tuple(float(table.usefulness(theta)) for theta in PREFERENCES),
        tuple(_call(one, episode, jury) for episode in episodes),
        tuple(_skill(one, horizon, jury) for horizon in (ONSET, *HORIZONS)),
        tuple(
            _rebound(one, episode, jury.months)
            for episode in jury.labels.episodes
            if episode.part_of in inside
        ),
        brier_score, brier_base, one.state,
    )  # fmt: skip


def _brier(one: Candidate, jury: _Jury) -> tuple[float, float]:
    """Score of a probability and of the frequency, over the months in which both were told."""
    if one.kind != PROBABILITY:
        return float("nan"), float("nan")
    event, usual = jury.event(one.state, one.horizon), jury.usual(one.state, one.horizon)
    both = one.known & np.isfinite(usual)
    return brier(np.where(both, one.score, np.nan), event), brier(
        np.where(both, usual, np.nan), event
    )


def _call(one: Candidate, episode: Episode, jury: _Jury) -> EpisodeCall:
    span = episode.first, episode.last
    found = lead_time(
        one.alarm, one.known, jury.calm(one.state), jury.months, span, jury.terms.window
    )
    return EpisodeCall(
        episode, found.known_months, found.lead_months, found.steady_lead_months,
        found.delay_months, found.share_inside, found.missed,
    )  # fmt: skip


def _skill(one: Candidate, horizon: int, jury: _Jury) -> Skill:
    event = jury.event(one.state, horizon)
    counted = one.known & np.isfinite(event)
    low, high = interval(auroc_of_counts(one.score, event, jury.counts), jury.terms.interval)
    outcome = jury.episode(one.state, horizon)
    folds = np.unique(outcome[counted])
    without = np.array(
        [float(auroc(np.where(outcome == fold, np.nan, one.score), event)) for fold in folds]
    )
    ends = without[np.isfinite(without)]
    return Skill(
        horizon, int(counted.sum()), int((counted & (event == 1.0)).sum()),
        float(auroc(one.score, event)), low, high,
        float(ends.min()) if ends.size else float("nan"),
        float(ends.max()) if ends.size else float("nan"),
        len(np.unique(outcome[counted & (event == 1.0)])),
        float(auroc(np.where(counted, jury.months, np.nan), event)),
    )  # fmt: skip


def _rebound(one: Candidate, episode: Episode, months: Integers) -> Rebound:
    inside = (months >= episode.first) & (months <= episode.last) & one.known
    before = one.known & (months == episode.first - 1)
    on = bool((one.alarm & before).any()) if before.any() else None
    off = months[inside & ~one.alarm]
    return Rebound(
        episode, int(inside.sum()), int((inside & one.alarm).sum()), on,
        int(off[0]) if on and off.size else None,
    )  # fmt: skip


def _reliability(odds: Probability, method: str, place: int, terms: WarningTerms) -> Reliability:
    curve = reliability_curve(getattr(odds, method)[place], odds.outcome[place], terms.bins)
    bins = tuple(
        ReliabilityBin(
            float(curve.edge[at]), float(curve.edge[at + 1]), int(curve.count[at]),
            float(curve.told[at]), float(curve.seen[at]),
        )
        for at in np.flatnonzero(curve.count)
    )  # fmt: skip
    return Reliability(
        odds.state, method, odds.horizons[place], bins,
        curve.brier, curve.reliability, curve.resolution, curve.uncertainty,
    )  # fmt: skip
