"""Every stage, supplier and outcome has a name in both languages."""

from __future__ import annotations

import pytest

from polysight.answers.footprint_names import (
    OWN,
    gas_name,
    outcome_name,
    region_name,
    scope_name,
    stage_name,
    supplier_name,
)
from polysight.carbon.certificates import Outcome
from polysight.carbon.product import SCOPES
from polysight.messages import LANGUAGES, Language
from polysight.study.footprint_inventory import STAGES
from tests.study.footprint_example import data


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_name(language: Language) -> None:
    assert all(stage_name(one, language) for one in STAGES)
    assert all(supplier_name(one, data(), language) for one in OWN)
    assert all(scope_name(one.value, language) for one in SCOPES)
    assert all(outcome_name(one.value, language) for one in Outcome)
    assert gas_name("CO2", data(), language) != "CO2"


def test_a_grid_of_a_province_is_named_as_grid() -> None:
    assert supplier_name("electricity-grid@CN-YN", data(), "en") == "grid electricity"


def test_what_nothing_names_keeps_its_code() -> None:
    assert supplier_name("no-such", data(), "zh") == "no-such"
    assert region_name("ZZ", data(), "zh") == "ZZ"
    assert gas_name("XX", data(), "zh") == "XX"
