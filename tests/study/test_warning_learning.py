"""Only outcomes that were known teach an alarm."""

from __future__ import annotations

import dataclasses

import numpy as np

from polysight.study.warning_learning import learning
from tests.study.warning_states import shipped_terms, synthetic_labels
from tests.warning.synthetic_panel import FIRST, MONTHS

TERMS = shipped_terms()
LEVEL = np.random.default_rng(4).random(MONTHS)


def test_an_outcome_is_known_after_window_and_lag() -> None:
    months = FIRST + np.arange(MONTHS)
    learnt = learning(months, synthetic_labels(), TERMS)
    wait = TERMS.window + TERMS.label_lag
    assert (learnt.onset_known[:wait] == 0).all()
    np.testing.assert_array_equal(learnt.onset_known[wait:], np.arange(1, MONTHS - wait + 1))


def test_the_written_threshold_is_always_an_option() -> None:
    learnt = learning(FIRST + np.arange(MONTHS), synthetic_labels(), TERMS)
    for written in (0.65, 0.8, 0.823):
        options = learnt.options(written)
        assert written in options
        assert (np.diff(options) > 1e-9).all()


def test_a_level_alarms_over_its_threshold_and_its_floor() -> None:
    months = FIRST + np.arange(MONTHS)
    learnt = learning(months, synthetic_labels(), TERMS)
    at, alarm = learnt.level_alarm(LEVEL, 0.65)
    np.testing.assert_array_equal(alarm, at < LEVEL)
    at, alarm = learnt.level_alarm(LEVEL, 0.65, LEVEL)
    assert not alarm.any()
    assert (at >= LEVEL).all()


def test_a_level_that_is_not_known_does_not_alarm() -> None:
    level = LEVEL.copy()
    level[::3] = np.nan
    learnt = learning(FIRST + np.arange(MONTHS), synthetic_labels(), TERMS)
    assert not learnt.level_alarm(level, 0.65)[1][::3].any()


def test_who_fears_missed_gluts_alarms_no_later() -> None:
    months, labels = FIRST + np.arange(MONTHS), synthetic_labels()
    at = [
        learning(months, labels, dataclasses.replace(TERMS, theta=theta)).level_alarm(LEVEL, 0.65)[
            0
        ]
        for theta in (0.3, 0.7)
    ]
    assert (at[1] <= at[0]).all()


def test_later_labels_change_nothing() -> None:
    months, labels = FIRST + np.arange(MONTHS), synthetic_labels()
    whole = learning(months, labels, TERMS).level_alarm(LEVEL, 0.65)
    for count in (60, 100, 150):
        known = labels.until(int(months[count - 1]) - TERMS.label_lag)
        part = learning(months[:count], known, TERMS).level_alarm(LEVEL[:count], 0.65)
        for one, other in zip(part, whole, strict=True):
            np.testing.assert_array_equal(one, other[:count])
