"""What is to be foreseen, and when it was known."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.events import event_ahead, onset_within, outcomes_known, spells

STATE = st.lists(st.booleans(), min_size=1, max_size=30).map(np.array)


@given(STATE, st.integers(0, 8), st.integers(0, 5))
def test_an_event_is_the_label_of_a_later_month(
    state: np.ndarray, horizon: int, first: int
) -> None:
    months = np.arange(40)
    found = event_ahead(months, first, state, horizon)
    for month in months:
        place = month + horizon - first
        plain = float(state[place]) if 0 <= place < len(state) else np.nan
        np.testing.assert_equal(found[month], plain)


@given(STATE, st.integers(1, 8))
def test_an_onset_is_a_calm_month_before_a_state(state: np.ndarray, window: int) -> None:
    found = onset_within(np.arange(len(state)), 0, state, window)
    for month in range(len(state)):
        ahead = state[month + 1 : month + 1 + window]
        if state[month]:
            assert np.isnan(found[month])
        elif ahead.any():
            assert found[month] == 1.0
        elif len(ahead) == window:
            assert found[month] == 0.0
        else:
            assert np.isnan(found[month])


@given(STATE, st.integers(0, 6), st.integers(0, 6))
def test_outcomes_are_counted_when_their_window_is_known(
    state: np.ndarray, ahead: int, label_lag: int
) -> None:
    months = np.arange(len(state)) * 2 + 100
    count = outcomes_known(months, ahead, label_lag)
    for place, month in enumerate(months):
        assert count[place] == sum(one + ahead + label_lag <= month for one in months)


def test_stretches_are_numbered_and_holes_part_them() -> None:
    event = np.array([np.nan, 1.0, 1.0, 0.0, 1.0, np.nan, 1.0])
    assert spells(event).tolist() == [0, 1, 1, 0, 2, 0, 3]
