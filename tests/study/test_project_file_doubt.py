"""The form of scenarios, distributions and what a lender asks."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from polysight.study.project_file_doubt import (
    CorrelationSetting,
    LenderAnswer,
    ScenarioChange,
)

WHY = {"en": "test", "zh": "测试"}
NUMBER = {"value": 1.0, "unit": "1", "assumption": WHY}


@pytest.mark.parametrize("fields", [{}, {"multiply": NUMBER, "add": NUMBER}])
def test_a_change_is_one_thing(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=r"project_file\.one_change"):
        ScenarioChange.model_validate({"what": "price", **fields})


def test_a_change_may_be_dated() -> None:
    told = {"what": "price", "multiply": NUMBER, "from": "2027", "to": "2028-06"}
    found = ScenarioChange.model_validate(told)
    assert (found.start, found.end) == ("2027", "2028-06")


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({}, "correlation"),
        ({"measured": True, "rank": 0.5, "assumption": WHY}, "correlation"),
        ({"rank": 0.5}, "reason_missing"),
    ],
)
def test_a_correlation_is_measured_or_assumed(fields: dict[str, object], rule: str) -> None:
    with pytest.raises(ValidationError, match=f"project_file.{rule}"):
        CorrelationSetting.model_validate({"between": ["price", "load"], **fields})


def test_an_answer_to_a_lender_rests_on_something() -> None:
    with pytest.raises(ValidationError, match=r"project_file\.reason_missing"):
        LenderAnswer.model_validate({"value": 40.0})
    assert LenderAnswer.model_validate({"value": 40.0, "source": "x"}).value == 40.0
