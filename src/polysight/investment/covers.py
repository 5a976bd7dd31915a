"""What earnings cover of interest and of debt service (I6)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import Floats
from polysight.investment.rows import LoanRow, Row
from polysight.investment.statement import Statement, yearly_sums
from polysight.investment.statement_plan import REPAID
from polysight.investment.table_line import row_terms

#: Interest that is an expense, what debt takes, and the cash that serves it, as rows with signs.
EXPENSED = "interest_expensed working_capital_interest short_interest"
SERVICE = f"{EXPENSED} principal short_repayment"
AVAILABLE = "ebitda -income_tax -sustaining -sustaining_vat"


@dataclass(frozen=True, slots=True)
class Covers:
    """Covers of a project.

    Parameters
    ----------
    interest, debt_service : ndarray of float
        Axis year; earnings before interest and tax over interest, and cash earned after tax and
        replacement over interest and repayment, that of short loans with it; NaN where nothing
        is due.
    repayment_years : ndarray of bool
        Axis year; years in which long-term loans are repaid, which alone count below.
    least_interest, least_debt_service, mean_debt_service : float
        NaN where no year counts.
    loan_life : float
        That cash until the debt is repaid, discounted at its rate, over the debt at the first
        repayment; NaN without debt.
    """

    interest: Floats
    debt_service: Floats
    repayment_years: NDArray[np.bool_]
    least_interest: float
    least_debt_service: float
    mean_debt_service: float
    loan_life: float


def covers(statement: Statement) -> Covers:
    """Covers of a statement.

    Parameters
    ----------
    statement : Statement
        The statement.

    Returns
    -------
    Covers
        All of them.
    """
    due, repaid = _annual(statement, EXPENSED), repays(statement, statement.annual(Row.PRINCIPAL))
    interest = ratio(statement.annual(Row.EBIT), due)
    service = ratio(_annual(statement, AVAILABLE), _annual(statement, SERVICE))
    bearing, serving = interest[repaid & (due != 0.0)], service[repaid]
    return Covers(
        interest=interest,
        debt_service=service,
        repayment_years=repaid,
        least_interest=float(np.min(bearing)) if bearing.size else np.nan,
        least_debt_service=float(np.min(serving)) if serving.size else np.nan,
        mean_debt_service=float(np.mean(serving)) if serving.size else np.nan,
        loan_life=_loan_life(statement),
    )


def repays(statement: Statement, principal: Floats) -> NDArray[np.bool_]:
    """Where long-term loans are repaid, rounding left aside.

    Parameters
    ----------
    statement : Statement
        The statement.
    principal : ndarray of float
        Repayment of long-term loans, by period or by year [CNY].

    Returns
    -------
    ndarray of bool
        The same axes.
    """
    return np.asarray(principal > REPAID * np.sum(statement.row(Row.LOAN_DRAW)))


def ratio(over: Floats, under: Floats) -> Floats:
    """Quotients.

    Parameters
    ----------
    over, under : ndarray of float
        The same axes.

    Returns
    -------
    ndarray of float
        NaN where the denominator is zero.
    """
    return np.divide(over, under, out=np.full_like(over, np.nan), where=under != 0.0)


def _annual(statement: Statement, words: str) -> Floats:
    """Sum of some rows over each calendar year."""
    return yearly_sums(statement.case, statement.total(row_terms(words)))


def _loan_life(statement: Statement) -> float:
    """Discounted cash of the life of the loans over what is owed when repayment starts."""
    opening, loans = statement.row(Row.LOAN_OPENING), statement.periods.loans
    drawn = np.sum(statement.row(Row.LOAN_DRAW))
    if not (loans.share.size and drawn > 0.0):
        return float("nan")
    first = min(int(np.min(loans.first)), len(opening) - 1)
    owing = np.flatnonzero(opening[first:] > REPAID * drawn)
    if not owing.size:
        return float("nan")
    span = slice(first, first + owing[-1] + 1)
    interest = np.sum(statement.loan_row(LoanRow.INTEREST)[:, span], axis=0)
    available = statement.total(row_terms(AVAILABLE))[span]
    factor = np.cumprod(1.0 / (1.0 + interest / opening[span]))
    return float(np.sum(available * factor) / opening[first])
