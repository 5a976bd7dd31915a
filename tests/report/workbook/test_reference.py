"""Names in formulas and the rows that they mean."""

from __future__ import annotations

import pytest

from polysight.report.workbook.reference import TOKEN, Families, Member, Reference

ONE, TWO = Member("phase", 1, "one"), Member("phase", 2, "two")
ITEMS = tuple(
    Member("item", number, f"i{number}", parent, {"asset": number})
    for number, parent in ((1, ONE), (2, ONE), (3, TWO))
)
FAMILIES = Families(
    {"phase": (ONE, TWO), "item": ITEMS}, {"need": "", "value": "item", "spent": "phase"}
)


def meant(name: str, member: Member | None = None) -> Reference:
    token = TOKEN.fullmatch(name)
    assert token is not None
    return FAMILIES.reference(token, member)


@pytest.mark.parametrize(
    ("name", "member", "rows", "cells"),
    [
        ("need", None, ("need",), "same"),
        ("need[-1]", ITEMS[0], ("need",), "before"),
        ("need[*]", None, ("need",), "all"),
        ("need[..]", None, ("need",), "to-date"),
        ("need[..-1]", None, ("need",), "until"),
        ("value#", ITEMS[1], ("value#2",), "same"),
        ("value#3", None, ("value#3",), "same"),
        ("spent#phase", ITEMS[2], ("spent#2",), "same"),
        ("value#@", ONE, ("value#1", "value#2"), "same"),
        ("value#@", TWO, ("value#3",), "same"),
        ("value#@", None, ("value#1", "value#2", "value#3"), "same"),
        ("value#phase@", ITEMS[2], ("value#3",), "same"),
        ("value#any@", ITEMS[2], ("value#1", "value#2", "value#3"), "same"),
        ("spent#@", ONE, ("spent#1", "spent#2"), "same"),
        ("value#<", ITEMS[1], ("value#1",), "same"),
        ("value#<", ITEMS[2], (), "same"),
    ],
)
def test_a_name_means_rows_and_cells(
    name: str, member: Member | None, rows: tuple[str, ...], cells: str
) -> None:
    found = meant(name, member)
    assert (found.rows, found.cells) == (rows, cells)


@pytest.mark.parametrize("name", ["value", "value#", "spent#asset", "unknown"])
def test_a_name_that_means_nothing_is_an_error(name: str) -> None:
    with pytest.raises(KeyError):
        meant(name)


def test_multiplication_after_a_member_is_no_part_of_the_name() -> None:
    assert [token.group() for token in TOKEN.finditer("value#*need*(1 + spent#phase)")] == [
        "value#",
        "need",
        "spent#phase",
    ]
