"""Only what a licence allows is passed on, and what is left out is counted."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from polysight.errors import DataError, UsageError
from polysight.evidence.exporting.extract import extract
from polysight.evidence.store import Evidence


def test_left_out_rows_are_counted(small: Evidence) -> None:
    found = extract(small.observations, small, title="x")
    assert [row.id for row in found.rows] == ["FX0001", "FX0002", "FX0003", "FX0004", "FX0006"]
    assert found.left_out == (("closed", 1),)
    assert [source.key for source in found.sources] == ["cpia", "daily"]


def test_vintage(small: Evidence) -> None:
    assert extract(small.observations, small, title="x").vintage == dt.date(2025, 7, 3)
    day = dt.date(2025, 12, 31)
    assert extract(small.observations, small, title="x", as_of=day).vintage == day


def test_nothing_left(small: Evidence) -> None:
    with pytest.raises(UsageError):
        extract([small.observation("FX0005")], small, title="x")


@pytest.mark.parametrize("sign", ["\0", "\ud800", "\ufffe"])
def test_characters_that_no_table_holds(sign: str, small: Evidence) -> None:
    row = dataclasses.replace(small.observations[0], note=f"a{sign}")
    with pytest.raises(DataError, match="FX0001"):
        extract([row], small, title="x")
