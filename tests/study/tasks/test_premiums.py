"""Premia of grades in the baseline study: three arrays of one shape that agree in sign."""

from __future__ import annotations

import numpy as np

from polysight.study.result import Result


def test_difference_ratio_and_days_stand_together(baseline: Result) -> None:
    money, ratio, days = (
        baseline.arrays[f"costing.premium{end}"].array.values for end in ("", "_ratio", "_days")
    )
    known = np.isfinite(money)
    assert known.any()
    np.testing.assert_array_equal(known, np.isfinite(ratio))
    np.testing.assert_array_equal(known, np.isfinite(days))
    assert ((money[known] > 0.0) == (ratio[known] > 1.0)).all()
    assert (days[known] >= 1.0).all()


def test_every_premium_cites_quotes_of_both_grades(baseline: Result) -> None:
    for number in baseline.arrays["costing.premium"]:
        if np.isfinite(number.value):
            assert len(number.inputs) >= 2
