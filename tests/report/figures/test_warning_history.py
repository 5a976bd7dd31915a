"""The figure is drawn from every number it should show, with gaps where there is none."""

from __future__ import annotations

import csv
import math
from io import StringIO

from polysight.report.figures import warning_history
from tests.report.example import changed, writer


def test_both_denominators_and_the_ratio_are_drawn() -> None:
    made = warning_history.figure(writer("en"))
    rows = list(csv.DictReader(StringIO(made.csv)))
    assert sum("year-end" in row["id"] for row in rows) == 4
    assert sum("mean" in row["id"] for row in rows) == 4
    assert sum("price_to_cash_cost" in row["id"] for row in rows) == 8


def test_missing_years_are_gaps() -> None:
    values = [math.nan, 0.9, 0.8, 0.7, math.nan, math.nan, 0.9, 0.8]
    made = warning_history.figure(writer("zh", changed("warning.utilisation", *values)))
    rows = [row["value"] for row in csv.DictReader(StringIO(made.csv))]
    assert rows[:8].count("") == 3
