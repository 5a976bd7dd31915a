from __future__ import annotations

import pytest

from polysight.audit.claim import Kind
from polysight.audit.scenario_words import UNNAMED, is_project, stated_scenario, unnamed


@pytest.mark.parametrize(
    ("period", "subject", "name"),
    [
        ("base case 2027", "price", "base"),
        ("2027", "悲观情景下的价格", "悲观"),
        ("High Demand", "price", "high demand"),
        ("2027", "price", UNNAMED),
        ("", "price", UNNAMED),
        ("phase 2", "capacity", UNNAMED),
        ("project", "IRR after tax", ""),
        ("本项目", "内部收益率", ""),
        ("project price +10%", "IRR", "price +10%"),
    ],
)
def test_a_scenario_is_named_by_its_period_or_subject(period: str, subject: str, name: str) -> None:
    assert stated_scenario({"period": period, "subject": subject}) == name


def test_a_project_as_planned_is_no_case() -> None:
    assert is_project(" Project ")
    assert not is_project("project price +10%")
    assert unnamed(Kind.SCENARIO, "project") == ""
    assert unnamed(Kind.SCENARIO, "2027") == UNNAMED
    assert unnamed(Kind.ESTIMATE, "2027") == ""
