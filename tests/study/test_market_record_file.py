"""The record as a table: written and read again it is the same to the digits it shows."""

from __future__ import annotations

import dataclasses

import pytest

from polysight.evidence.store import Evidence, evidence
from polysight.evidence.table import parsed
from polysight.study.market_record import JUDGED, RecordRow, record_rows
from polysight.study.market_record_file import COLUMNS, FILE, TABLE, market_record, record_text
from tests.study.record_example import PULL, days, protocol

MADE = "2026-11-22"


@pytest.fixture(scope="module")
def rows() -> tuple[RecordRow, ...]:
    """Judged forecasts of two days."""
    found, readings = days(PULL, count=2)
    return tuple(row for day in found for row in record_rows(day, readings, protocol()))


def read(text: str) -> Evidence:
    """The shipped evidence with this record in it."""
    shipped = evidence()
    return dataclasses.replace(shipped, tables={**shipped.tables, TABLE: list(parsed(text, FILE))})


def test_the_record_is_read_as_it_was_written(rows: tuple[RecordRow, ...]) -> None:
    found = market_record(read(record_text(rows, "abc", MADE)))
    assert found.code == "abc"
    assert len(found.rows) == len(rows)
    for one, again in zip(rows, found.rows, strict=True):
        assert (again.origin, again.variable, again.horizon) == (
            one.origin, one.variable, one.horizon,
        )  # fmt: skip
        assert (again.first, again.last) == (one.first, one.last)
        assert again.outturn == pytest.approx(one.outturn, rel=1e-5)
        assert set(again.judged) == set(JUDGED)
        for name in JUDGED:
            assert again.judged[name].crps == pytest.approx(one.judged[name].crps, rel=1e-5)
            assert again.judged[name].median == pytest.approx(one.judged[name].median, rel=1e-5)


def test_the_table_has_the_columns_that_are_declared(rows: tuple[RecordRow, ...]) -> None:
    header, first, *_ = record_text(rows, "abc", MADE).splitlines()
    assert tuple(header.split(",")) == COLUMNS
    assert first.startswith("MR00001,abc,2026-11-22,2012-12-31,price_china,3,")


def test_nothing_recorded_is_an_empty_record() -> None:
    found = market_record(read(record_text((), "abc", MADE)))
    assert found.rows == ()
    assert found.code == ""
