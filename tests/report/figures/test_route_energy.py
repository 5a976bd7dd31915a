"""Electricity of the fleets: every year, route and end of the interval is drawn."""

from __future__ import annotations

import csv
from io import StringIO

from polysight.report.blocks import plain
from polysight.report.figures import route_energy
from tests.report.example import study, writer


def test_all_numbers_are_drawn_and_the_last_year_is_told() -> None:
    made = route_energy.figure(writer("en"))
    rows = list(csv.DictReader(StringIO(made.csv)))
    assert len(rows) == study().arrays[route_energy.NAME].array.values.size
    assert "in 2030" in plain(made.summary)
