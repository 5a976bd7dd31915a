"""The document of a gap for every way in which a search ends."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from polysight.answers.gap_document import document
from polysight.answers.published_schema import FOLDER
from tests.cli.gap_examples import gap_answer
from tests.plant.routes.plants import data
from tests.study.gap_example import ELECTRONIC, GRANULES, OLD, TODAY, TURN, XINJIANG

pytestmark = pytest.mark.slow

SCHEMA = json.loads((FOLDER / "comply_gap.schema.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "day"), [(XINJIANG, TURN), (OLD, TURN), (GRANULES, TURN), (ELECTRONIC, TODAY)]
)
def test_it_is_as_its_schema_says(name: str, day: object) -> None:
    told = document(gap_answer(name, day), data(), "en", [Path("a.svg")])  # type: ignore[arg-type]
    jsonschema.validate(told, SCHEMA)
    assert told["figures"] == ["a.svg"]
    assert told["plant"] == name


def test_what_is_not_known_is_null() -> None:
    answer = gap_answer()
    told = document(
        replace(answer, gap=replace(answer.gap, passing_share=float("nan"))), data(), "en", []
    )
    assert told["passing_share"] is None
    jsonschema.validate(told, SCHEMA)
