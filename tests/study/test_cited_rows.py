"""Cited rows: memory is marked, and what is younger than the day of the study is unknown."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

from polysight.study.cited_rows import NOT_THEN, cited_rows, told_then
from polysight.study.draft import Cell
from polysight.study.run import Plan


def test_only_rows_are_cited_and_memory_is_marked(planned: Plan) -> None:
    view = planned.view
    assert cited_rows(view, ["EF0001", "plant-model:siemens", "EF0001"]).inputs == ("EF0001",)
    memory = next(one.id for one in view.evidence.observations if one.tier == "unverified")
    assert cited_rows(view, [memory]).marks == ("mark.unverified",)
    assert cited_rows(view, ["EF0001"]).marks == ()


def test_a_number_is_unknown_before_its_rows(planned: Plan) -> None:
    cell = Cell(0.0, ("GB29447-2026-TCS", "scenario:project.load"))
    assert told_then(planned.view, 3.0, [cell], "mark.derived") == Cell(
        3.0, cell.inputs, ("mark.derived",)
    )
    earlier, later = (
        replace(planned.view, as_of=day) for day in (dt.date(2026, 6, 26), dt.date(2026, 6, 27))
    )
    assert told_then(later, 3.0, [cell]).value == 3.0
    unknown = told_then(earlier, 3.0, [cell])
    assert math.isnan(unknown.value)
    assert unknown.marks == (NOT_THEN,)
