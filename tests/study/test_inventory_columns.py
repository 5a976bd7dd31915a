"""Headers of both forms, and the lines below them."""

from __future__ import annotations

import pytest

from polysight.errors import DataError
from polysight.evidence.importing.grid import Cell, Grid
from polysight.study.inventory_columns import inventory_table, lines
from tests.study.inventory_files import LONG, WIDE


def grid(rows: list[list[Cell | None]]) -> Grid:
    found = Grid("inventory.csv")
    found.extend((at, tuple("" if c is None else c for c in row)) for at, row in enumerate(rows, 1))
    return found


def text(written: str) -> Grid:
    return grid([list(line.split(",")) for line in written.splitlines()])


def test_a_wide_table_has_one_line_for_each_amount() -> None:
    found = list(lines(inventory_table(grid(WIDE))))
    assert len(found) == 11
    assert {line.activity for line in found} == {"smelter", "mine"}
    coal = [line for line in found if line.cells["flow"] == "coal"]
    assert [(line.number, line.amount, line.cells["direction"]) for line in coal] == [
        (6, 1, "product"),
        (7, 1.5, "technosphere"),
    ]


def test_a_direction_holds_until_the_next() -> None:
    found = list(
        lines(inventory_table(text("process,type,name,value,unit\na,output,x,1,kg\na,,y,2,kg")))
    )
    assert [line.cells["direction"] for line in found] == ["output", "output"]
    assert [line.amount_column for line in found] == ["amount", "amount"]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "table.empty"),
        ("a,b\n1,2", "table.header_missing"),
        ("activity,direction,flow,amount\nx,output,y,1", "table.column_missing"),
        (LONG.replace("amount,", "amuont,", 1), "table.column_unknown"),
        (LONG.replace("location,", ",", 1), "table.heading_empty"),
        (LONG.replace("spread,note", "unit,note", 1), "table.column_twice"),
        ("type,name,unit,smelter,unitt\noutput,x,kg,1,2", "table.column_unknown"),
    ],
)
def test_headers_are_checked(written: str, key: str) -> None:
    with pytest.raises(DataError) as caught:
        inventory_table(text(written))
    assert key in [each.key for each in caught.value.problems]


def test_the_table_may_stand_below_a_title() -> None:
    table = inventory_table(text("My inventory\n" + LONG))
    assert len(list(lines(table))) == len(LONG.splitlines()) - 1
