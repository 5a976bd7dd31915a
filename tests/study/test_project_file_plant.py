"""The form of what is built: one size a line, one mode a phase."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from polysight.study.project_file_plant import CapitalSetting, ItemSetting, PhaseInvestment

NUMBER = {"value": 1.0, "unit": "1", "assumption": {"en": "test", "zh": "测试"}}
ITEM = {"key": "a", "heading": "other", "asset": "b", "vat": NUMBER}
ASSET = {"kind": "fixed", "life": NUMBER, "residual": NUMBER, "method": "straight-line"}


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({}, "share_or_amount"),
        ({"share": NUMBER, "amount": NUMBER}, "share_or_amount"),
        ({"amount": NUMBER}, "tax_of_amount"),
        ({"share": NUMBER, "tax": "included"}, "tax_of_amount"),
    ],
)
def test_a_line_has_one_size(fields: dict[str, object], rule: str) -> None:
    with pytest.raises(ValidationError, match=f"project_file.{rule}"):
        ItemSetting.model_validate({**ITEM, **fields})


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"mode": "own"}, "investment_mode"),
        ({"mode": "own", "total": NUMBER}, "tax_of_amount"),
        ({"mode": "scaled", "year": 2024, "total": NUMBER}, "investment_mode"),
        ({"mode": "items"}, "investment_mode"),
        ({"mode": "items", "items": [{**ITEM, "share": NUMBER}]}, "items_amount"),
    ],
)
def test_an_investment_has_what_its_mode_needs(fields: dict[str, object], rule: str) -> None:
    with pytest.raises(ValidationError, match=f"project_file.{rule}"):
        PhaseInvestment.model_validate(fields)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"overrun_from": "own"}, "overrun"),
        ({"overrun_from": "cases", "overrun": NUMBER}, "overrun"),
        (
            {"overrun_from": "cases", "items": [{**ITEM, "amount": NUMBER, "tax": "included"}]},
            "items_share",
        ),
    ],
)
def test_overrun_and_breakdown(fields: dict[str, object], rule: str) -> None:
    with pytest.raises(ValidationError, match=f"project_file.{rule}"):
        CapitalSetting.model_validate({"assets": {"b": ASSET}, **fields})
