"""The document of the register is as its schema says."""

from __future__ import annotations

import json

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from polysight.answers.register_document import document
from tests.cli.gap_examples import register
from tests.plant.routes.plants import data

pytestmark = pytest.mark.slow

SCHEMA = FOLDER / "comply_register.schema.json"


def test_every_plant_has_every_day() -> None:
    told = document(register(), data(), "en")
    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    days = len(told["days"])  # type: ignore[arg-type]
    assert all(len(one["years"]) == days for one in told["plants"])  # type: ignore[attr-defined]
    assert {"UC0030", "MS0335", "FA0001", "FA0002", "FA0003"} <= set(told["inputs"])  # type: ignore[call-overload]
    assert set(told["levels"]) == {"mixed", "average", "exposure", "model"}  # type: ignore[call-overload]
