"""The figure is drawn from every number it should show, with gaps where there is none."""

from __future__ import annotations

import csv
import math
from io import StringIO

from polysight.report.figures import cash_flow
from tests.report.example import changed, writer


def test_net_flow_and_running_total_are_drawn() -> None:
    made = cash_flow.figure(writer("en"))
    rows = list(csv.DictReader(StringIO(made.csv)))
    told = {row["id"].split("[")[1].split(",")[0] for row in rows}
    assert told == {*cash_flow.ROWS, "after-tax"}


def test_a_gap_is_not_an_error() -> None:
    values = [math.nan, 1.0, 2.0, 3.0]
    assert cash_flow.figure(writer("zh", changed("investment.cash_flow", *values))).svg
