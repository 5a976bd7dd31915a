"""Rows of an export."""

from __future__ import annotations

from polysight.evidence.exporting.record import EXPORTED, record
from polysight.evidence.observation import COLUMNS
from polysight.evidence.store import Evidence

NAMES = [column.name for column in EXPORTED]


def test_columns_are_those_of_the_data_and_the_canonical_value() -> None:
    assert [*COLUMNS, "canonical_value", "canonical_unit"] == NAMES


def test_numbers_are_numbers_and_the_rest_is_text(small: Evidence) -> None:
    for row in small.observations:
        for column, cell in zip(EXPORTED, record(row), strict=True):
            assert isinstance(cell, str) == (column.sort == "text"), column.name


def test_canonical_value(small: Evidence) -> None:
    cells = dict(zip(NAMES, record(small.observation("FX0004")), strict=True))
    assert (cells["value"], cells["unit"]) == (-12.5, "%")
    assert (cells["canonical_value"], cells["canonical_unit"]) == (-0.125, "1")
    ranged = dict(zip(NAMES, record(small.observation("FX0006")), strict=True))
    assert (ranged["value"], ranged["low"], ranged["canonical_value"]) == (None, 2900.0, 3000.0)
