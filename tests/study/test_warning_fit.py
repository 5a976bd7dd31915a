"""Odds in real time know nothing later; odds of the record have not seen their own episode."""

from __future__ import annotations

import dataclasses
from functools import cache

import numpy as np
import pytest

from polysight.study.warning_fit import Probability, warning_probability
from polysight.study.warning_labels import GLUT, SHORTAGE
from polysight.study.warning_signals import Signals, warning_signals
from polysight.warning.panel import Panel
from polysight.warning.pool import log_odds_pool
from tests.study.warning_states import shipped_terms, synthetic_labels
from tests.warning.synthetic_panel import synthetic_panel, synthetic_traits

pytestmark = pytest.mark.slow

TERMS, LABELS, TRAITS = shipped_terms(), synthetic_labels(), synthetic_traits()
FIELDS = ("indicators", "low", "high", "neutral", "coefficient", "penalty", "pooled")


def signals(panel: Panel) -> Signals:
    return warning_signals(panel, TRAITS, LABELS, TERMS)


@cache
def example(state: str = GLUT) -> Probability:
    return warning_probability(signals(synthetic_panel()), TERMS, state)


def with_value(place: int, month: int, rise: float) -> Signals:
    panel = synthetic_panel()
    value = panel.value.copy()
    value[place, month] += rise * panel.direction[place]
    return signals(dataclasses.replace(panel, value=value))


@pytest.mark.parametrize("state", [GLUT, SHORTAGE])
@pytest.mark.parametrize("count", [70, 100, 171, 200])
def test_odds_of_a_month_are_the_same_whatever_came_later(state: str, count: int) -> None:
    whole = example(state)
    last = int(whole.months[count - 1])
    known = LABELS.until(last - TERMS.label_lag)
    early = warning_signals(synthetic_panel().until(last), TRAITS, known, TERMS)
    part = warning_probability(early, TERMS, state, past=False)
    for name in FIELDS:
        one, other = getattr(part, name)[..., -1], getattr(whole, name)[..., count - 1]
        np.testing.assert_allclose(one, other, rtol=0.0, atol=1e-9, err_msg=name)


def test_the_last_month_alone_is_told_the_same() -> None:
    alone = warning_probability(signals(synthetic_panel()), TERMS, past=False)
    for name in FIELDS:
        one, other = getattr(alone, name), getattr(example(), name)
        np.testing.assert_array_equal(one[..., -1], other[..., -1], err_msg=name)
    assert np.isnan(alone.indicators[:, :-1]).all()
    assert np.isnan(alone.left_out).all()


def test_odds_are_odds_and_lie_in_their_range() -> None:
    for state in (GLUT, SHORTAGE):
        told = example(state)
        there = np.isfinite(told.indicators)
        assert ((told.indicators > 0.0) & (told.indicators < 1.0))[there].all()
        assert (told.low <= told.indicators)[there].all()
        assert (told.high >= told.indicators)[there].all()
        assert (told.coefficient[np.isfinite(told.coefficient)] >= 0.0).all()


def test_nothing_is_told_before_both_outcomes_were_known() -> None:
    told = example()
    held = LABELS.glut[told.months[0] - LABELS.first :]
    for place, horizon in enumerate(told.horizons):
        first = int(np.flatnonzero(np.isfinite(told.indicators[place]))[0])
        known = first - TERMS.label_lag
        outcomes = held[horizon : known + 1]
        assert outcomes.any()
        assert not outcomes.all()


@pytest.mark.parametrize("place", range(9))
def test_a_value_that_speaks_more_for_glut_raises_no_odds_against_it(place: int) -> None:
    more = with_value(place, -1, 3.0)
    for state, sign in ((GLUT, 1.0), (SHORTAGE, -1.0)):
        one, other = example(state), warning_probability(more, TERMS, state, past=False)
        change = sign * (other.indicators[:, -1] - one.indicators[:, -1])
        assert (change >= -1e-12).all()


def test_a_constant_panel_tells_the_frequency() -> None:
    panel = synthetic_panel()
    flat = dataclasses.replace(panel, value=np.where(np.isfinite(panel.value), 3.0, np.nan))
    told = warning_probability(signals(flat), TERMS)
    there = np.isfinite(told.indicators)
    np.testing.assert_array_equal(told.indicators[there], told.neutral[there])


def test_odds_that_leave_an_episode_out_do_not_change_with_it() -> None:
    told = example()
    turned = dataclasses.replace(LABELS, glut=LABELS.glut.copy())
    last = LABELS.of_kind(GLUT)[-1]
    turned.glut[last.first + 6 - LABELS.first : last.first + 18 - LABELS.first] = False
    other = warning_probability(warning_signals(synthetic_panel(), TRAITS, turned, TERMS), TERMS)
    fold = LABELS.folds(GLUT, told.months + 12) == len(LABELS.of_kind(GLUT)) - 1
    one, two = told.left_out[1], other.left_out[1]
    np.testing.assert_allclose(two[fold], one[fold], atol=1e-12)
    assert np.abs(two - one)[~fold & np.isfinite(one)].max() > 1e-6


def test_the_odds_of_the_ensemble_are_pooled_where_they_are() -> None:
    told = example(SHORTAGE)
    ensemble = np.full(told.indicators.shape, np.nan)
    ensemble[:, ::3] = 0.9
    both = warning_probability(signals(synthetic_panel()), TERMS, SHORTAGE, ensemble)
    np.testing.assert_array_equal(both.indicators, told.indicators)
    weight = np.array([TERMS.pool_indicators, TERMS.pool_ensemble])
    plain = log_odds_pool(np.stack([told.indicators, ensemble]), weight)
    np.testing.assert_array_equal(both.pooled, plain)
    alone = np.isnan(ensemble)
    np.testing.assert_allclose(both.pooled[alone], told.indicators[alone], rtol=1e-12)


def test_what_came_is_told_beside_the_odds() -> None:
    told = example()
    assert np.isnan(told.outcome[2, -24:]).all()
    assert (told.outcome[0, -30:-6] == 1.0).all()
