"""Rows within the limits, each distinct text kept once."""

from __future__ import annotations

import pytest

from polysight.errors import DataError
from polysight.evidence.importing.grid import Grid, problem_at
from polysight.evidence.importing.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS


def test_empty_rows_are_left_out_and_numbers_kept() -> None:
    grid = Grid("f")
    grid.extend([(1, ("a", "b")), (2, ("", "")), (3, ()), (4, (0.0,)), (5, ("", "x"))])
    assert [number for number, _ in grid.lines] == [1, 4, 5]


def test_equal_texts_are_one_object() -> None:
    grid = Grid("f")
    grid.extend((i, ("".join(["ab", "cd"]),)) for i in range(3))
    assert len({id(cells[0]) for _, cells in grid.lines}) == 1


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ((MAX_ROWS + 2, ("a",)), "table.rows_many"),
        ((1, ("a",) * (MAX_COLUMNS + 1)), "table.columns_many"),
        ((1, ("a" * (MAX_CELL + 1),)), "cell.too_long"),
    ],
)
def test_limits(row: tuple[int, tuple[str, ...]], key: str) -> None:
    with pytest.raises(DataError) as fault:
        Grid("f").extend([row])
    assert fault.value.problems[0].key == key


def test_what_the_message_says_is_not_said_twice() -> None:
    told = {"got": "1,234", "expected": "x", "suggestion": "y"}
    ambiguous = problem_at("cell.number_ambiguous", "f", "", 2, "value", dict(told))
    assert (ambiguous.got, ambiguous.expected, ambiguous.suggestion) == ("", "x", "y")
    assert ambiguous.sentence().count("1,234") == 1
    assert problem_at("cell.number", "f", "", 2, "value", dict(told)).got == "1,234"
