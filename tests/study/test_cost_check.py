"""Daqo and GCL in 2024 and 2025: reports as they are read, and quarters told from earlier ones."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.costing.calibration import Check, leave_one_out
from polysight.study.cost_check import LEAST, ahead, production, reported_cost
from polysight.study.run import Plan
from tests.costing.golden import cases

DAQO = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
GCL = ("2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3")


def checked(planned: Plan, company: str, quarters: tuple[str, ...], draws: int = 200) -> Check:
    """Quarters of which nothing but a steady sum is explained."""
    reported = np.array([reported_cost(planned.view, company, one).value for one in quarters])
    chance = np.linspace(0.01, 0.99, draws)[:, None] * np.ones(len(quarters))
    explained = np.full((draws, len(quarters)), 20.0)
    return leave_one_out(quarters, explained, reported, probability=chance, confidence=0.9)


def test_reports_are_read_in_yuan_without_tax(planned: Plan) -> None:
    assert reported_cost(planned.view, "daqo", "2025-Q4").value == pytest.approx(4.46 * 7.1875)
    total = reported_cost(planned.view, "daqo", "2025-Q4", "total_cost")
    assert total.value == pytest.approx(5.83 * 7.1875)
    assert reported_cost(planned.view, "gcl", "2025-Q3").value == pytest.approx(24.16)
    assert np.isnan(reported_cost(planned.view, "daqo", "2010-Q1").value)
    made = production(planned.view, "daqo", "2025-Q4").value
    assert production(planned.view, "daqo", "2025-Q1").value / made == pytest.approx(
        24.810 / 42.181
    )
    assert np.isnan(production(planned.view, "gcl", "2025-Q1").value)


def test_later_quarters_are_told_from_earlier_ones(planned: Plan) -> None:
    check = checked(planned, "daqo", DAQO)
    found = ahead(planned.view, "daqo", check, seed=1)
    assert found.check is not None
    assert found.check.periods == DAQO[LEAST:]
    # With nothing explained the remainder of a quarter is the mean of the earlier ones.
    mean = check.reported[:LEAST].mean() - 20.0
    assert found.check.remainder[0] == pytest.approx(mean)
    again = ahead(planned.view, "daqo", check, seed=1)
    assert again.check is not None
    assert again.check.low.tobytes() == found.check.low.tobytes()


def test_the_quarters_do_not_tell_a_fixed_part_of_cash_cost(planned: Plan) -> None:
    found = ahead(planned.view, "daqo", checked(planned, "daqo", DAQO), seed=1)
    assert found.split is not None
    assert not found.split.identified


def test_cost_beyond_cash_is_a_nearly_constant_sum(planned: Plan) -> None:
    """In yuan the pool of the golden quarters; over the nameplate some yuan per kilogram."""
    found = ahead(planned.view, "daqo", checked(planned, "daqo", DAQO), seed=1)
    assert found.pool is not None
    assert found.pool.low < 57.0 * 7.1875 < found.pool.high
    assert 4.0 < found.pool_cny_per_kg < 7.0
    total = reported_cost(planned.view, "daqo", "2025-Q4", "total_cost")
    made = production(planned.view, "daqo", "2025-Q4")
    assert {*total.inputs, *made.inputs} <= set(found.inputs)


def test_without_productions_nothing_is_split(planned: Plan) -> None:
    found = ahead(planned.view, "gcl", checked(planned, "gcl", GCL), seed=1)
    assert found.check is not None
    assert (found.split, found.pool) == (None, None)
    assert np.isnan(found.pool_cny_per_kg)
    few = ahead(planned.view, "gcl", checked(planned, "gcl", GCL[:LEAST]), seed=1)
    assert few.check is None


def test_the_golden_quarters_are_those_of_the_rows(planned: Plan) -> None:
    (case,) = cases("fixed_cost")
    ids = case["source"].split(", ")
    rows = [planned.view.evidence.observation(name) for name in ids]
    values = {
        name: [row.value for row in rows if row.quantity == name]
        for name in ("production", "total_cost", "cash_cost")
    }
    assert [row.period.text for row in rows[::3]] == case["periods"]
    assert values["production"] == [pytest.approx(1000 * one) for one in case["production_kt"]]
    assert values["total_cost"] == case["total_usd_per_kg"]
    assert values["cash_cost"] == case["cash_usd_per_kg"]
