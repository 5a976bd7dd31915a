"""Cash flows of a project before financing along many paths of the price of its main product."""

from __future__ import annotations

import numpy as np

from polysight.compiled import compiled_with_memory
from polysight.investment.case import Floats, ProjectCase
from polysight.investment.period_arrays import ProjectPeriods
from polysight.investment.project_periods import project_periods
from polysight.investment.rows import PhaseRow, Row
from polysight.investment.statement_kernel import fill_before_financing

_ROWS, _PHASE_ROWS = len(Row), len(PhaseRow)


def path_flows(case: ProjectCase, factors: Floats) -> tuple[Floats, Floats, Floats]:
    """Cash flow after tax along price paths, and what would be left if the project ended.

    Parameters
    ----------
    case : ProjectCase
        The project.
    factors : ndarray of float
        Axes path, period; price of the main product over that of the case, at home and abroad.

    Returns
    -------
    net : ndarray of float
        Axes path, period; project flow before financing and after its own tax [CNY].
    working_capital : ndarray of float
        Axes path, period; net working capital at the end of the period [CNY].
    book_value : ndarray of float
        Axis period; what is not yet written off at its end, without financing cost [CNY].
    """
    paths, count = factors.shape
    net, working_capital = np.empty((paths, count)), np.empty((paths, count))
    book_value = np.empty(count)
    given, scratch = project_periods(case), project_periods(case)
    exact = np.ascontiguousarray(factors, dtype=np.float64)
    _fill_path_flows(given, scratch, exact, net, working_capital, book_value)
    return net, working_capital, book_value


@compiled_with_memory
def _fill_path_flows(
    given: ProjectPeriods,
    scratch: ProjectPeriods,
    factors: Floats,
    net: Floats,
    working_capital: Floats,
    book_value: Floats,
) -> None:
    count = factors.shape[1]
    rows = np.empty((_ROWS, count))
    phase_rows = np.empty((given.building.amount_cny.shape[0], _PHASE_ROWS, count))
    trade, moved = given.trade, scratch.trade
    for path in range(factors.shape[0]):
        for t in range(count):
            factor = factors[path, t]
            moved.price_cny_per_kg[0, t] = trade.price_cny_per_kg[0, t] * factor
            moved.export_price_cny_per_kg[0, t] = trade.export_price_cny_per_kg[0, t] * factor
        fill_before_financing(scratch, rows, phase_rows)
        for t in range(count):
            net[path, t] = rows[Row.PROJECT_NET, t]
            working_capital[path, t] = rows[Row.WORKING_CAPITAL, t]
    left = 0.0
    for t in range(count):
        left += rows[Row.INVESTMENT, t] + rows[Row.SUSTAINING, t]
        left -= rows[Row.ADJUSTED_DEPRECIATION, t] + rows[Row.AMORTISATION, t]
        book_value[t] = left
