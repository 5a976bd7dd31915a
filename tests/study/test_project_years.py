"""Months as calendar years."""

from __future__ import annotations

import numpy as np

from polysight.study.project_years import MONTHS, yearly_means


def test_a_year_that_does_not_change_keeps_its_number() -> None:
    months = np.repeat([0.15, 0.1], MONTHS)
    months[-3:] = 0.2
    np.testing.assert_array_equal(yearly_means(months)[0], 0.15)
    np.testing.assert_allclose(yearly_means(months)[1], 0.125)
