"""Lights: monotone, constant for a constant series, and grey for what is missing or stale."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.light import LIGHTS, light

LIMITS = np.array([0.5, 0.75, 0.82, 0.85])


@given(st.floats(-2.0, 3.0), st.floats(0.0, 2.0))
def test_a_warmer_value_never_shows_a_colder_light(value: float, rise: float) -> None:
    cold, warm = light(np.array([value, value + rise]), LIMITS)
    assert cold <= warm


@given(st.floats(allow_nan=True, allow_infinity=False), st.booleans())
def test_missing_or_stale_is_grey_and_nothing_else_is(value: float, stale: bool) -> None:
    code = int(light(np.asarray(value), LIMITS, np.asarray(stale)))
    assert (LIGHTS[code] == "grey") == (stale or np.isnan(value))


def test_a_value_on_a_limit_is_on_the_warmer_side() -> None:
    shown = [LIGHTS[code] for code in light(np.array([0.49, 0.5, 0.75, 0.82, 0.85]), LIMITS)]
    assert shown == ["blue", "light-blue", "green", "yellow", "red"]


@pytest.mark.parametrize("limits", [[1.0, 2.0, 3.0], [1.0, 1.0, 2.0, 3.0], [1.0, 2.0, 3.0, np.nan]])
def test_thresholds_must_be_four_and_rise(limits: list[float]) -> None:
    with pytest.raises(ValueError, match="threshold"):
        light(np.array([1.0]), np.array(limits))
