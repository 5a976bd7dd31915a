"""Lights that hold: no flicker around a threshold, no delay where it is clearly passed."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.warning.hysteresis import steady_lights, zone

LIMITS = np.array([0.0, 1.0, 2.0, 3.0])
VALUES = arrays(
    np.float64, st.integers(1, 20), elements=st.one_of(st.floats(-2.0, 5.0), st.just(np.nan))
)
MARGIN, PATIENCE = st.floats(0.0, 0.4), st.integers(1, 4)


def limits(count: int) -> np.ndarray:
    return np.tile(LIMITS[:, None], (1, count))


def plain_lights(value: np.ndarray, margin: float, patience: int) -> list[int]:
    """The rule once more, month by month."""
    light, shown = 0, []
    one = LIMITS[:, None]
    for month, here in enumerate(value):
        now = int(zone(np.array([here]), one)[0])
        if now == 0 or light == 0:
            light = now
        else:
            up = int(zone(np.array([here - margin]), one)[0])
            down = int(zone(np.array([here + margin]), one)[0])
            recent = [int(zone(np.array([past]), one)[0])
                      for past in value[max(month - patience + 1, 0) : month + 1]]  # fmt: skip
            whole = len(recent) == patience and 0 not in recent
            if whole:
                up, down = max(up, min(recent)), min(down, max(recent))
            light = up if up > light else min(down, light)
        shown.append(light)
    return shown


@given(VALUES, MARGIN, PATIENCE)
def test_the_lights_follow_the_written_rule(
    value: np.ndarray, margin: float, patience: int
) -> None:
    found = steady_lights(value, limits(len(value)), margin, patience)
    assert found.tolist() == plain_lights(value, margin, patience)


@given(VALUES, MARGIN)
def test_patience_of_one_month_is_no_hysteresis(value: np.ndarray, margin: float) -> None:
    found = steady_lights(value, limits(len(value)), margin, 1)
    np.testing.assert_array_equal(found, zone(value, limits(len(value))))


@given(VALUES, MARGIN, PATIENCE, st.integers(1, 20))
def test_later_months_change_nothing(
    value: np.ndarray, margin: float, patience: int, count: int
) -> None:
    whole = steady_lights(value, limits(len(value)), margin, patience)
    part = steady_lights(value[:count], limits(len(value[:count])), margin, patience)
    np.testing.assert_array_equal(part, whole[:count])


@given(VALUES, MARGIN, PATIENCE, st.floats(0.0, 3.0))
def test_warmer_values_never_show_a_colder_light(
    value: np.ndarray, margin: float, patience: int, rise: float
) -> None:
    cold = steady_lights(value, limits(len(value)), margin, patience)
    warm = steady_lights(value + rise, limits(len(value)), margin, patience)
    assert (warm >= cold).all()


@given(st.floats(-100.0, 100.0))
def test_a_series_on_its_own_thresholds_is_green(value: float) -> None:
    same = np.full((4, 6), value)
    assert set(steady_lights(np.full(6, value), same, 0.1, 2).tolist()) == {3}


def test_a_value_that_creeps_around_a_threshold_keeps_its_light() -> None:
    value = np.array([1.5, 2.02, 1.98, 2.02, 1.98, 2.2, 1.95, 1.5])
    found = steady_lights(value, limits(8), 0.1, 2)
    assert found.tolist() == [3, 3, 3, 3, 3, 4, 4, 3]


def test_series_do_not_touch_one_another() -> None:
    value = np.array([[0.5, 1.5, 2.5], [4.0, np.nan, -1.0]])
    found = steady_lights(value, np.broadcast_to(LIMITS[:, None, None], (4, 2, 3)), 0.1, 2)
    assert found.tolist() == [[2, 3, 4], [5, 0, 1]]
