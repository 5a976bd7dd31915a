"""Numbers of a project file: each rests on something, and paths rise in time."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from polysight.study.project_file_numbers import PriceSetting, ProjectNumber

WHY = {"en": "test", "zh": "测试"}


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"value": 1.0}, "reason_missing"),
        ({"value": 1.0, "ref": "FP0001"}, "ref_or_value"),
        ({}, "ref_or_value"),
        ({"ref": "FP0001", "source": "x"}, "ref_has_source"),
        ({"value": 1.0, "assumption": WHY, "low": 0.5}, "range"),
        ({"value": 1.0, "assumption": WHY, "low": 2.0, "high": 1.0}, "range"),
    ],
)
def test_a_number_rests_on_something(fields: dict[str, object], rule: str) -> None:
    with pytest.raises(ValidationError, match=f"project_file.{rule}"):
        ProjectNumber.model_validate({"unit": "1", **fields})


def test_a_source_or_a_reason_suffices() -> None:
    assert ProjectNumber.model_validate({"unit": "1", "value": 1, "source": "x"}).value == 1.0
    assert ProjectNumber.model_validate({"unit": "1", "value": 1, "assumption": WHY}).ref == ""


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"mode": "own"}, "own_path"),
        ({"mode": "reference-report"}, "report_scenario"),
        ({"mode": "observed"}, "period_of_price"),
        ({"mode": "region", "period": "2025-Q1"}, "period_of_price"),
        ({"mode": "ensemble", "period": "2025"}, "period_of_price"),
        ({"mode": "ensemble"}, "ensemble_scenario"),
        ({"mode": "ensemble", "scenario": "baseline", "money": "nominal"}, "ensemble_scenario"),
        ({"mode": "reference-report", "scenario": "baseline"}, "report_scenario"),
        ({"mode": "observed", "period": "2025", "scenario": "base"}, "report_scenario"),
        ({"mode": "observed", "period": "2025", "draws": 9}, "ensemble_only"),
        (
            {"mode": "region", "period": "2025", "tax": "excluded",
             "path": [{"value": 1.0, "unit": "CNY/kg", "assumption": WHY}]},
            "change_undated",
        ),
    ],
)  # fmt: skip
def test_a_price_has_what_its_mode_needs(fields: dict[str, object], rule: str) -> None:
    with pytest.raises(ValidationError, match=f"project_file.{rule}"):
        PriceSetting.model_validate(fields)


@pytest.mark.parametrize("starts", [("2030", "2029"), ("2030", "2030"), ("", "")])
def test_dates_of_a_path_rise(starts: tuple[str, str]) -> None:
    path = [{"value": 1.0, "unit": "CNY/kg", "assumption": WHY, "from": start} for start in starts]
    with pytest.raises(ValidationError, match=r"project_file\.steps"):
        PriceSetting.model_validate({"mode": "own", "tax": "excluded", "path": path})
