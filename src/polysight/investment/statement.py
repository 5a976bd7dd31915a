"""The statement of one project with its labels: rows by period, by year, and by item."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import Floats, ProjectCase
from polysight.investment.case_check import checked
from polysight.investment.period_arrays import ProjectPeriods
from polysight.investment.project_periods import calendar_years, project_periods
from polysight.investment.rows import LoanRow, PhaseRow, Row
from polysight.investment.statement_kernel import fill_before_financing, fill_financing


@dataclass(frozen=True, slots=True)
class Statement:
    """Every row of a project.

    Parameters
    ----------
    case : ProjectCase
        The project.
    periods : ProjectPeriods
        What each period of it holds.
    rows : ndarray of float
        Axes `Row`, period; CNY unless the row says otherwise.
    loan_rows : ndarray of float
        Axes loan, `LoanRow`, period.
    phase_rows : ndarray of float
        Axes phase, `PhaseRow`, period.
    """

    case: ProjectCase
    periods: ProjectPeriods
    rows: Floats
    loan_rows: Floats
    phase_rows: Floats

    def row(self, key: Row | str) -> Floats:
        """One row.

        Parameters
        ----------
        key : Row or str
            The row or its key, for example ``net_profit``.

        Returns
        -------
        ndarray of float
            Axis period.
        """
        return np.asarray(self.rows[key if isinstance(key, Row) else Row[key.upper()]])

    def total(self, terms: tuple[tuple[int, Row], ...]) -> Floats:
        """Sum of some rows.

        Parameters
        ----------
        terms : tuple of (int, Row)
            Rows with their signs; see `polysight.investment.table_line.row_terms`.

        Returns
        -------
        ndarray of float
            Axis period.
        """
        return np.asarray(sum(sign * self.row(row) for sign, row in terms))

    def loan_row(self, key: LoanRow) -> Floats:
        """One row of every long-term loan.

        Parameters
        ----------
        key : LoanRow
            The row.

        Returns
        -------
        ndarray of float
            Axes loan, period.
        """
        return np.asarray(self.loan_rows[:, key])

    def annual(self, key: Row | str) -> Floats:
        """Sum of a row over each calendar year.

        Parameters
        ----------
        key : Row or str
            A row that is no balance.

        Returns
        -------
        ndarray of float
            Axis year, from the first year.
        """
        return yearly_sums(self.case, self.row(key))

    def year_end(self, key: Row | str) -> Floats:
        """A balance at the end of each calendar year, the last year at the end of operation.

        Parameters
        ----------
        key : Row or str
            A row that is a balance.

        Returns
        -------
        ndarray of float
            Axis year, from the first year.
        """
        return np.asarray(self.row(key)[self.closing_periods])

    def flow(self, key: Row | str) -> Floats:
        """A row from the period in which building starts, as it is valued.

        Parameters
        ----------
        key : Row or str
            One of the net cash flows.

        Returns
        -------
        ndarray of float
            Axis period, from the base period; contiguous.
        """
        return np.ascontiguousarray(self.row(key)[self.periods.grid.first :])

    @property
    def closing_periods(self) -> NDArray[np.int64]:
        """Last period of each calendar year."""
        return np.flatnonzero(self.periods.grid.year_closes)

    @property
    def years(self) -> NDArray[np.int64]:
        """Calendar years that the statement covers."""
        return self.case.first_year + np.arange(self.case.years)


def statement(case: ProjectCase) -> Statement:
    """Statement of a project.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    Statement
        All rows.

    Raises
    ------
    DataError
        If the project is impossible; see `polysight.investment.case_check.checked`.
    """
    periods = project_periods(checked(case))
    rows = np.empty((len(Row), case.periods))
    loan_rows = np.empty((len(case.financing.loans), len(LoanRow), case.periods))
    phase_rows = np.empty((len(case.phases), len(PhaseRow), case.periods))
    fill_before_financing(periods, rows, phase_rows)
    fill_financing(periods, rows, phase_rows, loan_rows)
    return Statement(case, periods, rows, loan_rows, phase_rows)


def yearly_sums(case: ProjectCase, values: Floats) -> Floats:
    """Sums over calendar years.

    Parameters
    ----------
    case : ProjectCase
        The project.
    values : ndarray of float
        Axes ..., period.

    Returns
    -------
    ndarray of float
        Axes ..., year.
    """
    starts = np.flatnonzero(np.diff(calendar_years(case), prepend=-1))
    return np.asarray(np.add.reduceat(values, starts, axis=-1))
