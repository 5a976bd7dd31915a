"""What owners pay into a project under many draws: the most that they can lose."""

from __future__ import annotations

import numpy as np

from polysight.compiled import compiled_with_memory
from polysight.investment.case import Floats, ProjectCase
from polysight.investment.draw_factors import DrawFactors
from polysight.investment.ensemble import valuer
from polysight.investment.ensemble_kernel import scale
from polysight.investment.period_arrays import ProjectPeriods
from polysight.investment.project_periods import project_periods
from polysight.investment.rows import LoanRow, PhaseRow, Row
from polysight.investment.statement_kernel import fill_before_financing, fill_financing

_ROWS, _PHASE_ROWS, _LOAN_ROWS = len(Row), len(PhaseRow), len(LoanRow)
#: Place of the equity rate among the discount factors of a valuer.
_EQUITY = 2


def paid_in(case: ProjectCase, factors: DrawFactors) -> Floats:
    """Present value of what owners pay in, draw by draw.

    Parameters
    ----------
    case : ProjectCase
        The central case.
    factors : DrawFactors
        Factors by draw.

    Returns
    -------
    ndarray of float
        Axis draw; CNY at the equity discount rate: equity for construction and for working
        capital. Owners who are liable for no more than this lose no more.
    """
    told = np.empty(factors.load.size)
    discount = valuer(case).discounting.factor[_EQUITY].copy()
    _fill_paid_in(project_periods(case), project_periods(case), factors, discount, told)
    return told


@compiled_with_memory
def _fill_paid_in(
    given: ProjectPeriods,
    scratch: ProjectPeriods,
    factors: DrawFactors,
    discount: Floats,
    told: Floats,
) -> None:
    periods = discount.size
    rows = np.empty((_ROWS, periods))
    phase_rows = np.empty((given.building.amount_cny.shape[0], _PHASE_ROWS, periods))
    loan_rows = np.empty((given.loans.share.size, _LOAN_ROWS, periods))
    for draw in range(told.size):
        scale(given, scratch, factors, draw)
        fill_before_financing(scratch, rows, phase_rows)
        fill_financing(scratch, rows, phase_rows, loan_rows)
        total = 0.0
        for t in range(periods):
            added = max(rows[Row.WORKING_CAPITAL_EQUITY_ADDED, t], 0.0)
            total += discount[t] * (rows[Row.EQUITY_CONSTRUCTION, t] + added)
        told[draw] = total
