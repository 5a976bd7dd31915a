"""Rows have places without gaps and keys that catalogues use."""

from __future__ import annotations

import pytest

from polysight.investment.rows import BALANCES, LoanRow, PhaseRow, Row
from polysight.messages import LANGUAGES, text


@pytest.mark.parametrize("rows", [Row, LoanRow, PhaseRow])
def test_places_count_from_zero_without_gaps(rows: type[Row]) -> None:
    assert [int(row) for row in rows] == list(range(len(rows)))


@pytest.mark.parametrize("row", Row)
def test_every_row_has_a_name_in_both_languages(row: Row) -> None:
    assert row.key == row.name.lower()
    assert all(text(f"statement.{row.key}", language) for language in LANGUAGES)


def test_balances_are_rows_and_flows_are_not() -> None:
    assert Row.CASH in BALANCES
    assert Row.OPERATING_CASH not in BALANCES
    assert Row.LOAN_OPENING not in BALANCES


def test_loss_rows_stand_between_taxable_profit_and_tax() -> None:
    for first, last in ((Row.TAXABLE_PROFIT, Row.INCOME_TAX),
                        (Row.ADJUSTED_TAXABLE, Row.ADJUSTED_TAX)):  # fmt: skip
        between = [Row(place).key.removeprefix("adjusted_") for place in range(first + 1, last)]
        assert between == ["losses_made", "losses_used", "losses_gone"]
