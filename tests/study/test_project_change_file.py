"""Changes as files state them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from polysight.study.project_change_file import ChangeSetting, of_scenario
from polysight.study.project_file_doubt import ScenarioChange

NUMBER = {"value": 0.5, "unit": "1", "assumption": {"en": "Half.", "zh": "一半。"}}


@pytest.mark.parametrize(
    "wrong",
    [
        {"what": "price"},
        {"what": "price", "multiply": NUMBER, "add": NUMBER},
        {"what": "price", "multiply": NUMBER, "from": "2028", "after": NUMBER},
        {"what": "price-history"},
        {"what": "price", "multiply": NUMBER, "first": "2022-01", "last": "2022-12"},
        {"what": "price", "multiply": NUMBER, "from": "28"},
        {"what": "price", "multiply": {"value": 1.0, "unit": "1"}},
    ],
)
def test_what_says_nothing_or_two_things_is_refused(wrong: dict) -> None:
    with pytest.raises(ValidationError):
        ChangeSetting.model_validate(wrong)


def test_a_change_of_a_scenario_is_the_same_change() -> None:
    own = {"what": "load", "replace": NUMBER, "from": "2028", "to": "2029-06"}
    told = of_scenario(ScenarioChange.model_validate(own))
    assert told == ChangeSetting.model_validate(own)
