"""An alarm is set where it was worth most, by what was known, and else as written."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.warning.alarm_choice import chosen_options

OPTIONS = np.array([0.6, 0.7, 0.8, 0.9])


def chosen(
    score: np.ndarray, event: np.ndarray, outcomes: np.ndarray, theta: float | None = 0.5
) -> np.ndarray:
    alarms = score > OPTIONS[:, None]
    known = np.isfinite(score)
    return OPTIONS[chosen_options(alarms, known, event, outcomes, OPTIONS, 0.8, theta)]


SCORE = np.array([0.2, 0.65, 0.75, 0.3, 0.75, 0.95])
EVENT = np.array([0.0, 0.0, 1.0, 0.0, 1.0, 1.0])


def test_the_written_threshold_holds_until_both_outcomes_are_known() -> None:
    found = chosen(SCORE, EVENT, np.array([0, 1, 2, 2, 2, 3]))
    assert found.tolist() == [0.8, 0.8, 0.8, 0.8, 0.8, 0.7]


def test_the_most_useful_threshold_is_taken() -> None:
    every = np.full(6, 6)
    assert set(chosen(SCORE, EVENT, every).tolist()) == {0.7}
    # Who fears false alarms alone is content with fewer good ones.
    noisy = np.array([0.2, 0.85, 0.65, 0.3, 0.65, 0.95])
    assert set(chosen(noisy, EVENT, every, theta=0.9).tolist()) == {0.6}
    assert set(chosen(noisy, EVENT, every, theta=0.1).tolist()) == {0.9}


def test_the_least_noise_is_taken_where_it_is_asked_for() -> None:
    noisy = np.array([0.2, 0.85, 0.65, 0.3, 0.65, 0.95])
    assert set(chosen(noisy, EVENT, np.full(6, 6), theta=None).tolist()) == {0.9}


def test_of_equal_thresholds_the_one_next_to_the_written_is_taken() -> None:
    apart = np.array([0.1, 0.1, 1.0, 0.1, 1.0, 1.0])
    assert set(chosen(apart, EVENT, np.full(6, 6)).tolist()) == {0.8}


def test_the_written_threshold_must_be_an_option() -> None:
    with pytest.raises(ValueError, match="grid"):
        chosen_options(
            np.zeros((4, 1), np.bool_), np.ones(1, np.bool_), np.zeros(1), np.zeros(1, np.int64),
            OPTIONS, 0.75, 0.5,
        )  # fmt: skip
