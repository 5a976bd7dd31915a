"""Cost for machines: the numbers of the model."""

from __future__ import annotations

import json

import jsonschema
import pytest

from polysight.answers.cost_document import document
from polysight.answers.published_schema import schema
from polysight.study.cost_model import cost_model
from polysight.study.run import plan
from tests.cli.cost_example import example


def test_the_document_holds_the_model() -> None:
    model, view = example()
    made = document(model, view, "en", [])
    json.dumps(made, allow_nan=False)
    assert made["inputs"] == list(model.inputs)
    assert made["draws"] == 60
    assert made["unit"] == "CNY/kg"


@pytest.mark.filterwarnings("ignore:Mean of empty slice:RuntimeWarning")
def test_a_year_without_a_price_is_told_as_nothing_known() -> None:
    view = plan("baseline").view
    told = document(cost_model(view, year=1990, seed=1, count=8), view, "en", [])
    told = json.loads(json.dumps(told, allow_nan=False))
    jsonschema.validate(told, schema("cost"))
    assert {one["median"] for one in told["curve_band"]} == {None}
