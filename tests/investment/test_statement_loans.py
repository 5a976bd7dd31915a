"""Long-term loans of every kind, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from polysight.investment.case import ProjectCase
from polysight.investment.rows import LoanRow, PhaseRow, Row
from polysight.investment.statement import Statement, statement
from tests.investment.test_plain_statement import DEBT, INTEREST, by_year, small


def lent(case: ProjectCase | None = None, **changes: Any) -> Statement:
    """The small project with its loan changed."""
    project = case or small()
    loan = replace(project.financing.loans[0], **changes)
    return statement(replace(project, financing=replace(project.financing, loans=(loan,))))


def sold_at(price: float) -> ProjectCase:
    return small(products=(replace(small().products[0], price_cny_per_kg=by_year(price)),))


def loan_row(found: Statement, key: LoanRow) -> np.ndarray:
    return np.asarray(found.loan_row(key)[0])


def test_interest_during_construction_is_borrowed_too() -> None:
    found = lent()
    assert found.row(Row.INTEREST_CAPITALISED)[0] == pytest.approx(INTEREST)
    assert found.row(Row.FUNDING_NEED)[0] == pytest.approx(1100.0 + INTEREST)
    # Draws are even over the year: half of it bears interest.
    assert pytest.approx(0.1 * DEBT / 2) == INTEREST
    assert found.phase_rows[0, PhaseRow.CAPITALISED] == pytest.approx([INTEREST] * 4)


def test_equal_principal() -> None:
    assert loan_row(lent(), LoanRow.PRINCIPAL) == pytest.approx([0.0, DEBT / 2, DEBT / 2, 0.0])


def test_an_annuity_pays_the_same_every_period() -> None:
    found = lent(repayment="annuity", repayment_years=3)
    payment = loan_row(found, LoanRow.PRINCIPAL) + loan_row(found, LoanRow.INTEREST)
    assert payment[1:] == pytest.approx(np.full(3, DEBT * 0.1 / (1.0 - 1.1**-3)))
    assert loan_row(found, LoanRow.CLOSING)[-1] == 0.0


def test_an_annuity_without_interest_is_equal_principal() -> None:
    found = lent(repayment="annuity", repayment_years=3, rate=by_year(0.0))
    assert loan_row(found, LoanRow.PRINCIPAL)[1:] == pytest.approx(np.full(3, 0.6 * 1100.0 / 3.0))


def test_a_bullet_is_paid_at_once() -> None:
    found = lent(repayment="bullet", repayment_years=3)
    assert loan_row(found, LoanRow.PRINCIPAL) == pytest.approx([0.0, 0.0, 0.0, DEBT])


def test_a_sweep_takes_what_cash_allows_and_the_rest_at_the_end() -> None:
    found = lent(sold_at(6.0), repayment="sweep", repayment_years=3)
    paid = loan_row(found, LoanRow.PRINCIPAL)
    assert np.sum(paid) == pytest.approx(DEBT)
    assert found.row(Row.CASH)[1] == pytest.approx(0.0, abs=1e-9)
    assert paid[1] == pytest.approx(found.row(Row.OPERATING_CASH)[1] - 0.1 * DEBT)
    found = lent(sold_at(2.2), repayment="sweep", repayment_years=2)
    assert np.sum(loan_row(found, LoanRow.PRINCIPAL)[:3]) == pytest.approx(DEBT)
    assert found.row(Row.SHORT_LOAN)[2] > 0.0


def test_sweeps_are_served_in_their_order_after_the_others() -> None:
    loan = small().financing.loans[0]
    third = replace(loan, share=1.0 / 3.0, repayment_years=3)
    loans = (
        replace(third, key="first", repayment="sweep"),
        third,
        replace(third, key="second", repayment="sweep"),
    )
    found = statement(small(financing=replace(small().financing, loans=loans)))
    first, equal, second = found.loan_row(LoanRow.PRINCIPAL)[:, 1]
    assert first == pytest.approx(DEBT / 3.0)
    assert equal == pytest.approx(DEBT / 9.0)
    able = found.row(Row.OPERATING_CASH)[1] - 0.1 * DEBT
    assert second == pytest.approx(min(DEBT / 3.0, able - first - equal))


def test_grace_puts_off_the_first_repayment() -> None:
    paid = loan_row(lent(grace_months=7, repayment_years=2), LoanRow.PRINCIPAL)
    assert paid == pytest.approx([0.0, 0.0, DEBT / 2, DEBT / 2])


def test_what_is_left_is_repaid_when_the_project_ends() -> None:
    paid = loan_row(lent(repayment_years=9), LoanRow.PRINCIPAL)
    assert paid == pytest.approx([0.0, DEBT / 9, DEBT / 9, 7 * DEBT / 9])


def test_a_loan_in_another_currency_is_owed_at_the_rate_of_the_day() -> None:
    rates = np.array([7.0, 7.7, 7.0, 7.0])
    found = lent(currency="USD", exchange_rate=rates)
    owed = DEBT / 7.0
    assert loan_row(found, LoanRow.BALANCE) == pytest.approx([owed, owed / 2, 0.0, 0.0])
    assert loan_row(found, LoanRow.OPENING) == pytest.approx([0.0, 7.7 * owed, 3.5 * owed, 0.0])
    assert loan_row(found, LoanRow.EXCHANGE_DIFFERENCE) == pytest.approx(
        [0.0, 0.7 * owed, -0.35 * owed, 0.0]
    )
    # Nothing is built any more: the difference is an expense.
    assert found.row(Row.EXCHANGE_EXPENSED)[1] == pytest.approx(0.7 * owed)
    assert found.row(Row.TOTAL_COST)[1] == pytest.approx(
        200.0 + 0.3 * (1000.0 + INTEREST) + 0.1 * 7.7 * owed + 0.7 * owed
    )


def test_while_building_the_difference_joins_the_assets() -> None:
    phase = replace(small().phases[0], construction_months=24)
    case = small(phases=(phase,), life_years=2)
    found = lent(case, currency="USD", exchange_rate=np.array([7.0, 7.7, 7.7, 7.7]))
    drawn = loan_row(found, LoanRow.DRAW)[0]
    assert found.row(Row.EXCHANGE_CAPITALISED)[1] == pytest.approx(0.1 * drawn)
    assert found.phase_rows[0, PhaseRow.CAPITALISED, -1] == pytest.approx(
        np.sum(found.row(Row.INTEREST_CAPITALISED)) + 0.1 * drawn
    )


def test_owners_alone_owe_nothing() -> None:
    found = statement(small(financing=replace(small().financing, equity_share=1.0, loans=())))
    assert found.loan_rows.shape[0] == 0
    assert not np.any(found.rows[Row.LOAN_OPENING : Row.FUNDING_NEED])
    assert found.row(Row.EQUITY_CONSTRUCTION)[0] == pytest.approx(1100.0)
