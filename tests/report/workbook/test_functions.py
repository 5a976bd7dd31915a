"""Functions of cells against what spreadsheet programs document for them."""

from __future__ import annotations

import math

import pytest

from polysight.report.workbook.functions import FUNCTIONS, Value


@pytest.mark.parametrize(
    ("name", "arguments", "value"),
    [
        ("SUM", ([1.0, "none", 2.0], 3.0), 6.0),
        ("MAX", ([1.0, 5.0], 3.0), 5.0),
        ("MIN", (["none"],), 0.0),
        ("COUNT", ([1.0, "none", 2.0],), 2.0),
        ("COUNTIF", ([1.0, 2.0, 3.0], ">1"), 2.0),
        ("INDEX", ([4.0, 5.0], 2.0), 5.0),
        ("INT", (-1.5,), -2.0),
        ("MOD", (-3.0, 12.0), 9.0),
        ("MATCH", ("b", ["a", "b"], 0.0), 2),
        ("ROUNDUP", (3.2, 0.0), 4.0),
        ("ROUNDUP", (-3.2, 0.0), -4.0),
        ("ROUND", (2.345, 2.0), 2.35),
        ("SIGN", (-2.0,), -1.0),
        ("SUMIF", ([1.0, 2.0, 1.0], 1.0, [5.0, 6.0, 7.0]), 12.0),
        ("SUMIF", ([-1.0, 2.0], "<0"), -1.0),
        ("SUMIFS", ([5.0, 6.0, 7.0], [1.0, 1.0, 2.0], 1.0, [0.0, 1.0, 1.0], 1.0), 6.0),
        ("SUMPRODUCT", ([1.0, 2.0], [3.0, 4.0]), 11.0),
        ("AND", (True, 0.0), False),
        ("OR", (False, True), True),
        ("ABS", (-2.0,), 2.0),
    ],
)
def test_a_function_gives_what_a_cell_shows(
    name: str, arguments: tuple[Value, ...], value: Value
) -> None:
    assert FUNCTIONS[name](*arguments) == pytest.approx(value)


def test_payment_of_an_annuity() -> None:
    # The example of the Microsoft documentation of PMT: 8 % over 10 months on 10,000.
    assert FUNCTIONS["PMT"](0.08 / 12, 10.0, 10_000.0) == pytest.approx(-1037.03, abs=0.005)
    assert FUNCTIONS["PMT"](0.0, 4.0, 100.0) == -25.0


def test_rate_of_return() -> None:
    # The example of the Microsoft documentation of IRR: five years of a business.
    flow = [-70_000.0, 12_000.0, 15_000.0, 18_000.0, 21_000.0, 26_000.0]
    assert FUNCTIONS["IRR"](flow, 0.1) == pytest.approx(0.087, abs=0.0005)


def test_no_rate_is_an_error() -> None:
    with pytest.raises(ArithmeticError):
        FUNCTIONS["IRR"]([1.0, 1.0], 0.1)


def test_a_value_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="not in list"):
        FUNCTIONS["MATCH"](3.0, [1.0, 2.0], 0.0)
    assert math.isfinite(FUNCTIONS["SUM"]())
