"""A premium is the difference of two quotes of one day, and of nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.costing.premium import premium
from polysight.errors import UsageError

DAYS = st.lists(st.integers(0, 30), unique=True, min_size=1, max_size=12).map(np.array)


@given(DAYS, DAYS)
def test_only_days_of_both_count_and_the_mirror_image_is_a_discount(
    one: np.ndarray, other: np.ndarray
) -> None:
    first, second = 40.0 + one, 36.0 + 0.5 * other
    found = premium(one, first, other, second)
    back = premium(other, second, one, first)
    assert found.day.tolist() == sorted(set(one.tolist()) & set(other.tolist()))
    assert found.amount.tolist() == (-back.amount).tolist()
    np.testing.assert_allclose(found.ratio * back.ratio, np.ones(found.day.size), rtol=1e-12)


def test_days_can_be_cut() -> None:
    day = np.array([1, 2, 3, 4])
    found = premium(day, np.full(4, 42.0), day, np.full(4, 40.0)).within(2, 3)
    assert found.day.tolist() == [2, 3]
    assert found.amount.tolist() == [2.0, 2.0]
    assert found.within(9, 10).ratio.size == 0


def test_a_day_twice_and_a_price_of_nothing_are_refused() -> None:
    day, price = np.array([1, 2]), np.array([40.0, 41.0])
    with pytest.raises(UsageError):
        premium(np.array([1, 1]), price, day, price)
    with pytest.raises(UsageError):
        premium(day, price, day, np.array([40.0, 0.0]))
