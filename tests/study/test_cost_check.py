"""Daqo and GCL in 2024 and 2025: each quarter told from other quarters."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.study.cost_check import (
    LEAST,
    ProducerCheck,
    company_tariff,
    producer_check,
    production,
    reported_cost,
)
from polysight.study.run import Plan
from tests.costing.golden import cases

DAQO = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
GCL = ("2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3")


def checked(planned: Plan, company: str, route: str, quarters: tuple[str, ...]) -> ProducerCheck:
    return producer_check(
        planned.view, company, route, quarters, seed=1, draws=2000, confidence=0.8
    )


def test_reports_are_read_in_yuan_without_tax(planned: Plan) -> None:
    assert reported_cost(planned.view, "daqo", "2025-Q4").value == pytest.approx(4.46 * 7.1875)
    assert reported_cost(planned.view, "gcl", "2025-Q3").value == pytest.approx(24.16)
    assert np.isnan(reported_cost(planned.view, "daqo", "2010-Q1").value)
    made = production(planned.view, "daqo", "2025-Q4").value
    assert production(planned.view, "daqo", "2025-Q1").value / made == pytest.approx(
        24.810 / 42.181
    )
    assert np.isnan(production(planned.view, "gcl", "2025-Q1").value)


def test_daqo_is_told_within_ten_per_cent(planned: Plan) -> None:
    found = checked(planned, "daqo", "siemens", DAQO)
    assert found.constant.periods == DAQO
    assert (np.abs(found.constant.bias) < 0.1 * found.constant.reported).all()
    assert found.constant.root_mean_square < 2.5
    assert found.constant.coverage >= 0.7
    assert found.ahead.periods == DAQO[LEAST:]
    assert found.loaded is not None
    # The quarters do not show that the remainder follows one over production.
    assert found.loaded.root_mean_square > found.constant.root_mean_square
    assert found.split is not None
    assert not found.split.identified
    assert set(reported_cost(planned.view, "daqo", "2025-Q4").inputs) <= set(found.inputs)
    assert "mark.energy_as_electricity" in found.marks


def test_gcl_is_told_but_for_its_first_quarter(planned: Plan) -> None:
    found = checked(planned, "gcl", "silane-fbr", GCL)
    assert found.loaded is None
    assert found.constant.inside == (False, True, True, True, True)
    assert found.constant.root_mean_square < 3.0
    # Its cost fell from quarter to quarter, so that earlier quarters tell too much.
    assert (found.ahead.bias > 0.0).all()


def test_same_seed_same_bits(planned: Plan) -> None:
    once = checked(planned, "gcl", "silane-fbr", GCL).constant
    other = checked(planned, "gcl", "silane-fbr", GCL).constant
    assert once.low.tobytes() == other.low.tobytes()


def test_too_few_quarters_are_refused(planned: Plan) -> None:
    with pytest.raises(DataError) as refused:
        checked(planned, "daqo", "siemens", DAQO[:3])
    assert refused.value.told("zh") != refused.value.told("en")


def test_the_tariff_of_a_company_lies_between_its_places(planned: Plan) -> None:
    found = company_tariff(planned.view, "daqo", "siemens", 2025)
    assert found["low"].value < found["central"].value < found["high"].value


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
