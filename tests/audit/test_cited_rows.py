"""Rows of evidence as numbers of a formula."""

from __future__ import annotations

from polysight.audit.cited_rows import cited_rows
from tests.audit.table_of_claims import report_of


def test_a_row_is_told_in_its_unit_and_counted_in_units_that_fit() -> None:
    report = report_of("price, 60, CNY/kg, 2025, China")
    found = cited_rows(report, ["IO0381", "no such row"])
    assert list(found) == ["IO0381"]
    row = found["IO0381"]
    assert row.text.endswith(row.unit)
    assert row.interval.low <= row.interval.high < 1.0
    assert cited_rows(report, []) == {}
