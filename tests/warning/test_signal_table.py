"""The two-by-two table of the signals approach, its ratios, and what they mean at their ends."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.signal_table import SignalTable, signal_table, signal_tables_until

COUNT = st.integers(1, 200).map(float)
CELL = st.tuples(st.booleans(), st.booleans(), st.sampled_from([0.0, 1.0, np.nan]))
MONTHS = st.lists(CELL, min_size=1, max_size=25)


def table(good: float, false: float, missed: float, quiet: float) -> SignalTable:
    return SignalTable(*(np.asarray(one) for one in (good, false, missed, quiet)))


@given(MONTHS)
def test_the_cells_are_counts(cells: list[tuple[bool, bool, float]]) -> None:
    alarm, known, event = (np.array(one) for one in zip(*cells, strict=True))
    found = signal_table(alarm, known, event)
    assert found.good == sum(a and k and e == 1.0 for a, k, e in cells)
    assert found.false == sum(a and k and e == 0.0 for a, k, e in cells)
    assert found.missed == sum(not a and k and e == 1.0 for a, k, e in cells)
    assert found.quiet == sum(not a and k and e == 0.0 for a, k, e in cells)


@given(MONTHS, st.data())
def test_tables_until_a_month_hold_the_first_ones(
    cells: list[tuple[bool, bool, float]], data: st.DataObject
) -> None:
    alarm, known, event = (np.array(one) for one in zip(*cells, strict=True))
    outcomes = np.array([data.draw(st.integers(0, len(cells))) for _ in cells])
    found = signal_tables_until(alarm, known, event, outcomes)
    for place, count in enumerate(outcomes):
        part = signal_table(alarm[:count], known[:count], event[:count])
        assert [found.good[place], found.false[place], found.missed[place], found.quiet[place]] == [
            part.good, part.false, part.missed, part.quiet
        ]  # fmt: skip


@given(COUNT, COUNT, COUNT, COUNT)
def test_the_definitions_of_the_signals_approach(a: float, b: float, c: float, d: float) -> None:
    found = table(a, b, c, d)
    assert float(found.miss_share) == pytest.approx(c / (a + c))
    assert float(found.false_share) == pytest.approx(b / (b + d))
    assert float(found.noise_to_signal) == pytest.approx((b / (b + d)) / (a / (a + c)))


@given(COUNT, COUNT, COUNT, COUNT)
def test_noise_under_one_is_usefulness_over_zero_at_even_weights(
    a: float, b: float, c: float, d: float
) -> None:
    found = table(a, b, c, d)
    assert (float(found.noise_to_signal) < 1.0) == (a * d > b * c)
    assert float(found.usefulness(0.5)) == pytest.approx(a / (a + c) - b / (b + d), abs=1e-12)


@pytest.mark.parametrize("theta", [0.3, 0.5, 0.7])
def test_the_ends_of_usefulness(theta: float) -> None:
    assert float(table(5.0, 0.0, 0.0, 9.0).usefulness(theta)) == 1.0
    always, never = table(5.0, 9.0, 0.0, 0.0), table(0.0, 0.0, 5.0, 9.0)
    best = max(float(always.usefulness(theta)), float(never.usefulness(theta)))
    assert best == pytest.approx(0.0, abs=1e-12)


def test_what_cannot_be_said_is_not_said() -> None:
    assert np.isnan(table(0.0, 1.0, 0.0, 1.0).miss_share)
    assert np.isnan(table(1.0, 0.0, 1.0, 0.0).false_share)
    assert np.isnan(table(0.0, 0.0, 3.0, 4.0).noise_to_signal)
    assert np.isinf(table(0.0, 2.0, 3.0, 4.0).noise_to_signal)
