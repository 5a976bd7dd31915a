"""The axis of months tells years where there is room for them."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.figure import Figure

from polysight.report.figures.market.time_axis import year_ticks, years_of


def told(first: int, last: int, *, narrow: bool = False) -> list[str]:
    axes = Figure().add_subplot()
    year_ticks(axes, first, last, narrow=narrow)
    return [one.get_text() for one in axes.get_xticklabels(minor=True)]


def test_the_end_of_december_is_the_new_year() -> None:
    assert years_of(np.array([12 * 2026 + 11])).tolist() == [2027.0]


@pytest.mark.parametrize(
    ("years", "narrow", "expected"),
    [
        (4, False, ["2026", "2027", "2028", "2029"]),
        (8, True, ["2026", "2028", "2030", "2032"]),
        (25, False, ["2030", "2035", "2040", "2045", "2050"]),
    ],
)
def test_few_years_are_all_told_and_many_are_not(
    years: int, narrow: bool, expected: list[str]
) -> None:
    assert told(12 * 2026, 12 * (2026 + years) - 1, narrow=narrow) == expected


def test_a_year_with_a_month_alone_has_no_number() -> None:
    assert "2026" not in told(12 * 2026 + 11, 12 * 2032 - 1)
