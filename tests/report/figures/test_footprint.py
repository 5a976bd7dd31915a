"""The figure is drawn from every number it should show, with gaps where there is none."""

from __future__ import annotations

import csv
import math
from io import StringIO

from polysight.report.blocks import plain
from polysight.report.figures import footprint
from tests.report.example import changed, writer


def test_stages_with_a_number_are_drawn_by_group_and_the_interval_with_them() -> None:
    values = [13.0, 24.0, math.nan, math.nan, 12.0, 3.0, math.nan, math.nan]
    made = footprint.figure(writer("en", changed("carbon.footprint_lifecycle", *values)))
    ids = [row["id"] for row in csv.DictReader(StringIO(made.csv))]
    stages = [one.split(",")[1].rstrip("]") for one in ids if one.startswith(footprint.NAME)]
    assert stages == ["electricity-deposition", "silicon-metal"] * 2
    ends = [one for one in ids if one.startswith(footprint.TOTAL)]
    assert len(ends) == 6
    assert "whiskers" in plain(made.summary)
