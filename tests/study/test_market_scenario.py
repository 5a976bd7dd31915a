"""The form of a scenario of the market."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from polysight.study.market_scenario import (
    DriverChange,
    MarketScenario,
    ParameterChange,
    PlantChange,
    RuleChange,
)

WHY = {"en": "why", "zh": "理由"}
PLAIN: dict[str, Any] = {
    "format": 1, "id": "own", "title": WHY, "description": WHY, "origin": dt.date(2026, 6, 30),
    "last_month": "2030-12", "draws": 100, "seed": 1,
}  # fmt: skip


def test_knowledge_is_that_of_the_origin_unless_said() -> None:
    assert MarketScenario.model_validate(PLAIN).knowledge == dt.date(2026, 6, 30)
    early = PLAIN | {"as_of": dt.date(2026, 3, 31)}
    assert MarketScenario.model_validate(early).knowledge == dt.date(2026, 3, 31)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"origin": dt.date(2026, 6, 29)}, "origin_day"),
        ({"last_month": "2026-06"}, "ends_before_it_begins"),
        ({"last_month": "2026-13"}, "pattern"),
        ({"draw": 3}, "Extra inputs"),
    ],
)
def test_days_in_disorder_are_refused(change: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        MarketScenario.model_validate(PLAIN | change)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"closes": "2027-01", "opens": "2027-06", "plant": "a"}, "closes_before_it_opens"),
        ({"closes": "2027-01"}, "no_plants"),
        ({"capacity": 10.0, "region": "CN-XJ"}, "capacity_of_many"),
        ({"capacity": -1.0, "plant": "a"}, "greater than 0"),
        ({"n_type_share": 1.2, "plant": "a"}, "less than or equal to 1"),
    ],
)
def test_plants_that_cannot_be_are_refused(change: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        PlantChange.model_validate({"reason": WHY} | change)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"from": "2028-01", "to": "2027-01"}, "end_first"),
        ({"from": "2028-01", "value": -0.5}, "negative"),
        ({"from": "2028-01", "unit": "GW"}, "factor_unit"),
    ],
)
def test_changes_that_cannot_be_are_refused(change: dict[str, Any], told: str) -> None:
    line = {"driver": "module_demand", "operation": "multiply", "value": 0.5, "unit": "1"}
    with pytest.raises(ValidationError, match=told):
        DriverChange.model_validate(line | {"reason": WHY} | change)


def test_a_parameter_is_fixed_or_shifted() -> None:
    for change in ({}, {"fixed": 1.0, "shifted": 1.0}):
        with pytest.raises(ValidationError, match="fixed_or_shifted"):
            ParameterChange.model_validate({"parameter": "floor", "reason": WHY} | change)


def test_deadlines_are_in_order() -> None:
    with pytest.raises(ValidationError, match="deadlines"):
        RuleChange.model_validate({"shortest_months": 9, "longest_months": 6, "reason": WHY})
