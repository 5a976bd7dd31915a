"""Scenarios, stresses, shocks and draws of a project."""

from __future__ import annotations

import pytest

from polysight.investment.outcomes import Outcome
from tests.report.feasibility.example import project

pytestmark = pytest.mark.slow


def test_scenarios_are_those_of_the_file() -> None:
    found = project()
    for one in found.scenarios:
        told = found.result.number(f"project.scenario_npv[{one.name}]").value
        assert told == pytest.approx(one.outcomes[Outcome.NPV] / 1e6)


def test_shocks_that_nobody_can_judge_have_two_ends() -> None:
    array = project().result.arrays["project.shock_npv"].array.values
    assert (array[:, 0] <= array[:, 1]).all()
    assert (array[:, 0] < array[:, 1]).any()


def test_chances_are_shares_and_quantiles_rise() -> None:
    result = project().result
    assert all(0.0 <= one.value <= 1.0 for one in result.arrays["project.chance"])
    values = [one.value for one in result.arrays["project.drawn_npv"]]
    assert values == sorted(values)


def test_a_risk_costs_value() -> None:
    assert all(one.value < 0.0 for one in project().result.arrays["project.risk_effect"])
