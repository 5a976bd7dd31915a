"""Plants and parameters are those that can be asked about."""

from __future__ import annotations

from typing import Any

import pytest

from polysight.web.plant_reading import ROUTES
from tests.web.interface_example import at, client


def told(path: str) -> Any:
    answer = client().get(at(path))
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_every_plant_can_be_asked_about() -> None:
    found = told("/plants")
    assert {one["route"] for one in found["routes"]} == set(ROUTES)
    for one in found["plants"]:
        assert client().get(at(f"/compliance/{one['plant']}")).status_code == 200
        assert one["region_name"]["zh"]


@pytest.mark.parametrize("route", ROUTES)
def test_parameters_lie_in_their_ranges_and_rest_on_something(route: str) -> None:
    found = told(f"/plant/{route}/parameters")["parameters"]
    for one in found:
        low, high = one["minimum"], one["maximum"]
        assert low is None or low <= one["value"]
        assert high is None or one["value"] <= high
        assert one["source"]
        assert all({**one["name"], **one["operation_name"]}.values())


def test_parameters_are_refused_for_a_day_before_what_they_rest_on() -> None:
    answer = client().get(at("/plant/umg/parameters"), params={"as_of": "2010-01-01"})
    assert answer.status_code == 422
    assert "2010-01-01" in answer.json()["detail"]
    today = client().get(at("/plant/umg/parameters"), params={"as_of": "2100-01-01"})
    assert today.content == client().get(at("/plant/umg/parameters")).content
