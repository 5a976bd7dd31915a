from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.periods import period


@pytest.mark.parametrize(
    ("text", "start", "end", "grain"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-H2", "2024-07-01", "2024-12-31", "half-year"),
        ("2024-Q1", "2024-01-01", "2024-03-31", "quarter"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2020-W53", "2020-12-28", "2021-01-03", "week"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
        ("2023-11/2024-02", "2023-11-01", "2024-02-29", "interval"),
    ],
)
def test_a_period_has_its_days(text: str, start: str, end: str, grain: str) -> None:
    found = period(text)
    assert (found.start.isoformat(), found.end.isoformat(), found.grain) == (start, end, grain)
    assert str(found) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-13",
        "2024-02-30",
        "2024-Q5",
        "2024-H3",
        "2021-W53",
        "2024/2023",
        "2024-1",
        "a",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(DataError):
        period(text)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)))
def test_a_day_lies_in_its_month_and_year(day: dt.date) -> None:
    one = period(day.isoformat())
    assert period(f"{day:%Y-%m}").contains(one)
    assert period(f"{day.year}").contains(one)
    year, week, _ = day.isocalendar()
    assert period(f"{year}-W{week:02d}").contains(one)
    assert not period(f"{day.year + 1}").contains(one)
