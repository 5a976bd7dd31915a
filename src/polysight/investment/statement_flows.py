"""Balance sheet, and the two tables of cash flow (A6, B and P of the statement)."""

from __future__ import annotations

from polysight.compiled import compiled_part
from polysight.investment.case import Floats
from polysight.investment.period_arrays import Building
from polysight.investment.rows import PhaseRow, Row


@compiled_part
def fill_project_flow(rows: Floats) -> None:
    """Cash flow of the project before financing (P1, P2).

    Parameters
    ----------
    rows : ndarray of float
        Axes row, t; filled in place.
    """
    last = rows.shape[1] - 1
    book = 0.0
    for t in range(last + 1):
        book += rows[Row.INVESTMENT, t] + rows[Row.SUSTAINING, t]
        book -= rows[Row.ADJUSTED_DEPRECIATION, t] + rows[Row.AMORTISATION, t]
        working = rows[Row.WORKING_CAPITAL, t] if t == last else 0.0
        rows[Row.ADJUSTED_ASSET_RECOVERY, t] = book if t == last else 0.0
        rows[Row.WORKING_CAPITAL_RECOVERY, t] = working
        recovered = rows[Row.ADJUSTED_ASSET_RECOVERY, t] + working
        inflow = _trading_inflow(rows, t) + recovered
        invested = rows[Row.CONSTRUCTION_INVESTMENT, t] + rows[Row.WORKING_CAPITAL_INCREASE, t]
        outflow = invested + _trading_outflow(rows, t)
        rows[Row.PROJECT_INFLOW, t] = inflow
        rows[Row.PROJECT_OUTFLOW, t] = outflow
        rows[Row.PROJECT_NET_BEFORE_TAX, t] = inflow - outflow
        rows[Row.PROJECT_NET, t] = inflow - outflow - rows[Row.ADJUSTED_TAX, t]


@compiled_part
def _trading_inflow(rows: Floats, t: int) -> float:
    """What operation brings in both tables (P1, P3)."""
    sold = rows[Row.REVENUE, t] + rows[Row.OUTPUT_VAT, t] + rows[Row.SUBSIDY, t]
    return float(sold + rows[Row.EXPORT_REFUND, t] + rows[Row.CREDIT_REFUND, t])


@compiled_part
def _trading_outflow(rows: Floats, t: int) -> float:
    """What operation and replacement cost in both tables (P2, P3)."""
    costs = rows[Row.OPERATING_COST, t] + rows[Row.INPUT_VAT, t]
    taxes = rows[Row.VAT_PAYABLE, t] + rows[Row.SURTAX, t]
    return float(costs + taxes + rows[Row.SUSTAINING, t] + rows[Row.SUSTAINING_VAT, t])


@compiled_part
def fill_balance_sheet(building: Building, rows: Floats, phase_rows: Floats) -> None:
    """Assets, liabilities and equity at the end of every period (A6, B).

    Parameters
    ----------
    building : Building
        Phases in service.
    rows, phase_rows : ndarray of float
        Axes row, t; p, row, t; filled in place.
    """
    sustaining, depreciated, amortised = 0.0, 0.0, 0.0
    for t in range(rows.shape[1]):
        sustaining += rows[Row.SUSTAINING, t]
        depreciated += rows[Row.DEPRECIATION, t]
        amortised += rows[Row.AMORTISATION, t]
        progress, fixed, intangible = _asset_values(building, phase_rows, t)
        rows[Row.CONSTRUCTION_IN_PROGRESS, t] = progress
        rows[Row.NET_FIXED, t] = fixed + sustaining - depreciated
        rows[Row.NET_INTANGIBLE, t] = intangible - amortised
        lasting = progress + rows[Row.NET_FIXED, t] + rows[Row.NET_INTANGIBLE, t]
        current = rows[Row.CASH, t] + rows[Row.CURRENT_ASSETS, t] + rows[Row.VAT_CREDIT, t]
        short = rows[Row.SHORT_LOAN, t] + rows[Row.WORKING_CAPITAL_LOAN, t]
        owed = rows[Row.CURRENT_LIABILITIES, t] + short + rows[Row.LOAN_CLOSING, t]
        kept = rows[Row.RESERVE, t] + rows[Row.UNDISTRIBUTED, t]
        rows[Row.TOTAL_ASSETS, t] = current + lasting
        rows[Row.TOTAL_LIABILITIES, t] = owed
        rows[Row.TOTAL_EQUITY, t] = rows[Row.PAID_IN, t] + kept
        rows[Row.ASSET_RECOVERY, t] = lasting if t == rows.shape[1] - 1 else 0.0


@compiled_part
def _asset_values(building: Building, phase_rows: Floats, t: int) -> tuple[float, float, float]:
    """Value before write-off in progress, of fixed assets in service and of the others (A6)."""
    progress, fixed, intangible = 0.0, 0.0, 0.0
    for p in range(len(phase_rows)):
        invested = phase_rows[p, PhaseRow.INVESTED, t]
        capitalised = phase_rows[p, PhaseRow.CAPITALISED, t]
        if building.in_progress[p, t] > 0.0:
            progress += invested + capitalised
            continue
        amortised = 0.0
        for k in range(len(building.fixed)):
            amortised += building.amount_cny[p, k] * (1.0 - building.fixed[k])
        fixed += invested - amortised + capitalised
        intangible += amortised
    return progress, fixed, intangible


@compiled_part
def fill_equity_flow(rows: Floats) -> None:
    """Cash flow of the owners' capital (P3).

    What they get is told by the change of cash, which is exactly nothing while short loans fill
    it up: the difference of inflow and outflow would leave rounding with a sign.

    Parameters
    ----------
    rows : ndarray of float
        Axes row, t; filled in place.
    """
    last = rows.shape[1] - 1
    for t in range(last + 1):
        left_over = rows[Row.SHORT_LOAN, t] if t == last else 0.0
        loan_before, cash_before = 0.0, 0.0
        if t > 0:
            loan_before = rows[Row.WORKING_CAPITAL_LOAN, t - 1]
            cash_before = rows[Row.CASH, t - 1]
        needed = rows[Row.WORKING_CAPITAL_LOAN_NEEDED, t]
        added = rows[Row.WORKING_CAPITAL_EQUITY_ADDED, t]
        own = rows[Row.WORKING_CAPITAL_INCREASE, t] - added - (needed - loan_before)
        recovered = rows[Row.ASSET_RECOVERY, t] + rows[Row.WORKING_CAPITAL_RECOVERY, t]
        interest = rows[Row.INTEREST_EXPENSED, t] + rows[Row.WORKING_CAPITAL_INTEREST, t]
        interest += rows[Row.SHORT_INTEREST, t]
        repaid = rows[Row.PRINCIPAL, t] + (needed if t == last else 0.0)
        repaid += rows[Row.SHORT_REPAYMENT, t] + left_over
        outflow = rows[Row.EQUITY_CONSTRUCTION, t] + added + own + repaid + interest
        outflow += _trading_outflow(rows, t) + rows[Row.INCOME_TAX, t]
        inflow = _trading_inflow(rows, t) + rows[Row.SHORT_DRAW, t] + recovered
        rows[Row.OWN_WORKING_CAPITAL, t] = own
        rows[Row.EQUITY_INFLOW, t] = inflow
        rows[Row.EQUITY_OUTFLOW, t] = outflow
        kept = rows[Row.CASH, t] - cash_before + rows[Row.DIVIDENDS, t]
        paid_in = rows[Row.EQUITY_CONSTRUCTION, t] + added
        rows[Row.EQUITY_NET, t] = kept - paid_in + (recovered - left_over)
