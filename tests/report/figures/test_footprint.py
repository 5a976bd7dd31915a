"""The figure is drawn from every number it should show, with gaps where there is none."""

from __future__ import annotations

import csv
import math
from io import StringIO

from polysight.report.figures import footprint
from tests.report.example import changed, writer


def test_stages_with_a_factor_are_drawn() -> None:
    values = [30.0, 13.0, math.nan, 8.0, 13.0, math.nan]
    made = footprint.figure(writer("en", changed("carbon.footprint_lifecycle", *values)))
    stages = {row["id"].split(",")[1].rstrip("]") for row in csv.DictReader(StringIO(made.csv))}
    assert stages == {"electricity", "silicon-metal"}
    assert "covered stages" in made.caption
