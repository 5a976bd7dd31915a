"""Flows along price paths are those of the statement of the repriced project."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.market_change import repriced
from polysight.investment.path_flows import path_flows
from polysight.investment.period_arrays import ProjectPeriods
from polysight.investment.project_periods import project_periods
from polysight.investment.rows import LoanRow, Row
from polysight.investment.statement_kernel import fill_statement
from tests.investment.random_case import Shape, random_case

CASE = random_case(17, Shape(period="year", life_years=9, products=2, phases=2))


def filled(periods: ProjectPeriods) -> np.ndarray:
    count = periods.trade.load.size
    rows = np.empty((len(Row), count))
    fill_statement(periods, rows, np.empty((periods.loans.share.size, len(LoanRow), count)))
    return rows


def test_paths_without_movement_are_the_case() -> None:
    net, working_capital, book_value = path_flows(CASE, np.ones((3, CASE.periods)))
    rows = filled(project_periods(CASE))
    for path in range(3):
        assert net[path].tolist() == rows[Row.PROJECT_NET].tolist()
        assert working_capital[path].tolist() == rows[Row.WORKING_CAPITAL].tolist()
    assert book_value[-1] == pytest.approx(rows[Row.ADJUSTED_ASSET_RECOVERY, -1], rel=1e-9)


def test_a_path_is_a_repriced_case() -> None:
    factors = np.random.default_rng(1).uniform(0.5, 1.5, size=(4, CASE.periods))
    net = path_flows(CASE, factors)[0]
    for path in range(4):
        other = repriced(CASE, factors[path], product=CASE.products[0].key)
        wanted = filled(project_periods(other))[Row.PROJECT_NET]
        assert net[path] == pytest.approx(wanted, rel=1e-9, abs=1e-6)
