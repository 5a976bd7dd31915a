"""Capture is told beside the footprint, and only where it is asked for."""

from __future__ import annotations

import json

import jsonschema
import pytest

from tests.cli.conftest import Call
from tests.cli.test_footprint import FEW, schema

PLANT = "siemens-captive-coal-old"


def test_capture_is_off_unless_asked_for(call: Call) -> None:
    plain, asked = (
        json.loads(call("footprint", PLANT, "--json", *FEW, *more).out)
        for more in ((), ("--capture",))
    )
    assert plain["capture"] is None
    jsonschema.validate(asked, schema("footprint"))
    assert asked["life_cycle"] == plain["life_cycle"]
    assert asked["capture"]["avoided"]["central"] < asked["capture"]["caught"]["central"]


@pytest.mark.parametrize(("language", "words"), [("en", "Capture"), ("zh", "捕集")])
def test_capture_is_told_in_words(call: Call, language: str, words: str) -> None:
    assert words in call("footprint", PLANT, "--capture", "--lang", language, *FEW).out
