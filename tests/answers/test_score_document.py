"""The document of a card has every benchmark with its source."""

from __future__ import annotations

import json

import jsonschema

from polysight.answers.published_schema import FOLDER
from polysight.answers.score_document import document
from tests.cli.gap_examples import scores
from tests.plant.routes.plants import data

SCHEMA = FOLDER / "comply_score.schema.json"


def test_every_benchmark_cites() -> None:
    told = document(scores(), data(), "en")
    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    for rating in told["ratings"]:  # type: ignore[attr-defined]
        for one in rating["indicators"]:
            assert all(each["source"] in data().sources for each in one["benchmarks"])
