"""Full cost, capital cost, premia and by-products for machines."""

from __future__ import annotations

import json
from typing import Any

import pytest

from polysight.answers.cost_beyond_document import ahead_document, beyond_document
from tests.cli.cost_example import full_example


def test_the_document_holds_what_stands_beside_cash_cost() -> None:
    model, view = full_example()
    made: Any = beyond_document(model, view, "zh")
    json.dumps(made, allow_nan=False)
    assert made["asked"]["full"] is True
    assert made["asked"]["utilisation"] == pytest.approx(0.8)
    assert [one["route"] for one in made["capital"]["plants"]] == ["siemens", "silane-fbr"]
    assert made["capital"]["build_months"]["inputs"] == ["MS0168"]
    assert all(one["credit"] is None for one in made["by_products"])
    assert all(one["inputs"] for one in made["premiums"])


def test_a_check_tells_what_earlier_quarters_tell() -> None:
    model, _ = full_example()
    told: list[Any] = [ahead_document(one) for one in model.ahead]
    json.dumps(told, allow_nan=False)
    assert told[0]["split"]["identified"] is False
    assert told[1]["split"] is None
