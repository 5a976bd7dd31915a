"""Long-term loans: exchange, interest, draws and repayment (L and A2 of the statement)."""

from __future__ import annotations

from polysight.compiled import compiled_part
from polysight.investment.case import Floats
from polysight.investment.period_arrays import Funding, Loans, RepaymentKind
from polysight.investment.rows import LoanRow, PhaseRow, Row


@compiled_part
def fill_interest(
    loans: Loans, funding: Funding, rows: Floats, phase_rows: Floats, loan_rows: Floats, t: int
) -> None:
    """Interest of one period, its capitalised part, and who pays for building (L2 to L5, A2).

    Parameters
    ----------
    loans : Loans
        Shares, rates and currencies.
    funding : Funding
        Share of equity.
    rows, phase_rows, loan_rows : ndarray of float
        Axes row, t; p, row, t; l, row, t; filled in place.
    t : int
        Period.
    """
    invested, building = rows[Row.CONSTRUCTION_INVESTMENT, t], rows[Row.BUILDING_SHARE, t]
    opening, difference, carried, drawn = 0.0, 0.0, 0.0, 0.0
    for loan in range(len(loan_rows)):
        _revalue(loans, loan_rows, loan, t)
        opening += loan_rows[loan, LoanRow.OPENING, t]
        difference += loan_rows[loan, LoanRow.EXCHANGE_DIFFERENCE, t]
        carried += loans.rate[loan, t] * loan_rows[loan, LoanRow.OPENING, t]
        drawn += loans.rate[loan, t] * loans.share[loan]
    interest = (carried + 0.5 * invested * drawn) / (1.0 - 0.5 * building * drawn)
    rows[Row.LOAN_OPENING, t] = opening
    rows[Row.EXCHANGE_DIFFERENCE, t] = difference
    rows[Row.EXCHANGE_CAPITALISED, t] = building * difference
    rows[Row.EXCHANGE_EXPENSED, t] = difference - building * difference
    rows[Row.INTEREST, t] = interest
    rows[Row.INTEREST_CAPITALISED, t] = building * interest
    rows[Row.INTEREST_EXPENSED, t] = interest - building * interest
    _draw(loans, funding, rows, loan_rows, t)
    capitalised = building * (interest + difference)
    for p in range(len(phase_rows)):
        before = phase_rows[p, PhaseRow.CAPITALISED, t - 1] if t > 0 else 0.0
        part = capitalised * phase_rows[p, PhaseRow.BUILDING_WEIGHT, t]
        phase_rows[p, PhaseRow.CAPITALISED, t] = before + part


@compiled_part
def _revalue(loans: Loans, loan_rows: Floats, loan: int, t: int) -> None:
    """What is owed from before at the rate of exchange of this period (L2, L3)."""
    if t == 0:
        loan_rows[loan, LoanRow.OPENING, t] = 0.0
        loan_rows[loan, LoanRow.EXCHANGE_DIFFERENCE, t] = 0.0
        return
    balance, now = loan_rows[loan, LoanRow.BALANCE, t - 1], loans.exchange_rate[loan, t]
    loan_rows[loan, LoanRow.OPENING, t] = balance * now
    difference = balance * (now - loans.exchange_rate[loan, t - 1])
    loan_rows[loan, LoanRow.EXCHANGE_DIFFERENCE, t] = difference


@compiled_part
def _draw(loans: Loans, funding: Funding, rows: Floats, loan_rows: Floats, t: int) -> None:
    """Funding need, shared between equity and the loans (L5)."""
    need = rows[Row.CONSTRUCTION_INVESTMENT, t] + rows[Row.INTEREST_CAPITALISED, t]
    total = 0.0
    for loan in range(len(loan_rows)):
        draw = loans.share[loan] * need
        opening = loan_rows[loan, LoanRow.OPENING, t]
        loan_rows[loan, LoanRow.DRAW, t] = draw
        loan_rows[loan, LoanRow.INTEREST, t] = loans.rate[loan, t] * (opening + 0.5 * draw)
        total += draw
    rows[Row.FUNDING_NEED, t] = need
    rows[Row.LOAN_DRAW, t] = total
    rows[Row.EQUITY_CONSTRUCTION, t] = funding.equity_share * need


@compiled_part
def fill_principal(loans: Loans, rows: Floats, loan_rows: Floats, t: int, able: float) -> None:
    """Repayment of one period, and what is owed after it (L6, L7, C6).

    Parameters
    ----------
    loans : Loans
        Kinds and dates of repayment.
    rows, loan_rows : ndarray of float
        Axes row, t; l, row, t; filled in place.
    t : int
        Period.
    able : float
        CNY that can be paid in this period before any principal.
    """
    last = rows.shape[1] - 1
    for loan in range(len(loan_rows)):
        principal = _scheduled(loans, loan_rows, loan, t, last)
        loan_rows[loan, LoanRow.PRINCIPAL, t] = principal
        if loans.repayment[loan] != RepaymentKind.SWEEP:
            able -= principal
    total, owed = 0.0, 0.0
    for loan in range(len(loan_rows)):
        if loans.repayment[loan] == RepaymentKind.SWEEP:
            if t >= loans.first[loan]:
                swept = min(loan_rows[loan, LoanRow.OPENING, t], max(0.0, able))
                principal = max(loan_rows[loan, LoanRow.PRINCIPAL, t], swept)
                loan_rows[loan, LoanRow.PRINCIPAL, t] = principal
            able -= loan_rows[loan, LoanRow.PRINCIPAL, t]
        _close(loans, loan_rows, loan, t)
        total += loan_rows[loan, LoanRow.PRINCIPAL, t]
        owed += loan_rows[loan, LoanRow.CLOSING, t]
    rows[Row.PRINCIPAL, t] = total
    rows[Row.LOAN_CLOSING, t] = owed


@compiled_part
def _scheduled(loans: Loans, loan_rows: Floats, loan: int, t: int, last: int) -> float:
    """Principal that falls due whatever the project earns (L6)."""
    opening, first, count = (
        loan_rows[loan, LoanRow.OPENING, t],
        loans.first[loan],
        loans.payments[loan],
    )
    if t in (last, first + count - 1):
        return float(opening)
    if t < first or t >= first + count:
        return 0.0
    if loans.repayment[loan] == RepaymentKind.EQUAL_PRINCIPAL:
        borrowed = loan_rows[loan, LoanRow.BALANCE, first - 1]
        return float(borrowed / count * loans.exchange_rate[loan, t])
    if loans.repayment[loan] == RepaymentKind.ANNUITY:
        rate, remaining = loans.rate[loan, t], first + count - t
        if rate == 0.0:
            return float(opening / remaining)
        return float(opening * rate * (1.0 / (1.0 - (1.0 + rate) ** -remaining) - 1.0))
    return 0.0


@compiled_part
def _close(loans: Loans, loan_rows: Floats, loan: int, t: int) -> None:
    """Balance after draw and repayment, in the loan's currency and in CNY (L7)."""
    before = loan_rows[loan, LoanRow.BALANCE, t - 1] if t > 0 else 0.0
    principal, draw = loan_rows[loan, LoanRow.PRINCIPAL, t], loan_rows[loan, LoanRow.DRAW, t]
    exchange = loans.exchange_rate[loan, t]
    balance = before + (draw - principal) / exchange
    if draw == 0.0 and principal == loan_rows[loan, LoanRow.OPENING, t]:
        balance = 0.0
    loan_rows[loan, LoanRow.BALANCE, t] = balance
    loan_rows[loan, LoanRow.CLOSING, t] = balance * exchange
