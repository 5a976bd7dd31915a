"""Ranks look back only, know no unit, and keep a constant series at one half."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.warning.ranks import glut_scores, one_sided_rank, towards_glut
from tests.warning.synthetic_panel import synthetic_panel

#: Few different values, so that ties are common.
VALUES = arrays(np.float64, st.integers(1, 30), elements=st.integers(-4, 4).map(float))
HOLES = st.lists(st.integers(0, 29), max_size=8)
LEAST = st.integers(1, 6)


def plain_rank(value: np.ndarray, month: int, least: int) -> float:
    past = [one for one in value[: month + 1] if not np.isnan(one)]
    here = value[month]
    if np.isnan(here) or len(past) < least:
        return float("nan")
    below, equal = (sum(one < here for one in past), sum(one == here for one in past))
    return float((below + 0.5 * equal) / len(past))


def with_holes(value: np.ndarray, holes: list[int]) -> np.ndarray:
    value = value.copy()
    value[[hole for hole in holes if hole < len(value)]] = np.nan
    return value


@given(VALUES, HOLES, LEAST)
def test_a_rank_is_what_counting_says(value: np.ndarray, holes: list[int], least: int) -> None:
    value = with_holes(value, holes)
    plain = [plain_rank(value, month, least) for month in range(len(value))]
    np.testing.assert_allclose(one_sided_rank(value, least), plain, rtol=1e-15)


@given(VALUES, HOLES, LEAST, st.integers(1, 30))
def test_later_months_change_nothing(
    value: np.ndarray, holes: list[int], least: int, count: int
) -> None:
    value = with_holes(value, holes)
    whole = one_sided_rank(value, least)
    np.testing.assert_array_equal(one_sided_rank(value[:count], least), whole[:count])


@given(VALUES, LEAST)
def test_another_unit_changes_nothing(value: np.ndarray, least: int) -> None:
    other = np.exp(value / 3.0) * 0.45
    np.testing.assert_array_equal(one_sided_rank(value, least), one_sided_rank(other, least))


@given(VALUES, LEAST)
def test_the_other_direction_is_the_other_end(value: np.ndarray, least: int) -> None:
    both = one_sided_rank(value, least) + one_sided_rank(-value, least)
    np.testing.assert_allclose(both[np.isfinite(both)], 1.0, rtol=1e-15)


@given(st.floats(-1e6, 1e6), st.integers(1, 40))
def test_a_constant_series_stays_in_the_middle(value: float, count: int) -> None:
    assert set(one_sided_rank(np.full(count, value), 1)) == {0.5}


@given(VALUES, st.integers(0, 29), st.floats(0.0, 5.0))
def test_a_higher_value_never_ranks_lower(value: np.ndarray, month: int, rise: float) -> None:
    month = min(month, len(value) - 1)
    higher = value.copy()
    higher[month] += rise
    assert one_sided_rank(higher, 1)[month] >= one_sided_rank(value, 1)[month]


def test_gaps_in_the_data_change_nothing_else() -> None:
    value = np.array([3.0, np.nan, 1.0, np.nan, 2.0])
    kept = np.isfinite(value)
    np.testing.assert_array_equal(one_sided_rank(value, 2)[kept], one_sided_rank(value[kept], 2))


def test_scores_are_grey_where_a_panel_is() -> None:
    panel = synthetic_panel()
    score = glut_scores(panel, 24)
    assert not np.isfinite(score[~panel.usable]).any()
    later = panel.usable & (panel.usable.cumsum(axis=1) >= 24)
    np.testing.assert_array_equal(np.isfinite(score), later)


def test_a_lower_value_speaks_for_glut_where_it_should() -> None:
    panel = synthetic_panel()
    np.testing.assert_array_equal(
        towards_glut(panel)[panel.usable], (panel.value * panel.direction[:, None])[panel.usable]
    )
