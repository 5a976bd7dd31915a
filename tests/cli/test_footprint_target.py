"""``polysight footprint target``."""

from __future__ import annotations

import json

import jsonschema
import pytest

from tests.cli.conftest import Call
from tests.cli.test_footprint import FEW, schema

ASKED = ("footprint", "target", "siemens-xinjiang", "--to", "20")


def test_levers_are_told_for_machines(call: Call) -> None:
    said = call(*ASKED, "--json", *FEW)
    assert said.code == 0
    document = json.loads(said.out)
    jsonschema.validate(document, schema("footprint_target"))
    assert 0.0 <= document["green"]["reachable_share"] <= 1.0


@pytest.mark.parametrize(("language", "words"), [("en", "not reachable"), ("zh", "不可达")])
def test_what_cannot_be_reached_is_said(call: Call, language: str, words: str) -> None:
    said = call("footprint", "target", "siemens-xinjiang", "--to", "2", "--lang", language, *FEW)
    assert said.code == 0
    assert words in said.out


def test_a_route_alone_has_a_target(call: Call) -> None:
    said = call("footprint", "target", "siemens", "--to", "20", *FEW)
    assert said.code == 0
