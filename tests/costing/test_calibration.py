"""The closed form of leaving one out equals leaving one out; intervals cover as they say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.costing.calibration import forward, leave_one_out
from polysight.costing.regression import least_squares, prediction
from polysight.errors import UsageError

PERIODS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1")
REPORTED = arrays(np.float64, (5,), elements=st.floats(20.0, 60.0))
MIDDLE = np.full((1, 5), 0.5)


@given(REPORTED, st.booleans())
def test_the_closed_form_equals_leaving_one_out(reported: np.ndarray, loaded: bool) -> None:
    explained = np.array([20.0, 22.0, 18.0, 19.0, 25.0])
    per_unit = 1.0 / np.array([25.0, 26.0, 30.0, 42.0, 35.0])
    terms = np.column_stack([np.ones(5), per_unit]) if loaded else np.ones((5, 1))
    found = leave_one_out(
        PERIODS, explained[None], reported, probability=MIDDLE, confidence=0.8, regressors=terms
    )
    for place in range(5):
        others = np.arange(5) != place
        fit = least_squares(terms[others], (reported - explained)[others], 0.8)
        centre, _ = prediction(fit, terms[place])
        assert found.remainder[place] == pytest.approx(float(centre), abs=1e-6)
        assert found.predicted[place] == pytest.approx(explained[place] + float(centre), abs=1e-6)


def test_a_quarter_does_not_help_to_predict_itself() -> None:
    explained = np.zeros((1, 5))
    reported = np.array([30.0, 31.0, 29.0, 30.0, 30.0])
    odd = reported + np.array([0.0, 0.0, 0.0, 0.0, 50.0])
    first = leave_one_out(PERIODS, explained, reported, probability=MIDDLE, confidence=0.8)
    second = leave_one_out(PERIODS, explained, odd, probability=MIDDLE, confidence=0.8)
    assert first.predicted[4] == pytest.approx(30.0)
    assert second.predicted[4] == pytest.approx(30.0)
    assert second.bias[4] == pytest.approx(-50.0)
    assert second.predicted[0] > first.predicted[0]


def test_intervals_cover_as_often_as_they_say() -> None:
    random = np.random.default_rng(5)
    covered = [
        leave_one_out(
            PERIODS,
            np.zeros((400, 5)),
            random.normal(30.0, 2.0, 5),
            probability=random.uniform(1e-6, 1.0, (400, 5)),
            confidence=0.8,
        ).coverage
        for _ in range(400)
    ]
    assert np.mean(covered) == pytest.approx(0.8, abs=0.03)


def test_figures_of_merit() -> None:
    explained = np.tile([20.0, 21.0, 22.0, 23.0, 24.0], (3, 1))
    reported = explained[0] + 10.0
    found = leave_one_out(
        PERIODS, explained, reported, probability=np.full((3, 5), 0.5), confidence=0.9
    )
    assert found.mean_bias == pytest.approx(0.0, abs=1e-9)
    assert found.root_mean_square == pytest.approx(0.0, abs=1e-9)
    assert found.remainder.tolist() == pytest.approx([10.0] * 5)


def test_too_few_quarters_and_shapes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(UsageError):
        leave_one_out(
            PERIODS[:2],
            np.zeros((1, 2)),
            np.zeros(2),
            probability=MIDDLE[:, :2],
            confidence=0.9,
        )
    with pytest.raises(UsageError):
        leave_one_out(PERIODS, np.zeros((1, 4)), np.zeros(5), probability=MIDDLE, confidence=0.9)
    alone = np.eye(5)[:, :3]
    with pytest.raises(UsageError):
        leave_one_out(
            PERIODS,
            np.zeros((1, 5)),
            np.zeros(5),
            probability=MIDDLE,
            confidence=0.9,
            regressors=alone,
        )


@given(REPORTED)
def test_looking_ahead_uses_earlier_quarters_only(reported: np.ndarray) -> None:
    explained = np.array([20.0, 22.0, 18.0, 19.0, 25.0])
    rest = reported - explained
    found = forward(PERIODS, explained[None], reported, probability=MIDDLE, confidence=0.8, least=3)
    assert found.periods == PERIODS[3:]
    for place, quarter in enumerate((3, 4)):
        mean = rest[:quarter].mean()
        assert found.remainder[place] == pytest.approx(mean, abs=1e-9)
        assert found.predicted[place] == pytest.approx(explained[quarter] + mean, abs=1e-9)


def test_intervals_ahead_cover_as_often_as_they_say() -> None:
    random = np.random.default_rng(6)
    covered = [
        forward(
            PERIODS,
            np.zeros((400, 5)),
            random.normal(30.0, 2.0, 5),
            probability=random.uniform(1e-6, 1.0, (400, 5)),
            confidence=0.8,
            least=3,
        ).coverage
        for _ in range(600)
    ]
    assert np.mean(covered) == pytest.approx(0.8, abs=0.04)


def test_a_check_keeps_the_remainders_it_was_made_from() -> None:
    explained, reported = np.arange(10.0).reshape(2, 5), np.array([30.0, 33.0, 31.0, 32.0, 30.0])
    chance = np.full((2, 5), 0.5)
    every = leave_one_out(PERIODS, explained, reported, probability=chance, confidence=0.8)
    np.testing.assert_allclose(every.rest, reported - explained)
    later = forward(PERIODS, explained, reported, probability=chance, confidence=0.8, least=3)
    np.testing.assert_allclose(later.rest, every.rest[:, 3:])


@pytest.mark.parametrize("least", [1, 5])
def test_looking_ahead_needs_something_to_look_from_and_at(least: int) -> None:
    with pytest.raises(UsageError):
        forward(
            PERIODS,
            np.zeros((1, 5)),
            np.zeros(5),
            probability=MIDDLE,
            confidence=0.8,
            least=least,
        )
