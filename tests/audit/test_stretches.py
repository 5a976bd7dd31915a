from __future__ import annotations

import pytest

from polysight.audit.stretches import PARTS, stretch
from polysight.periods import period


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1H24", "2024-H1"),
        ("2H 2024", "2024-H2"),
        ("H2'25", "2025-H2"),
        ("2025 H1E", "2025-H1"),
        ("first half of 2024", "2024-H1"),
        ("24年上半年", "2024-H1"),
        ("3Q24", "2024-Q3"),
        ("Q3'24", "2024-Q3"),
        ("2024年三季度末", "2024-Q3"),
        ("third quarter of 2024", "2024-Q3"),
        ("9M24", "2024-01/2024-09"),
        ("nine months of 2024", "2024-01/2024-09"),
        ("2024年前三季度", "2024-01/2024-09"),
        ("2024年1—10月", "2024-01/2024-10"),
        ("2024年1-6月", "2024-H1"),
        ("2024年4-6月", "2024-Q2"),
        ("2024年1-12月", "2024"),
        ("Jan-Sep 2024", "2024-01/2024-09"),
        ("LTM Sep-24", "2023-10/2024-09"),
        ("12 months to December 2024", "2024"),
        ("Sep-24", "2024-09"),
        ("截至2024年12月31日", "2024"),
        ("30 June 2024", "2024-06-30"),
        ("2025年10月下旬", "2025-10-21/2025-10-31"),
        ("2025年10月第3周", "2025-10-15/2025-10-21"),
        ("“十四五”期间", "2021/2025"),
        ("十四五末", "2025"),
        ("15th Five-Year Plan", "2026/2030"),
        ("FY24", "2024"),
        ("24E", "2024"),
        ("YE2024", "2024"),
        ("24年底", "2024"),
    ],
)
def test_stretches_as_reports_write_them(text: str, iso: str) -> None:
    assert stretch(text) == iso
    assert period(iso).text == iso


@pytest.mark.parametrize(
    "text",
    ["2024", "", "25年", "2024年13-14月", "2024年10-9月", "30 February 2024", "Sep-Jan 2024",
     "2024年13月上旬", "2024年2月31日", "十九五期间", "1M24", "2024年10月第0周"],
)  # fmt: skip
def test_what_is_none_tells_nothing(text: str) -> None:
    assert stretch(text) == ""


@pytest.mark.parametrize("text", ["2024 autumn quarter", "mid-2025", "2025年中", "2024年冬季"])
def test_parts_of_a_year_are_not_the_year(text: str) -> None:
    assert PARTS.search(text)
