"""The map of provinces is drawn from the numbers it is given, and names the largest."""

from __future__ import annotations

import csv
from io import StringIO

from polysight.report.blocks import plain
from polysight.report.figures import region_map
from tests.report.example import writer


def test_every_number_is_drawn_and_the_largest_is_named() -> None:
    one = writer("en")
    name = "market.forecast.province_output"
    held = {region: one.numbers.at(name, region, "2024") for region in ("CN-XJ", "CN-NM")}
    made = region_map.figure(one, held, "2024")
    ids = {row["id"] for row in csv.DictReader(StringIO(made.csv))}
    assert ids == {number.id for number in held.values()}
    assert "Xinjiang makes most" in plain(made.summary)
