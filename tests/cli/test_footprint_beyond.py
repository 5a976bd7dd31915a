"""What follows the gate is told beside the footprint, and only where it is asked for."""

from __future__ import annotations

import json

import jsonschema
import pytest

from tests.cli.conftest import Call
from tests.cli.test_footprint import FEW, schema

PLANT = "siemens-sichuan"


def test_it_is_off_unless_asked_for_and_in_no_total(call: Call) -> None:
    plain, asked = (
        json.loads(call("footprint", PLANT, "--json", *FEW, *more).out)
        for more in ((), ("--beyond-gate",))
    )
    assert plain["beyond_gate"] is None
    jsonschema.validate(asked, schema("footprint"))
    assert asked["life_cycle"] == plain["life_cycle"]
    told = asked["beyond_gate"]
    assert told["gate"]["central"] == asked["life_cycle"]["covered_market"]["central"]
    assert told["rows"] == ["PF0051", "PF0052", "PF0053", "PF0054"]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "in none of its totals"), ("zh", "不计入任何合计")]
)
def test_it_is_told_in_words(call: Call, language: str, words: str) -> None:
    plain, asked = (
        call("footprint", PLANT, "--lang", language, *FEW, *more).out
        for more in ((), ("--beyond-gate",))
    )
    assert words in asked
    assert words not in plain
