"""Value-added tax with its credit and refunds, and losses that expire, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.case import ProjectCase
from polysight.investment.project_periods import project_periods
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from polysight.investment.statement_taxes import fill_value_added_tax, tax_losses
from tests.investment.test_plain_statement import by_year, small


def taxed(case: ProjectCase, profits: list[float]) -> np.ndarray:
    """Rows after the tax of some profits, one a year."""
    periods = project_periods(case)
    rows = np.zeros((len(Row), len(profits)))
    rows[Row.TAXABLE_PROFIT] = profits
    for t in range(len(profits)):
        tax_losses(periods.grid, periods.levies, rows, t, Row.TAXABLE_PROFIT, Row.INCOME_TAX)
    return rows


def with_losses(loss_years: int) -> ProjectCase:
    return small(taxes=replace(small().taxes, loss_years=loss_years))


@pytest.mark.parametrize(
    ("loss_years", "used"),
    [
        # Losses 100 and 50, then 80 and 90: the first loss first.
        (5, [0.0, 0.0, 80.0, 70.0]),
        # In the fourth year the loss of the first has expired, of which 20 were left.
        (2, [0.0, 0.0, 80.0, 50.0]),
        (1, [0.0, 0.0, 50.0, 0.0]),
        (0, [0.0, 0.0, 0.0, 0.0]),
    ],
)
def test_the_oldest_loss_is_used_first_and_expires(loss_years: int, used: list[float]) -> None:
    rows = taxed(with_losses(loss_years), [-100.0, -50.0, 80.0, 90.0])
    assert rows[Row.LOSSES_USED] == pytest.approx(used)
    profit = np.maximum(0.0, rows[Row.TAXABLE_PROFIT])
    assert rows[Row.INCOME_TAX] == pytest.approx(0.25 * (profit - used))


def test_a_year_is_taxed_on_its_sum_when_it_closes() -> None:
    case = replace(small(), period="quarter")
    rows = taxed(case, [-10.0, 30.0, 5.0, -5.0, -8.0, 0.0, 0.0, 0.0, 12.0, 0.0, 0.0, 0.0])
    expected = np.zeros(12)
    expected[[3, 11]] = 0.25 * 20.0, 0.25 * (12.0 - 8.0)
    assert rows[Row.INCOME_TAX] == pytest.approx(expected)


def credited(refund: float, ceiling: float) -> np.ndarray:
    """Rows of a year that pays 100 of tax on its investment and one that sells."""
    levies = project_periods(small()).levies
    levies.vat_credit_refund[:] = refund
    rows = np.zeros((len(Row), 2))
    rows[Row.INVESTMENT_VAT, 0] = 100.0
    rows[Row.REBATE_CEILING] = ceiling
    rows[Row.OUTPUT_VAT, 1] = 130.0
    fill_value_added_tax(levies, rows)
    return rows


def test_a_credit_waits_for_sales() -> None:
    rows = credited(refund=0.0, ceiling=0.0)
    assert rows[Row.VAT_CREDIT].tolist() == [100.0, 0.0]
    assert rows[Row.VAT_PAYABLE].tolist() == [0.0, 30.0]
    assert rows[Row.SURTAX] == pytest.approx([0.0, 3.0])


def test_exports_are_refunded_first_and_part_of_the_rest_after() -> None:
    rows = credited(refund=0.6, ceiling=10.0)
    assert rows[Row.EXPORT_REFUND].tolist() == [10.0, 0.0]
    assert rows[Row.CREDIT_REFUND] == pytest.approx([54.0, 0.0])
    assert rows[Row.VAT_CREDIT] == pytest.approx([36.0, 0.0])
    assert rows[Row.VAT_PAYABLE] == pytest.approx([0.0, 94.0])
    # Tax on exports that is offset bears surcharges too, refunded credit bears none.
    assert rows[Row.SURTAX] == pytest.approx([0.0, 0.1 * (94.0 + 10.0 - 54.0)])


def test_a_refund_lowers_the_base_of_surcharges_until_it_is_used_up() -> None:
    levies = project_periods(small()).levies
    levies.vat_credit_refund[:] = 1.0
    rows = np.zeros((len(Row), 4))
    rows[Row.INVESTMENT_VAT, 0] = 100.0
    rows[Row.OUTPUT_VAT, 1:] = 60.0, 60.0, 30.0
    fill_value_added_tax(levies, rows)
    assert rows[Row.SURTAX_POOL].tolist() == [100.0, 40.0, 0.0, 0.0]
    assert rows[Row.SURTAX] == pytest.approx([0.0, 0.0, 0.1 * 20.0, 0.1 * 30.0])


def test_other_taxes_stand_beside_surcharges_and_follow_no_load() -> None:
    running = replace(small().running, other_taxes_cny=by_year(12.0))
    before, after = statement(small()), statement(small(running=running))
    assert after.row(Row.OTHER_TAXES) == pytest.approx([0.0, 12.0, 12.0, 12.0])
    for key, sign in ((Row.SURTAX, 1), (Row.PROFIT_BEFORE_TAX, -1), (Row.PROJECT_OUTFLOW, 1)):
        assert (after.row(key) - before.row(key))[1] == pytest.approx(sign * 12.0)
    idle = statement(small(running=running, load=by_year(0.0)))
    assert idle.row(Row.SURTAX)[1] == pytest.approx(12.0)


def test_research_is_deducted_once_more() -> None:
    running = replace(small().running, research_share=0.04, research_extra_share=1.0)
    found = statement(small(running=running))
    extra = 0.04 * 1000.0
    assert found.row(Row.TAXABLE_PROFIT)[1] == pytest.approx(
        found.row(Row.PROFIT_BEFORE_TAX)[1] - extra
    )
    assert found.row(Row.ADJUSTED_TAX)[1] == pytest.approx(
        0.25 * (found.row(Row.ADJUSTED_PROFIT)[1] - extra)
    )


def test_dated_rates_are_those_of_their_year() -> None:
    taxes = replace(small().taxes, income_tax_rate=np.array([0.25, 0.15, 0.15, 0.25]))
    found = statement(small(taxes=taxes))
    share = found.row(Row.INCOME_TAX)[1:] / found.row(Row.PROFIT_BEFORE_TAX)[1:]
    assert share == pytest.approx([0.15, 0.15, 0.25])
    assert by_year(0.0).size == found.case.years
