"""Periods and dates as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.evidence.importing.calendar_text import iso_date, iso_period, serial_date
from polysight.periods import period

FORMS = {
    "2024": "2024", "2024年": "2024", "２０２４年": "2024", "2024年5月": "2024-05",
    "2024年05月份": "2024-05",
    "2024/5": "2024-05", "2024-05": "2024-05", "2024.05": "2024-05", "202405": "2024-05",
    "2024年5月15日": "2024-05-15", "2024/5/15": "2024-05-15", "2024.5.15": "2024-05-15",
    "20240515": "2024-05-15", "2024Q3": "2024-Q3", "2024-Q3": "2024-Q3", "Q3 2024": "2024-Q3",
    "2024年三季度": "2024-Q3", "2024年第3季度": "2024-Q3",
    "2024上半年": "2024-H1", "2024年下半年": "2024-H2",
    "2024H1": "2024-H1", "2024W20": "2024-W20", "2024年第20周": "2024-W20", "May 2024": "2024-05",
    "september 2024": "2024-09", "2024年1-6月": "2024-01/2024-06",
    "2024-01/2024-06": "2024-01/2024-06",
    "2023年11月至2024年2月": "2023-11/2024-02", "2022~2024": "2022/2024",
}  # fmt: skip


@pytest.mark.parametrize(("written", "iso"), FORMS.items())
def test_period(written: str, iso: str) -> None:
    assert iso_period(written) == iso
    assert iso_period(iso) == iso


@pytest.mark.parametrize(
    "written",
    ["05/06/2024", "2024.1", "2024-13", "2024-02-30", "2024-W60", "24", "next year", "",
     "2024/2023/2022",
     "2024年6-1月", "45413"],
)  # fmt: skip
def test_no_period(written: str) -> None:
    assert iso_period(written) == ""


def test_dates_are_years_months_or_days() -> None:
    assert [iso_date(text) for text in ("2024", "2024年5月", "2024/5/1")] == [
        "2024",
        "2024-05",
        "2024-05-01",
    ]
    assert [iso_date(text) for text in ("2024Q1", "2024-W20", "2024/2025")] == ["", "", ""]


def test_serial_dates() -> None:
    assert serial_date("45413") == "2024-05-01"
    assert serial_date("45413.5") == "2024-05-01"
    assert [serial_date(text) for text in ("2024", "20240515", "x", "²5413")] == [""] * 4


@given(st.text(max_size=20))
def test_any_text(text: str) -> None:
    found = iso_period(text)
    assert not found or period(found).text == found
    assert isinstance(serial_date(text), str)
