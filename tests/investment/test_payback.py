"""Payback: golden cases, discounting never shortens it, a scalar equals a batch row."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.investment.payback import Payback, PaybackStatus, dynamic_payback, static_payback
from tests.investment.golden import cases

ROWS = arrays(np.float64, (4, 6), elements=st.floats(-100, 100))


@pytest.mark.parametrize("case", cases("payback"), ids=lambda case: str(case["flows"]))
def test_golden(case: dict[str, Any]) -> None:
    first = case["first_year"]
    got: Payback = (
        dynamic_payback(
            case["flows"], rate=case["rate"], timing=case.get("timing", "end"), first_year=first
        )
        if "rate" in case
        else static_payback(case["flows"], first_year=first)
    )
    assert PaybackStatus(int(got.status)).label == case["status"]
    np.testing.assert_allclose(
        got.years, case.get("years", np.nan), rtol=0, atol=case.get("tolerance", 1e-12)
    )


@given(st.floats(1, 100), arrays(np.float64, 6, elements=st.floats(0, 50)), st.floats(0, 0.5))
def test_discounting_never_shortens(outlay: float, back: np.ndarray, rate: float) -> None:
    flows = np.concatenate([[-outlay], back])
    static = static_payback(flows, first_year=0)
    dynamic = dynamic_payback(flows, rate=rate, timing="start", first_year=0)
    if np.isfinite(dynamic.years):
        assert dynamic.years >= static.years - 1e-9


@given(ROWS, st.floats(-1e3, 1e3).filter(lambda factor: abs(factor) > 1e-3))
def test_a_batch_equals_its_rows(flows: np.ndarray, unit: float) -> None:
    batch = static_payback(flows * abs(unit), first_year=1)
    for place, row in enumerate(flows * abs(unit)):
        alone = static_payback(row, first_year=1)
        assert np.array_equal(batch.years[place], alone.years, equal_nan=True)
        assert batch.status[place] == alone.status


def test_a_flow_that_is_not_finite_is_invalid() -> None:
    got = static_payback([[-1.0, np.nan], [-1.0, 2.0]], first_year=0)
    assert got.status.tolist() == [PaybackStatus.INVALID, PaybackStatus.REACHED]
    assert np.isnan(got.years[0])
