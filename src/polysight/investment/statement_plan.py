"""Profit, cash and appropriation of one period (T3 to T6, C and D of the statement)."""

from __future__ import annotations

from polysight.compiled import compiled_part
from polysight.investment.case import Floats
from polysight.investment.period_arrays import Funding, Grid, Levies, Loans
from polysight.investment.rows import LoanRow, PhaseRow, Row
from polysight.investment.statement_loans import fill_principal
from polysight.investment.statement_taxes import tax_losses

#: Part of all draws below which a loan counts as repaid, and a repayment as none.
REPAID = 1e-6
#: Part of the money that moves in a period below which a lack or rest of cash is rounding.
_ROUNDING = 1e-13


@compiled_part
def fill_profit(
    grid: Grid, funding: Funding, levies: Levies, rows: Floats, phase_rows: Floats, t: int
) -> None:
    """Total cost, profit, income tax and earnings before interest (A4, T3, T4, T6, I6).

    Parameters
    ----------
    grid, funding, levies : NamedTuple
        Periods, rate of the short loan, and taxes.
    rows, phase_rows : ndarray of float
        Axes row, t; p, row, t; filled in place.
    t : int
        Period.
    """
    depreciation = rows[Row.ADJUSTED_DEPRECIATION, t]
    for p in range(len(phase_rows)):
        capitalised = phase_rows[p, PhaseRow.CAPITALISED, t]
        depreciation += capitalised * phase_rows[p, PhaseRow.WRITTEN_OFF, t]
    borrowed = rows[Row.SHORT_LOAN, t - 1] if t > 0 else 0.0
    rows[Row.SHORT_INTEREST, t] = funding.short_rate[t] * borrowed
    written_off = depreciation + rows[Row.AMORTISATION, t]
    interest = rows[Row.INTEREST_EXPENSED, t] + rows[Row.WORKING_CAPITAL_INTEREST, t]
    finance = interest + rows[Row.SHORT_INTEREST, t] + rows[Row.EXCHANGE_EXPENSED, t]
    total = rows[Row.OPERATING_COST, t] + written_off + finance
    income = rows[Row.REVENUE, t] + rows[Row.SUBSIDY, t] - rows[Row.SURTAX, t]
    profit = income - total
    rows[Row.DEPRECIATION, t] = depreciation
    rows[Row.TOTAL_COST, t] = total
    rows[Row.PROFIT_BEFORE_TAX, t] = profit
    rows[Row.EBIT, t] = profit + finance
    rows[Row.EBITDA, t] = profit + finance + written_off
    extra = levies.research_extra_share * rows[Row.RESEARCH, t]
    rows[Row.TAXABLE_PROFIT, t] = profit - extra
    tax_losses(grid, levies, rows, t, Row.TAXABLE_PROFIT, Row.INCOME_TAX)
    rows[Row.NET_PROFIT, t] = profit - rows[Row.INCOME_TAX, t]


@compiled_part
def fill_plan(
    grid: Grid, loans: Loans, funding: Funding, rows: Floats, loan_rows: Floats, t: int
) -> None:
    """Cash of one period: operation, investment, repayment, short loan, dividends (C1 to C7).

    Parameters
    ----------
    grid, loans, funding : NamedTuple
        Periods, long-term loans, equity and rules of appropriation.
    rows, loan_rows : ndarray of float
        Axes row, t; l, row, t; filled in place.
    t : int
        Period.
    """
    before = rows[Row.CASH, t - 1] if t > 0 else 0.0
    owed = rows[Row.SHORT_LOAN, t - 1] if t > 0 else 0.0
    least = funding.minimum_cash_cny[t]
    operating, investing = _operating_cash(rows, t), _investing_cash(rows, t)
    raised, interest = _raised(rows, t), _interest_paid(rows, t)
    ready = before + operating + investing + raised - interest
    fill_principal(loans, rows, loan_rows, t, ready - least - owed)
    left = ready - rows[Row.PRINCIPAL, t] - least
    if abs(left) <= _ROUNDING * (before + abs(operating) + abs(investing) + abs(raised)):
        left = 0.0
    draw = max(0.0, -left)
    repayment = min(owed, max(0.0, left))
    rows[Row.SHORT_DRAW, t] = draw
    rows[Row.SHORT_REPAYMENT, t] = repayment
    rows[Row.SHORT_LOAN, t] = owed + draw - repayment
    _appropriate(grid, funding, rows, loan_rows, t, left - repayment)
    paid = repayment + rows[Row.DIVIDENDS, t]
    rows[Row.OPERATING_CASH, t] = operating
    rows[Row.INVESTING_CASH, t] = investing
    rows[Row.FINANCING_CASH, t] = raised + draw - interest - rows[Row.PRINCIPAL, t] - paid
    # What a short loan fills up, or takes, is nothing to the last bit.
    rest = left + draw - repayment - rows[Row.DIVIDENDS, t]
    rows[Row.CASH, t] = least + rest


