"""Three vintages and a deletion, held against truth written by hand for every day."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.evidence.vintage import known
from tests.evidence.rows import observed

TRUTH = Path(__file__).parents[1] / "golden" / "evidence" / "vintages.csv"

#: First release, a revision, a second revision of one month; another month that is withdrawn.
ROWS = [
    observed(id="first", value=130.0, first_known="2025-10-09"),
    observed(id="second", value=128.0, first_known="2025-11-10", supersedes="first"),
    observed(id="third", value=129.5, first_known="2026-01-15", supersedes="second"),
    observed(id="other", value=90.0, period="2025-02", first_known="2025-03-08"),
    observed(
        id="gone",
        value=None,
        qualifier="withdrawn",
        period="2025-02",
        first_known="2025-12-01",
        supersedes="other",
    ),
]


def truth() -> list[tuple[dt.date, dt.date, set[str]]]:
    with TRUTH.open(encoding="utf-8", newline="") as stream:
        return [
            (
                dt.date.fromisoformat(row["from"]),
                dt.date.fromisoformat(row["to"]),
                set(filter(None, row["visible"].split(" "))),
            )
            for row in csv.DictReader(stream)
        ]


def test_every_day_of_the_story_matches_the_truth() -> None:
    days = 0
    for start, end, visible in truth():
        day = start
        while day <= end:
            assert {row.id for row in known(ROWS, day)} == visible, day
            day += dt.timedelta(days=1)
            days += 1
    assert days > 300


def test_without_a_day_the_latest_state_is_seen() -> None:
    assert [row.id for row in known(ROWS)] == ["third"]


@given(st.permutations(ROWS), st.dates(dt.date(2025, 1, 1), dt.date(2026, 6, 1)))
def test_order_does_not_matter(rows: list[object], day: dt.date) -> None:
    one = {row.id for row in known(rows, day)}  # type: ignore[arg-type]
    assert one == {row.id for row in known(ROWS, day)}


@pytest.mark.parametrize("day", [dt.date(2025, 10, 8), dt.date(2025, 11, 9)])
def test_nothing_from_later_is_used(day: dt.date) -> None:
    assert all(row.first_known <= day for row in known(ROWS, day))
