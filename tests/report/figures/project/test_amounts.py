"""Numbers of pictures are told with the digits that they need and a true minus sign."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.report.figures.project.amounts import change, decimals, plain, scale, unit
from tests.report.figures.project.example import frame


@pytest.mark.parametrize(
    ("value", "told"),
    [(-2622.7, "−2,623"), (101.49, "101.5"), (-0.704, "−0.70"), (0.0, "0.00"), (np.nan, "")],
)
def test_a_number_has_the_decimals_that_it_needs(value: float, told: str) -> None:
    assert plain(value) == told


def test_numbers_that_stand_together_have_as_many_decimals_as_the_largest() -> None:
    assert decimals(np.array([0.2, np.nan]), 5000.0) == 0
    assert decimals(np.array([0.2, -12.0])) == 1
    assert [plain(one, 0, signed=True) for one in (0.2, -0.2, 71.0)] == ["0", "0", "+71"]


def test_no_change_has_no_sign() -> None:
    assert [change(one) for one in (-0.1, 0.0, 0.136)] == ["−10 %", "0 %", "+13.6 %"]


def test_money_is_counted_as_each_language_counts_it() -> None:
    assert [scale("en") * 2.5e8, unit(frame("en"))] == [pytest.approx(250.0), "million CNY"]
    assert [scale("zh") * 2.5e8, unit(frame("zh"))] == [pytest.approx(2.5), "亿元"]