@compiled_part
def _operating_cash(rows: Floats, t: int) -> float:
    """Cash of operation after taxes (C1)."""
    sold = rows[Row.REVENUE, t] + rows[Row.OUTPUT_VAT, t] + rows[Row.SUBSIDY, t]
    refunds = rows[Row.EXPORT_REFUND, t] + rows[Row.CREDIT_REFUND, t]
    costs = rows[Row.OPERATING_COST, t] + rows[Row.INPUT_VAT, t]
    taxes = rows[Row.VAT_PAYABLE, t] + rows[Row.SURTAX, t] + rows[Row.INCOME_TAX, t]
    return float(sold + refunds - costs - taxes)


@compiled_part
def _investing_cash(rows: Floats, t: int) -> float:
    """Cash that building, replacement and working capital take (C2)."""
    sustaining = rows[Row.SUSTAINING, t] + rows[Row.SUSTAINING_VAT, t]
    bound = rows[Row.CONSTRUCTION_INVESTMENT, t] + rows[Row.WORKING_CAPITAL_INCREASE, t]
    return float(-(bound + sustaining))


@compiled_part
def _raised(rows: Floats, t: int) -> float:
    """Equity, long-term loans and the loan for working capital, less its repayment (C3)."""
    equity = rows[Row.EQUITY_CONSTRUCTION, t] + rows[Row.WORKING_CAPITAL_EQUITY_ADDED, t]
    drawn = rows[Row.LOAN_DRAW, t] + rows[Row.WORKING_CAPITAL_LOAN_DRAW, t]
    return float(equity + drawn - rows[Row.WORKING_CAPITAL_LOAN_REPAYMENT, t])


@compiled_part
def _interest_paid(rows: Floats, t: int) -> float:
    """Interest of all loans, the capitalised part with it (C3)."""
    short = rows[Row.WORKING_CAPITAL_INTEREST, t] + rows[Row.SHORT_INTEREST, t]
    return float(rows[Row.INTEREST, t] + short)


@compiled_part
def _appropriate(
    grid: Grid, funding: Funding, rows: Floats, loan_rows: Floats, t: int, spare: float
) -> None:
    """Reserve and dividends where a year closes, and the balances of equity (C5, D1)."""
    paid_in, reserve, undistributed = 0.0, 0.0, 0.0
    if t > 0:
        paid_in, reserve = rows[Row.PAID_IN, t - 1], rows[Row.RESERVE, t - 1]
        undistributed = rows[Row.UNDISTRIBUTED, t - 1]
    equity = rows[Row.EQUITY_CONSTRUCTION, t] + rows[Row.WORKING_CAPITAL_EQUITY_ADDED, t]
    paid_in += equity
    added, dividends = 0.0, 0.0
    if grid.year_closes[t]:
        # Nothing is appropriated within a year: what stands now is last year's and this profit.
        distributable = undistributed + rows[Row.NET_PROFIT, t]
        start = grid.year_start[t]
        opening = rows[Row.UNDISTRIBUTED, start - 1] if start > 0 else 0.0
        profit = distributable - max(0.0, opening)
        room = max(0.0, funding.reserve_cap_share * paid_in - reserve)
        added = min(funding.reserve_share * max(0.0, profit), room)
        if rows[Row.SHORT_LOAN, t] == 0.0 and _may_distribute(funding, rows, loan_rows, t):
            wanted = funding.payout_share * max(0.0, distributable - added)
            dividends = max(0.0, min(wanted, spare))
    rows[Row.RESERVE_ADDED, t] = added
    rows[Row.DIVIDENDS, t] = dividends
    rows[Row.PAID_IN, t] = paid_in
    rows[Row.RESERVE, t] = reserve + added
    rows[Row.UNDISTRIBUTED, t] = undistributed + rows[Row.NET_PROFIT, t] - added - dividends


@compiled_part
def _may_distribute(funding: Funding, rows: Floats, loan_rows: Floats, t: int) -> bool:
    """Whether long-term debt stands in the way of dividends (C5)."""
    if funding.dividends_after_debt == 0:
        return True
    drawn, largest = 0.0, 0.0
    for s in range(t + 1):
        drawn += rows[Row.LOAN_DRAW, s]
    for loan in range(len(loan_rows)):
        largest = max(largest, loan_rows[loan, LoanRow.CLOSING, t])
    return bool(largest <= REPAID * drawn)
