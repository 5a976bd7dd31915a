"""Groups of arrays that compiled code can take."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from polysight.investment.case import Repayment
from polysight.investment.period_arrays import RepaymentKind
from polysight.investment.project_periods import project_periods
from tests.investment.random_case import Shape, random_case


def test_every_repayment_has_a_code() -> None:
    names = [kind.name.lower().replace("_", "-") for kind in RepaymentKind]
    assert tuple(names) == get_args(Repayment)


@pytest.mark.parametrize("loans", [0, 3])
def test_every_project_has_the_same_types(loans: int) -> None:
    found = project_periods(random_case(5, Shape(loans=loans, inputs=loans)))
    other = project_periods(random_case(6, Shape(loans=1, inputs=2)))
    for group, like in zip(found, other, strict=True):
        for one, two in zip(group, like, strict=True):
            assert type(one) is type(two)
            if isinstance(one, np.ndarray) and isinstance(two, np.ndarray):
                assert one.flags.c_contiguous
                assert (one.dtype, one.ndim) == (two.dtype, two.ndim)
