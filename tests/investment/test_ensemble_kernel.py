"""The compiled pass is told apart in `tests.investment.test_ensemble`; here what it must not do."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.draw_factors import draw_factors
from polysight.investment.ensemble import valuer
from polysight.investment.ensemble_kernel import scale
from polysight.investment.outcomes import Outcome
from polysight.investment.project_periods import project_periods
from tests.investment.random_case import Shape, random_case

pytestmark = pytest.mark.slow


def test_the_central_case_is_left_alone_and_so_are_other_draws() -> None:
    case = random_case(3, Shape(loans=2))
    ready = valuer(case)
    before = [np.array(array) for group in ready.periods for array in group]
    factors = draw_factors(case, {"price": np.array([0.5, 2.0, 3.0])}, 3)
    outcomes = np.full((len(Outcome), 3), -7.0)
    ready.fill(factors, 1, 2, outcomes)
    after = [np.asarray(array) for group in ready.periods for array in group]
    for one, other in zip(before, after, strict=True):
        np.testing.assert_array_equal(one, other)
    assert (outcomes[:, [0, 2]] == -7.0).all()
    assert not (outcomes[: Outcome.MINIMUM_PRICE, 1] == -7.0).any()


def test_one_draw_after_another_leaves_nothing_behind() -> None:
    case = random_case(5, Shape(loans=1, inputs=2))
    given, scratch = project_periods(case), project_periods(case)
    wild = {"price": [9.0, 1.0], "capital": [9.0, 1.0], "loan-rate": [0.5, 0.0], "load": [2.0, 1.0]}
    factors = draw_factors(case, {key: np.array(row) for key, row in wild.items()}, 2)
    scale(given, scratch, factors, 0)
    scale(given, scratch, factors, 1)
    for one, other in zip(given, scratch, strict=True):
        for array, left in zip(one, other, strict=True):
            np.testing.assert_array_equal(array, left)
