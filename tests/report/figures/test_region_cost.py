"""Cost by province: the cheapest first, and only where there is one."""

from __future__ import annotations

import csv
import math
from io import StringIO

from polysight.report.figures import region_cost
from tests.report.chapters.claims import set_to
from tests.report.example import numbers, study, without, writer

TOTAL = region_cost.TOTAL


def test_provinces_stand_from_the_cheapest_to_the_dearest() -> None:
    result = set_to(study(), TOTAL, ("CN-SC,siemens,central", 5.0))
    assert region_cost.ordered(numbers(result))[0] == "CN-SC"
    gone = set_to(result, TOTAL, ("CN-SC,siemens,central", math.nan))
    assert "CN-SC" not in region_cost.ordered(numbers(gone))
    assert region_cost.ordered(numbers(without(TOTAL))) == []


def test_totals_and_components_are_drawn() -> None:
    made = region_cost.figure(writer("zh"))
    arrays = {row["id"].partition("[")[0] for row in csv.DictReader(StringIO(made.csv))}
    assert arrays == {TOTAL, region_cost.NAME}
