"""The statement of one project: every row of every period, in one compiled pass without objects."""

from __future__ import annotations

import numpy as np

from polysight.compiled import compiled_part, compiled_with_memory
from polysight.investment.case import Floats
from polysight.investment.period_arrays import ProjectPeriods
from polysight.investment.rows import PhaseRow
from polysight.investment.statement_flows import (
    fill_balance_sheet,
    fill_equity_flow,
    fill_project_flow,
)
from polysight.investment.statement_loans import fill_interest
from polysight.investment.statement_operation import (
    fill_costs,
    fill_investment,
    fill_sales,
    fill_write_off,
)
from polysight.investment.statement_plan import fill_plan, fill_profit
from polysight.investment.statement_taxes import fill_adjusted_tax, fill_value_added_tax
from polysight.investment.statement_turnover import fill_working_capital

PHASE_ROWS = len(PhaseRow)


@compiled_with_memory
def fill_statement(periods: ProjectPeriods, rows: Floats, loan_rows: Floats) -> None:
    """All rows of a statement.

    Parameters
    ----------
    periods : ProjectPeriods
        The project by period.
    rows : ndarray of float
        Axes `Row`, t; what it holds before does not matter.
    loan_rows : ndarray of float
        Axes loan, `LoanRow`, t; likewise.
    """
    phase_rows = np.empty((len(periods.building.amount_cny), PHASE_ROWS, rows.shape[1]))
    fill_before_financing(periods, rows, phase_rows)
    fill_financing(periods, rows, phase_rows, loan_rows)


@compiled_part
def fill_before_financing(periods: ProjectPeriods, rows: Floats, phase_rows: Floats) -> None:
    """Rows that know nothing of who pays: operation, taxes and cash flow of the project.

    Parameters
    ----------
    periods : ProjectPeriods
        The project by period.
    rows : ndarray of float
        Axes `Row`, t; filled in place.
    phase_rows : ndarray of float
        Axes phase, `PhaseRow`, t; filled in place but for the capitalised cost.
    """
    fill_investment(periods.building, rows, phase_rows)
    fill_sales(periods.grid, periods.trade, periods.costs, rows)
    fill_costs(periods.building, periods.costs, rows)
    fill_working_capital(periods.turnover, rows)
    fill_value_added_tax(periods.levies, rows)
    fill_write_off(periods.building, rows, phase_rows)
    fill_adjusted_tax(periods.grid, periods.levies, rows)
    fill_project_flow(rows)


@compiled_part
def fill_financing(
    periods: ProjectPeriods, rows: Floats, phase_rows: Floats, loan_rows: Floats
) -> None:
    """Rows of loans, profit, cash, balance sheet and equity.

    Parameters
    ----------
    periods : ProjectPeriods
        The project by period.
    rows, phase_rows, loan_rows : ndarray of float
        As `fill_before_financing` left them; filled in place.
    """
    grid, loans, funding, levies = periods.grid, periods.loans, periods.funding, periods.levies
    for t in range(rows.shape[1]):
        fill_interest(loans, funding, rows, phase_rows, loan_rows, t)
        fill_profit(grid, funding, levies, rows, phase_rows, t)
        fill_plan(grid, loans, funding, rows, loan_rows, t)
    fill_balance_sheet(periods.building, rows, phase_rows)
    fill_equity_flow(rows)
