"""Working capital by days of turnover, and its loan (W of the statement)."""

from __future__ import annotations

from polysight.compiled import compiled_part
from polysight.investment.case import Floats
from polysight.investment.period_arrays import Turnover
from polysight.investment.rows import Row


@compiled_part
def fill_working_capital(turnover: Turnover, rows: Floats) -> None:
    """Current assets and liabilities of every period, with equity and loan for them (W1 to W3).

    Parameters
    ----------
    turnover : Turnover
        Days over 365, and rates.
    rows : ndarray of float
        Axes row, t; filled in place from the cost rows.
    """
    for t in range(rows.shape[1]):
        _current_items(turnover, rows, t)
        before = rows[Row.WORKING_CAPITAL, t - 1] if t > 0 else 0.0
        rows[Row.WORKING_CAPITAL_INCREASE, t] = rows[Row.WORKING_CAPITAL, t] - before
        _working_capital_loan(turnover, rows, t)


@compiled_part
def _current_items(turnover: Turnover, rows: Floats, t: int) -> None:
    """Items of current assets and liabilities at the yearly pace of the period (W, W1)."""
    months = rows[Row.OPERATING_MONTHS, t]
    pace = 12.0 / months if months > 0.0 else 0.0
    materials, energy = rows[Row.MATERIALS, t] * pace, rows[Row.FUEL_POWER, t] * pace
    operating = rows[Row.OPERATING_COST, t] * pace
    works = (rows[Row.WAGES, t] + rows[Row.OTHER_MANUFACTURING, t]) * pace
    repairs, selling = rows[Row.REPAIRS, t] * pace, rows[Row.SELLING, t] * pace
    office = (rows[Row.ADMINISTRATION, t] + rows[Row.COMPLIANCE, t]) * pace
    paid_out = works + office + selling + rows[Row.RESEARCH, t] * pace
    rows[Row.RECEIVABLES, t] = turnover.receivables * operating
    rows[Row.MATERIALS_STOCK, t] = turnover.materials * materials
    rows[Row.FUEL_STOCK, t] = turnover.fuel * energy
    rows[Row.WORK_IN_PROCESS, t] = turnover.in_process * (materials + energy + works + repairs)
    rows[Row.FINISHED_GOODS, t] = turnover.finished * (operating - selling)
    rows[Row.PREPAYMENTS, t] = turnover.prepayments * (materials + energy)
    rows[Row.TURNOVER_CASH, t] = turnover.cash * paid_out
    rows[Row.PAYABLES, t] = turnover.payables * (materials + energy)
    rows[Row.ADVANCES, t] = turnover.advances * rows[Row.REVENUE, t] * pace
    stocks = rows[Row.MATERIALS_STOCK, t] + rows[Row.FUEL_STOCK, t]
    stocks += rows[Row.WORK_IN_PROCESS, t] + rows[Row.FINISHED_GOODS, t]
    assets = rows[Row.RECEIVABLES, t] + stocks + rows[Row.PREPAYMENTS, t]
    rows[Row.CURRENT_ASSETS, t] = assets + rows[Row.TURNOVER_CASH, t]
    rows[Row.CURRENT_LIABILITIES, t] = rows[Row.PAYABLES, t] + rows[Row.ADVANCES, t]
    net = rows[Row.CURRENT_ASSETS, t] - rows[Row.CURRENT_LIABILITIES, t]
    rows[Row.WORKING_CAPITAL, t] = net


@compiled_part
def _working_capital_loan(turnover: Turnover, rows: Floats, t: int) -> None:
    """Equity never shrinks; the loan takes the rest and goes at the end (W2, W3)."""
    net, last = rows[Row.WORKING_CAPITAL, t], rows.shape[1] - 1
    equity_before = rows[Row.WORKING_CAPITAL_EQUITY, t - 1] if t > 0 else 0.0
    loan_before = rows[Row.WORKING_CAPITAL_LOAN, t - 1] if t > 0 else 0.0
    equity = max(equity_before, turnover.equity_share * net)
    needed = max(0.0, net - equity)
    repaid = max(0.0, loan_before - needed)
    rows[Row.WORKING_CAPITAL_EQUITY, t] = equity
    rows[Row.WORKING_CAPITAL_EQUITY_ADDED, t] = equity - equity_before
    rows[Row.WORKING_CAPITAL_LOAN_NEEDED, t] = needed
    rows[Row.WORKING_CAPITAL_LOAN_DRAW, t] = max(0.0, needed - loan_before)
    rows[Row.WORKING_CAPITAL_LOAN_REPAYMENT, t] = repaid + (needed if t == last else 0.0)
    rows[Row.WORKING_CAPITAL_LOAN, t] = needed if t < last else 0.0
    rows[Row.WORKING_CAPITAL_INTEREST, t] = turnover.rate[t] * needed
