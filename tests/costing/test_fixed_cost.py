"""A constant pool reproduces one producer's quarters; the split of cash cost is not identified."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.costing.fixed_cost import constant_pool, spread_over, variable_and_fixed
from polysight.errors import UsageError
from tests.costing.golden import cases


@pytest.mark.parametrize("case", cases("fixed_cost"), ids=lambda case: str(case["name"]))
def test_a_constant_pool_reproduces_the_non_cash_cost(case: dict[str, Any]) -> None:
    made, total, cash = (
        np.array(case[name]) for name in ("production_kt", "total_usd_per_kg", "cash_usd_per_kg")
    )
    np.testing.assert_allclose((total - cash) * made, case["pool_musd"], atol=0.05)
    pool = constant_pool(total - cash, made, confidence=0.95)
    assert pool.amount == pytest.approx(case["amount"], abs=0.05)
    assert pool.worst <= case["tolerance"]
    assert pool.low < pool.least <= pool.amount <= pool.most < pool.high
    split = variable_and_fixed(cash, made, confidence=0.95)
    assert split.identified is case["identified"]
    assert split.fixed_interval[0] < 0.0 < split.fixed_interval[1]


@given(st.floats(0.5, 8.0), st.floats(1.0, 100.0))
def test_an_exact_split_is_found_and_identified(variable: float, fixed: float) -> None:
    made = np.array([10.0, 20.0, 30.0, 45.0])
    jitter = 1e-4 * np.array([1.0, -1.0, -1.0, 1.0])
    found = variable_and_fixed(variable + fixed / made + jitter, made, confidence=0.95)
    assert found.variable_per_kg == pytest.approx(variable, abs=1e-3)
    assert found.fixed == pytest.approx(fixed, abs=2e-2)
    assert found.identified


@given(st.floats(1.0, 100.0), st.floats(1.0, 100.0), st.floats(1.01, 3.0))
def test_fixed_cost_per_kilogram_falls_with_output(
    pool: float, production: float, more: float
) -> None:
    less, greater = np.array(production), np.array(more * production)
    assert spread_over(np.array(pool), greater) < spread_over(np.array(pool), less)


@pytest.mark.parametrize("production", [0.0, -1.0])
def test_fixed_cost_at_no_output_is_refused(production: float) -> None:
    with pytest.raises(UsageError) as refused:
        spread_over(np.array(57.0), np.array([25.0, production]))
    assert refused.value.told("zh") != refused.value.told("en")


def test_a_split_needs_output_that_varies() -> None:
    with pytest.raises(UsageError):
        variable_and_fixed(np.array([5.0, 5.1, 5.2]), np.full(3, 20.0), confidence=0.9)
