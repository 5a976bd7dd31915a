"""Charges of carbon for machines."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from tests.cli.conftest import Call
from tests.cli.test_footprint import FEW, schema
from tests.study.footprint_plants import CAPTIVE, HYDRO


def told(call: Call, plant: str, day: str) -> Any:
    said = call("footprint", "charges", plant, "--on", day, "--json", *FEW)
    assert said.code == 0
    document = json.loads(said.out)
    jsonschema.validate(document, schema("footprint_charges"))
    return document


@pytest.mark.parametrize("plant", [CAPTIVE, HYDRO])
@pytest.mark.parametrize("day", ["2018-01-01", "2024-12-31", "2026-11-22"])
def test_charges_are_told_for_machines(call: Call, plant: str, day: str) -> None:
    document = told(call, plant, day)
    assert document["day"] == day
    assert document["border"]["scenario"] is True
    assert (document["trading"] is None) == (plant == HYDRO)


def test_a_day_without_a_benchmark_has_no_allocation(call: Call) -> None:
    trading = told(call, CAPTIVE, "2026-11-22")["trading"]
    assert trading["status"] == "covered"
    assert trading["price_row"] is None
    assert [one["allocations"] for one in trading["settlements"]] == [[], []]


def test_costs_in_yuan_are_those_in_euro_at_the_rate(call: Call) -> None:
    border = told(call, HYDRO, "2026-11-22")["border"]
    for year in border["years"]:
        assert year["cross_sectoral_stated"] == (year["year"] <= 2030)
        for exposure, bounds in year["cost_eur_per_kg"].items():
            for bound, cost in bounds.items():
                yuan = year["cost_cny_per_kg"][exposure][bound]
                assert yuan == pytest.approx(cost * border["cny_per_eur"])
