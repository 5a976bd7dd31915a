"""``polysight footprint compare``."""

from __future__ import annotations

import json

import jsonschema

from tests.cli.conftest import Call
from tests.cli.test_footprint import FEW, schema

PAIR = ("siemens-xinjiang", "siemens-sichuan")


def test_plants_are_ranked(call: Call) -> None:
    said = call("footprint", "compare", *PAIR, "--json", *FEW)
    assert said.code == 0
    document = json.loads(said.out)
    jsonschema.validate(document, schema("footprint_compare"))
    ranks = {one["plant"]: one["rank"] for one in document["plants"]}
    assert ranks["siemens-sichuan"] < ranks["siemens-xinjiang"]


def test_the_page_names_both(call: Call) -> None:
    said = call("footprint", "compare", *PAIR, *FEW)
    assert all(one in said.out for one in PAIR)


def test_a_route_alone_is_ranked_beside_a_plant(call: Call) -> None:
    said = call("footprint", "compare", "siemens", "siemens-sichuan", *FEW)
    assert said.code == 0


def test_one_plant_is_no_comparison(call: Call) -> None:
    assert call("footprint", "compare", "siemens-sichuan", *FEW).code == 2
