"""The document of a card has every benchmark with its source."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from polysight.cli import options
from polysight.cli.score_document import document
from tests.cli.gap_examples import scores
from tests.plant.routes.plants import data

SCHEMA = Path(options.__file__).parent / "schemas" / "comply_score.schema.json"


def test_every_benchmark_cites() -> None:
    told = document(scores(), data(), "en")
    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    for rating in told["ratings"]:  # type: ignore[attr-defined]
        for one in rating["indicators"]:
            assert all(each["source"] in data().sources for each in one["benchmarks"])
