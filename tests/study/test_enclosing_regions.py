"""Regions in which something lies."""

from __future__ import annotations

from polysight.study.enclosing_regions import enclosing_country, enclosing_regions
from tests.plant.routes.plants import data


def test_a_province_lies_in_its_country() -> None:
    found = enclosing_regions("CN-NM-W", data())
    assert found[0] == "CN-NM-W"
    assert found.index("CN-NM") < found.index("CN")
    assert enclosing_country(found, data()) == "CN"
    assert enclosing_country(("WLD",), data()) == "WLD"
