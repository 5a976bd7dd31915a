"""Cost for machines: the numbers of the model."""

from __future__ import annotations

import json

from polysight.answers.cost_document import document
from tests.cli.cost_example import example


def test_the_document_holds_the_model() -> None:
    model, view = example()
    made = document(model, view, "en", [])
    json.dumps(made, allow_nan=False)
    assert made["inputs"] == list(model.inputs)
    assert made["draws"] == 60
    assert made["unit"] == "CNY/kg"
