"""The record: a perfect signal, a useless one, and one that was switched off."""

from __future__ import annotations

import dataclasses
from functools import cache

import numpy as np
import pytest

from polysight.study.warning_fit import Probability
from polysight.study.warning_record import SignalRecord, WarningRecord
from polysight.study.warning_scoring import warning_record
from polysight.study.warning_signals import warning_signals
from polysight.study.warning_terms import PREFERENCES, PlainRule
from polysight.warning.events import onset_within
from tests.study.test_warning_fit import example
from tests.study.warning_states import REBOUND, shipped_terms, synthetic_labels
from tests.warning.synthetic_panel import GLUTS, in_gluts, synthetic_panel, synthetic_traits

pytestmark = pytest.mark.slow

TERMS, LABELS = dataclasses.replace(shipped_terms(), resamples=200), synthetic_labels()
MONTHS = synthetic_panel().months
ONSET = onset_within(MONTHS, LABELS.first, LABELS.glut, TERMS.window)


def with_series(values: dict[str, np.ndarray]) -> tuple[WarningRecord, dict[str, SignalRecord]]:
    """Record of made-up values, each judged by the rule that it alarms above one half."""
    panel = synthetic_panel()
    value = panel.value.copy()
    rules = []
    for place, (name, series) in enumerate(values.items()):
        value[place] = series
        rules.append(PlainRule(name, "", "", panel.indicators[place], 1.0, 0.5, "1", ""))
    fresh = dataclasses.replace(
        panel, value=value, age=np.where(np.isfinite(value), 0.0, np.inf),
        direction=np.ones_like(panel.direction),
    )  # fmt: skip
    found = warning_signals(fresh, synthetic_traits(), LABELS, TERMS)
    record = warning_record(found, (), tuple(rules), TERMS)
    return record, {one.name: one for one in record.signals if one.kind == "rule"}


@cache
def judged() -> dict[str, SignalRecord]:
    perfect = np.where(np.nan_to_num(ONSET, nan=1.0) == 1.0, 1.0, 0.0)
    random = np.random.default_rng(5).random(len(MONTHS))
    late = in_gluts(MONTHS).astype(float)
    off = late.copy()
    off[np.isin(MONTHS, range(REBOUND[0] + 1, REBOUND[1] + 1))] = 0.0
    unknown = perfect.copy()
    unknown[: GLUTS[3][0] - int(MONTHS[0])] = np.nan
    return with_series(
        {"perfect": perfect, "random": random, "late": late, "off": off, "unknown": unknown}
    )[1]


def test_a_perfect_signal() -> None:
    found = judged()["perfect"]
    assert (found.false, found.missed, found.false_spells) == (0, 0, 0)
    assert found.good == (ONSET == 1.0).sum()
    assert found.noise_to_signal == 0.0
    assert found.usefulness == (1.0,) * len(PREFERENCES)
    assert [one.missed for one in found.calls] == [None, False, False, False]
    # The second glut began a year after the first; the alarm could not be given earlier.
    assert [one.lead_months for one in found.calls[2:]] == [17.0, 24.0]
    onset = found.skills[0]
    assert (onset.auroc, onset.low, onset.least) == (1.0, 1.0, 1.0)


def test_a_coincident_signal_is_late_and_held() -> None:
    found = judged()["late"]
    assert found.good == found.false == 0
    assert [one.missed for one in found.calls] == [None, True, True, True]
    assert [one.delay_months for one in found.calls[1:]] == [0.0, 0.0, 0.0]
    assert [one.share_inside for one in found.calls] == [1.0] * 4
    (rebound,) = found.rebounds
    assert (rebound.before, rebound.alarm_months, rebound.switched_off) == (True, 5, None)


def test_a_signal_that_the_rebound_switched_off() -> None:
    (rebound,) = judged()["off"].rebounds
    assert rebound.switched_off == REBOUND[0] + 1
    assert rebound.alarm_months == 1


def test_noise_is_worth_nothing() -> None:
    found = judged()["random"]
    assert 0.5 < found.noise_to_signal < 2.0
    assert abs(found.usefulness[1]) < 0.4
    onset = found.skills[0]
    assert onset.low < onset.auroc < onset.high
    assert onset.low < 0.6
    assert onset.least <= onset.auroc <= onset.most


def test_a_signal_that_was_not_there_has_missed_nothing() -> None:
    found = judged()["unknown"]
    assert [one.missed for one in found.calls] == [None] * 4
    assert found.first == GLUTS[3][0]
    assert found.good + found.false + found.missed + found.quiet == 0
    assert np.isnan(found.skills[0].auroc)


@cache
def whole() -> tuple[Probability, WarningRecord]:
    signals = warning_signals(synthetic_panel(), synthetic_traits(), LABELS, TERMS)
    return example(), warning_record(signals, (example(),), (), TERMS)


def test_counts_agree_with_the_months() -> None:
    _, record = whole()
    assert (record.first, record.last) == (MONTHS[0], MONTHS[-1])
    for one in record.signals:
        counted = one.good + one.false + one.missed + one.quiet
        assert counted == one.skills[0].months
        assert one.good + one.missed == one.skills[0].events
        for skill in one.skills:
            told = np.isfinite(skill.auroc)
            assert told == (0 < skill.events < skill.months)
            if told:
                assert 0.0 <= skill.low <= skill.high <= 1.0


def test_what_a_mere_drift_would_have_reached_is_told() -> None:
    drift = np.arange(len(MONTHS), dtype=float)
    _, found = with_series({"drift": drift, "young": np.where(drift < 90, np.nan, drift)})
    for one in found.values():
        for skill in one.skills:
            np.testing.assert_equal(skill.auroc, skill.calendar)
    # Young ones have seen the beginning of one glut alone, after years of calm.
    assert (found["drift"].skills[0].episodes, found["young"].skills[0].episodes) == (3, 1)
    assert found["young"].skills[0].calendar == 1.0


def test_probabilities_are_scored_against_the_frequency() -> None:
    odds, record = whole()
    scored = {(one.name, one.horizon): one for one in record.signals if one.kind == "probability"}
    for place, horizon in enumerate(odds.horizons):
        found = scored["indicators", horizon]
        assert 0.0 <= found.brier <= 1.0
        assert 0.0 <= found.brier_base <= 1.0
        both = np.isfinite(odds.indicators[place]) & np.isfinite(odds.outcome[place])
        gap = (odds.indicators[place] - odds.outcome[place])[both]
        assert found.brier == pytest.approx(float(np.mean(gap**2)), rel=0.05)


def test_reliability_holds_every_month_once() -> None:
    odds, record = whole()
    for one in record.reliability:
        place = odds.horizons.index(one.horizon)
        told = getattr(odds, one.method)[place]
        both = np.isfinite(told) & np.isfinite(odds.outcome[place])
        assert sum(each.count for each in one.bins) == both.sum()


def test_the_same_input_gives_the_same_record() -> None:
    signals = warning_signals(synthetic_panel(), synthetic_traits(), LABELS, TERMS)
    assert repr(warning_record(signals, (), (), TERMS)) == repr(
        warning_record(signals, (), (), TERMS)
    )
