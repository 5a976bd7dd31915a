"""A scenario is complete: every number has a row or a reason, and nothing has a default."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from polysight.study.scenario import PolicyQuestion, Scope, Setting, Wording

WHY = Wording(en="because", zh="因为")


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"unit": "1"}, "scenario.ref_or_value"),
        ({"unit": "1", "ref": "MV020", "value": 0.13}, "scenario.ref_or_value"),
        ({"unit": "1", "value": 0.13}, "scenario.reason_missing"),
    ],
)
def test_a_number_without_ground_is_refused(fields: dict[str, object], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        Setting.model_validate(fields)


def test_a_row_may_be_borrowed_by_assumption_and_a_value_needs_one() -> None:
    assert Setting(unit="1", ref="UC0038", assumption=WHY).value is None
    assert Setting(unit="1", value=0.5, assumption=WHY).ref == ""


@pytest.mark.parametrize("years", [(2024, 2023), (2023, 2023), (2022, 2023)])
def test_years_must_rise_and_hold_the_base_year(years: tuple[int, ...]) -> None:
    fields = {"country": "CN", "base_year": 2024, "years": years, "regions": ["CN-XJ"]}
    with pytest.raises(ValidationError, match=r"scenario\.years"):
        Scope.model_validate({**fields, "routes": ["siemens"]})


@pytest.mark.parametrize("days", [("2027-01-01", "2026-12-31"), ("2027-01-01", "2027-01-01")])
def test_days_of_the_law_must_rise(days: tuple[str, ...]) -> None:
    fields = {"energy_limit": "gb-29447", "plants": ["siemens-xinjiang"], "reason": WHY}
    with pytest.raises(ValidationError, match=r"scenario\.days"):
        PolicyQuestion.model_validate({**fields, "days": [dt.date.fromisoformat(d) for d in days]})
