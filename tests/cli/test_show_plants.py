from __future__ import annotations

import json

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from tests.cli.conftest import Call

SCHEMA = FOLDER / "show.schema.json"


def test_the_register_on_a_day(call: Call) -> None:
    said = call("show", "plants", "--region", "新疆", "--to", "2024", "--lang", "zh")
    assert said.code == 0
    assert "daqo-shihezi" in said.out
    assert "运行" in said.out
    document = json.loads(call("show", "plants", "--to", "2024", "--json").out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    china = [one for one in document["plants"] if one["geography"].startswith("CN")]
    assert sum(one["capacity_t_per_year"] for one in china) == pytest.approx(3527e3, rel=0.01)


def test_plans_are_shown_only_when_asked_for(call: Call) -> None:
    plants = json.loads(call("show", "plants", "--json").out)["plants"]
    plans = json.loads(call("show", "plants", "--kind", "plan", "--json").out)["plants"]
    assert {one["plant"] for one in plants}.isdisjoint(one["plant"] for one in plans)
    assert all(one["capacity_t_per_year"] == 0 for one in plans)


def test_the_past_is_seen_as_it_was_known(call: Call) -> None:
    def total(*more: str) -> float:
        plants = json.loads(call("show", "plants", "--to", "2024", *more, "--json").out)["plants"]
        return float(sum(one["capacity_t_per_year"] for one in plants))

    assert 0 < total("--as-of", "2022-06-30") < total()


def test_a_company_has_its_plants(call: Call) -> None:
    said = call("show", "plants", "--company", "大全", "--to", "2025")
    assert "daqo-baotou" in said.out
    assert "wacker" not in said.out
