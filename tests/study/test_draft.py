"""Cells keep what they rest on; an array with a number that cites nothing is refused."""

from __future__ import annotations

import math

import pytest

from polysight.axes import Axis
from polysight.errors import DataError
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.references import References


def draft() -> Draft:
    return Draft(References({}, {}, {}))


def test_combining_keeps_inputs_and_marks_once_and_in_order() -> None:
    one, other = Cell(1.0, ("a", "b"), ("m",)), Cell(2.0, ("b", "c"), ("m", "n"))
    made = combined(3.0, (one, other), "o")
    assert made == Cell(3.0, ("a", "b", "c"), ("m", "n", "o"))


def test_an_unknown_cell_has_no_value_and_a_reason() -> None:
    cell = unknown("mark.no_row", Cell(1.0, ("a",)))
    assert math.isnan(cell.value)
    assert (cell.inputs, cell.marks) == (("a",), ("mark.no_row",))


def test_a_number_that_cites_nothing_is_refused() -> None:
    with pytest.raises(DataError) as caught:
        draft().add("room.thing", (), [Cell(1.0)], "1")
    assert caught.value.problems[0].key == "study.without_inputs"


def test_an_element_is_cited_by_its_id_and_an_unknown_one_tells_why() -> None:
    growing = draft()
    axis = Axis("year", ("2024", "2025"))
    cells = [Cell(5.0, ("scenario:x",)), unknown("mark.no_row")]
    growing.add("room.thing", (axis,), cells, "kt")
    assert growing.cell("room.thing", "2024") == Cell(5.0, ("room.thing[2024]",))
    assert growing.cell("room.thing", "2025").marks == ("mark.no_row",)
    assert growing.arrays["room.thing"].formula == "formula.room_thing"


def test_marks_go_with_the_number_but_its_own_ones_stay() -> None:
    growing = draft()
    told = ("mark.other_year", "mark.calibrated", "mark.no_quote_01")
    growing.add("room.thing", (), [Cell(5.0, ("scenario:x",), told)], "kt")
    passed = growing.cell("room.thing").marks
    assert passed == ("mark.other_year", "mark.calibrated_part")
