from __future__ import annotations

import pytest

from polysight.audit.scenario_words import UNNAMED, stated_scenario


@pytest.mark.parametrize(
    ("period", "subject", "name"),
    [
        ("base case 2027", "price", "base"),
        ("2027", "悲观情景下的价格", "悲观"),
        ("High Demand", "price", "high demand"),
        ("2027", "price", UNNAMED),
        ("", "price", UNNAMED),
        ("phase 2", "capacity", UNNAMED),
    ],
)
def test_a_scenario_is_named_by_its_period_or_subject(period: str, subject: str, name: str) -> None:
    assert stated_scenario({"period": period, "subject": subject}) == name
