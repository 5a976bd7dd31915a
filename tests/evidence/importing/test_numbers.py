"""Numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.evidence.importing.numbers import Number, mark, number, plain


@pytest.mark.parametrize(
    ("cell", "text", "unit"),
    [
        ("1234.5", "1234.5", ""),
        ("1,234.5", "1234.5", ""),
        ("1,234,567", "1234567", ""),
        ("1 234.5", "1234.5", ""),
        ("1'234.5", "1234.5", ""),
        ("１，２３４．５", "1234.5", ""),
        ("４５％", "45", "%"),
        ("45 %", "45", "%"),
        ("(12)", "-12", ""),
        ("−3", "-3", ""),
        ("+4", "4", ""),
        ("-0", "0", ""),
        ("0.321", "0.321", ""),
        (".5", "0.5", ""),
        ("45.00", "45", ""),
        ("3.5万", "35000", ""),
        ("2亿", "200000000", ""),
        ("3.5万吨", "3.5", "万吨"),
        ("12 kg", "12", "kg"),
        ("1.2E+05", "120000", ""),
        ("1e-30", "1E-30", ""),
        (12, "12", ""),
        (0.1, "0.1", ""),
        ("", "", ""),
        ("  ", "", ""),
    ],
)
def test_read(cell: str | float, text: str, unit: str) -> None:
    assert number(cell, ".") == Number(text, unit)


@pytest.mark.parametrize(
    "cell",
    ["abc", "约35", "1.", "1,2,3", "--5", "(5", "5)", "(-5)", "1e999", "nan", "inf", "1" * 80],
)
def test_refused(cell: str) -> None:
    assert number(cell, ".").fault == "cell.number"


@pytest.mark.parametrize("cell", ["35-38", "35~38", "35 至 38", "3.5–3.8万吨", "5 to 6"])
def test_ranges_are_named(cell: str) -> None:
    assert number(cell, "").fault == "cell.number_range"


@pytest.mark.parametrize(
    ("cell", "none", "point", "comma", "both"),
    [
        ("1,234", None, "1234", "1.234", None),
        ("1.234", "1.234", "1.234", "1234", None),
        ("1.234,5", "1234.5", "1234.5", "1234.5", None),
        ("12,5", "12.5", "12.5", "12.5", None),
        ("0,321", "0.321", "0.321", "0.321", None),
        ("1,234.5", "1234.5", "1234.5", "1234.5", "1234.5"),
    ],
)
def test_what_a_comma_means(
    cell: str, none: str | None, point: str | None, comma: str | None, both: str | None
) -> None:
    for shown, text in (("", none), (".", point), (",", comma), (",.", both)):
        found = number(cell, shown)
        assert (found.text or None) == text
        assert bool(found.fault) == (text is None)


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (["1,234", "1.234", "12"], ""),
        (["1,234", "12.5"], "."),
        (["1,234", "12,5"], ","),
        (["1,234.5", "1.234,5"], ",."),
        (["1.234.567"], ","),
        ([1.5, "1e5", "text", ""], ""),
    ],
)
def test_mark(cells: list[str | float], shown: str) -> None:
    assert mark(cells) == shown


def test_a_typed_number_is_never_ambiguous() -> None:
    assert number(1.234, ",").text == "1.234"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_plain_numbers_come_back(value: float) -> None:
    assert float(number(plain(value), "").text) == value
