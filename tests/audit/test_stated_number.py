from __future__ import annotations

import pytest

from polysight.audit.stated_number import stated_number
from polysight.audit.word_bags import longest_first

WORDS = longest_first(
    {"约": "about", "左右": "about", "about": "about", "~": "about", "超过": "over", "以上": "over",
     ">": "over", ">=": "over", "+": "over", "不足": "below", "<": "below", "预计": "expected"}
)  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "low", "high", "unit", "qualifier"),
    [
        ("180", "180", "180", "", ""),
        ("2027-01-01", "2027", "2027", "date", ""),
        ("2026/7/1", "2026", "2026", "date", ""),
        ("2027年12月31日", "2027", "2027", "date", ""),
        ("2027年6月", "2027", "2027", "date", ""),
        ("2027-01-01 00:00:00", "2027", "2027", "date", ""),
        (1800.0, "1800", "1800", "", ""),
        ("约180万吨", "180", "180", "万吨", "about"),
        ("180万吨/年左右", "180", "180", "万吨/年", "about"),
        ("about 45 kWh/kg", "45", "45", "kWh/kg", "about"),
        ("~45", "45", "45", "", "about"),
        ("> 50", "50", "50", "", "over"),
        (">=20%", "20", "20", "%", "over"),
        ("50+", "50", "50", "", "over"),
        ("100万吨以上", "100", "100", "万吨", "over"),
        ("预计超过200万吨", "200", "200", "万吨", "over"),
        ("预计达到200", "200", "200", "", "expected"),
        ("不足10%", "10", "10", "%", "below"),
        ("40-50", "40", "50", "", ""),
        ("60～80千瓦时/千克", "60", "80", "千瓦时/千克", ""),
        ("45 to 50 CNY/kg", "45", "50", "CNY/kg", ""),
        ("30%-40%", "30", "40", "%", ""),
        ("3.5-4万", "35000", "40000", "", ""),
        ("-5--3", "-5", "-3", "", ""),
        ("-5", "-5", "-5", "", ""),
        ("1,300", "1300", "1300", "", ""),
        ("1,000-1,200", "1000", "1200", "", ""),
        ("1e-5", "0.00001", "0.00001", "", ""),
        ("１８０", "180", "180", "", ""),
    ],
)
def test_numbers_as_people_write_them(
    cell: str | float, low: str, high: str, unit: str, qualifier: str
) -> None:
    said = stated_number(cell, "", WORDS)
    assert (said.low, said.high, said.unit, said.qualifier) == (low, high, unit, qualifier)
    assert not said.fault


@pytest.mark.parametrize("cell", ["", " ", "-", "N/A", "nan", "—", "无", float("nan")])
def test_no_number_is_no_fault(cell: str | float) -> None:
    said = stated_number(cell, ".", WORDS)
    assert not said.low
    assert not said.fault


@pytest.mark.parametrize(
    "cell", ["many", "inf", float("inf"), "10^5", "40-50-60", "5 kt-6 GW", "1.234,5.6", "x" * 5000]
)
def test_what_is_no_number_is_a_fault(cell: str | float) -> None:
    assert stated_number(cell, "", WORDS).fault.startswith("cell.")


def test_a_file_with_decimal_commas_is_read_with_them() -> None:
    assert stated_number("1.800,5", ",", WORDS).low == "1800.5"
    assert stated_number("40,5-50,5", ",", WORDS).high == "50.5"


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("60.00", "60.00"),
        ("-2.50", "-2.50"),
        ("1,200.0", "1200.0"),
        ("60", "60"),
        ("5.40 吨", "5.40"),
    ],
)
def test_zeros_behind_the_point_count(text: str, low: str) -> None:
    assert stated_number(text, ".", {}).low == low
    assert stated_number(60.0, ".", {}).low == "60"


def test_zeros_of_both_ends_count() -> None:
    read = stated_number("0.30-0.40元", ".", {})
    assert (read.low, read.high) == ("0.30", "0.40")
