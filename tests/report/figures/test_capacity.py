"""The figure is drawn from every number it should show, with gaps where there is none."""

from __future__ import annotations

import csv
import math
from io import StringIO

from polysight.report.figures import capacity
from tests.report.example import changed, writer


def test_register_and_published_are_drawn() -> None:
    made = capacity.figure(writer("zh"))
    ids = {row["id"].split("[")[0] for row in csv.DictReader(StringIO(made.csv))}
    assert ids == {"market.capacity_register", "market.capacity_published"}


def test_a_year_without_a_published_figure_is_a_gap() -> None:
    result = changed("market.capacity_published", math.nan, 700, 800, 900)
    made = capacity.figure(writer("en", result))
    rows = {row["id"]: row["value"] for row in csv.DictReader(StringIO(made.csv))}
    assert rows["market.capacity_published[2021]"] == ""
