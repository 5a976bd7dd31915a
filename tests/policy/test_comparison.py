"""Comparators at, beside and beyond a limit."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.policy.comparison import compared, holds, stricter
from polysight.policy.instrument import Comparator

BESIDE = np.array([9.0, 10.0, 11.0, np.nan])


@pytest.mark.parametrize(
    ("comparator", "kept"),
    [
        (Comparator.AT_MOST, [True, True, False, False]),
        (Comparator.BELOW, [True, False, False, False]),
        (Comparator.AT_LEAST, [False, True, True, False]),
        (Comparator.ABOVE, [False, False, True, False]),
        (Comparator.EQUAL, [False, True, False, False]),
        (Comparator.APPLIES, [False, True, False, False]),
    ],
)
def test_what_keeps_a_limit(comparator: Comparator, kept: list[bool]) -> None:
    assert holds(BESIDE, comparator, 10.0).tolist() == kept


def test_a_limit_that_is_missing_is_kept_by_nothing() -> None:
    assert not holds(BESIDE, Comparator.AT_LEAST, np.nan).any()


def test_rounding_stands_at_the_limit() -> None:
    assert holds(6300 * 0.001, Comparator.AT_MOST, 6.3)
    assert not holds(40.0 * (1 - 1e-15), Comparator.BELOW, 40.0)
    assert holds(0.0, Comparator.AT_MOST, 0.0)


@pytest.mark.parametrize(
    ("comparator", "margin"),
    [(Comparator.BELOW, 2.0), (Comparator.AT_LEAST, -2.0), (Comparator.EQUAL, -2.0)],
)
def test_the_margin_is_positive_where_the_limit_is_kept(
    comparator: Comparator, margin: float
) -> None:
    found = compared(8.0, comparator, 10.0, "t")
    assert (found.margin, found.margin_share, found.holds) == (margin, margin / 10, margin > 0)
    assert compared(8.0, comparator, 0.0, "t").margin_share is None


def test_which_limit_asks_more() -> None:
    assert stricter(5.5, 6.3, Comparator.AT_MOST) is True
    assert stricter(60.0, 70.0, Comparator.AT_LEAST) is False
    assert stricter(6.3, 6.3, Comparator.BELOW) is None
    assert stricter(5.5, 6.3, Comparator.EQUAL) is None
