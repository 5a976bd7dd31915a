"""A project along paths of price, load and further income: outcomes and yearly cash of each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.compiled import compiled_with_memory
from polysight.investment.case import Floats, ProjectCase
from polysight.investment.draw_factors import DrawFactors, draw_factors
from polysight.investment.ensemble import valuer
from polysight.investment.ensemble_kernel import Discounting, fill_outcomes, scale
from polysight.investment.outcomes import Outcome, Outcomes
from polysight.investment.period_arrays import ProjectPeriods
from polysight.investment.project_periods import project_periods
from polysight.investment.rows import LoanRow, Row
from polysight.investment.statement_kernel import fill_statement

_ROWS, _LOAN_ROWS = len(Row), len(LoanRow)
#: Rows that are kept of every draw.
KEPT = (Row.EBITDA, Row.INCOME_TAX, Row.CASH, Row.SHORT_LOAN)
_KEPT = tuple(int(one) for one in KEPT)


@dataclass(frozen=True, eq=False, slots=True)
class PathFlows:
    """A project by draw.

    Parameters
    ----------
    outcomes : Outcomes
        What every draw comes to.
    kept : ndarray of float
        Axes place in `KEPT`, draw, period [CNY].
    """

    outcomes: Outcomes
    kept: Floats

    def row(self, row: Row) -> Floats:
        """One row of every draw.

        Parameters
        ----------
        row : Row
            One of `KEPT`.

        Returns
        -------
        ndarray of float
            Axes draw, period [CNY].
        """
        return np.asarray(self.kept[KEPT.index(row)])


def hedged_flows(case: ProjectCase, price: Floats, load: Floats, income: Floats) -> PathFlows:
    """Statements of a project along paths.

    Parameters
    ----------
    case : ProjectCase
        The project.
    price : ndarray of float
        Axes draw, period; multiplies the prices of the main product.
    load : ndarray of float
        Axes draw, period; multiplies the load.
    income : ndarray of float
        Axes draw, period; added to taxable income without value-added tax, negative for a loss
        [CNY].

    Returns
    -------
    PathFlows
        Outcomes and kept rows.
    """
    count = price.shape[0]
    ready = valuer(case)
    factors = draw_factors(case, {}, count, price_path=price)
    outcomes = np.empty((len(Outcome), count))
    kept = np.empty((len(KEPT), count, case.periods))
    _fill_paths(
        ready.periods, project_periods(case), project_periods(case), ready.discounting, factors,
        np.ascontiguousarray(load), np.ascontiguousarray(income), outcomes, kept,
    )  # fmt: skip
    return PathFlows(Outcomes(outcomes), kept)


@compiled_with_memory
def _fill_paths(
    given: ProjectPeriods,
    moved: ProjectPeriods,
    scratch: ProjectPeriods,
    discounting: Discounting,
    factors: DrawFactors,
    load: Floats,
    income: Floats,
    outcomes: Floats,
    kept: Floats,
) -> None:
    count = load.shape[1]
    rows = np.empty((_ROWS, count))
    loan_rows = np.empty((given.loans.share.size, _LOAN_ROWS, count))
    for draw in range(load.shape[0]):
        for t in range(count):
            moved.trade.load[t] = given.trade.load[t] * load[draw, t]
            scratch.trade.subsidy_cny[t] = given.trade.subsidy_cny[t] + income[draw, t]
        fill_outcomes(moved, scratch, discounting, factors, draw, draw + 1, outcomes)
        scale(moved, scratch, factors, draw)
        fill_statement(scratch, rows, loan_rows)
        for place in range(len(_KEPT)):
            for t in range(count):
                kept[place, draw, t] = rows[_KEPT[place], t]
