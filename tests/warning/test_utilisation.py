"""Utilisation: more capacity at equal output never raises it; both denominators of a known year."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.light import light
from polysight.warning.utilisation import (
    utilisation_of_effective,
    utilisation_of_mean,
    utilisation_of_year_end,
)

AMOUNT = st.floats(1.0, 4000.0)


@given(AMOUNT, AMOUNT, AMOUNT, st.floats(0.0, 3000.0))
def test_more_capacity_never_makes_the_light_warmer(
    production: float, start: float, end: float, more: float
) -> None:
    limits = np.array([0.5, 0.75, 0.82, 0.85])
    made, opening, closing = (np.asarray(value) for value in (production, start, end))
    for before, after in (
        (utilisation_of_year_end(made, closing), utilisation_of_year_end(made, closing + more)),
        (
            utilisation_of_mean(made, opening, closing),
            utilisation_of_mean(made, opening, closing + more),
        ),
        (
            utilisation_of_effective(made, np.array([start, end, end])),
            utilisation_of_effective(made, np.array([start, end + more, end])),
        ),
    ):
        assert after <= before
        assert light(after, limits) <= light(before, limits)


def test_the_denominator_decides_in_a_boom() -> None:
    production, start, end = (np.array([value]) for value in (811.0, 519.0, 1200.0))
    assert utilisation_of_year_end(production, end)[0] == pytest.approx(0.676, abs=1e-3)
    assert utilisation_of_mean(production, start, end)[0] == pytest.approx(0.944, abs=1e-3)


def test_the_mean_of_what_ran_is_taken_over_the_year() -> None:
    running = np.array([100.0, 200.0, 300.0])
    assert utilisation_of_effective(np.array(100.0), running) == pytest.approx(0.5)
