"""``polysight footprint charges``."""

from __future__ import annotations

import json

import jsonschema
import pytest

from tests.cli.conftest import Call
from tests.cli.test_footprint import FEW, schema


@pytest.mark.parametrize("plant", ["siemens-captive-coal-old", "siemens-sichuan"])
def test_charges_are_told_for_machines(call: Call, plant: str) -> None:
    said = call("footprint", "charges", plant, "--json", *FEW)
    assert said.code == 0
    document = json.loads(said.out)
    jsonschema.validate(document, schema("footprint_charges"))
    assert document["border"]["scenario"] is True


@pytest.mark.parametrize(("language", "words"), [("en", "scenario"), ("zh", "情景")])
def test_the_border_is_called_a_scenario(call: Call, language: str, words: str) -> None:
    said = call("footprint", "charges", "siemens-sichuan", "--lang", language, *FEW)
    assert words in said.out


def test_a_plant_fed_by_the_grid_owes_nothing(call: Call) -> None:
    assert "nothing is owed" in call("footprint", "charges", "siemens-sichuan", *FEW).out
