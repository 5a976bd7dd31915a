"""Working capital and its loan worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from polysight.investment.case import ProjectCase
from polysight.investment.rows import Row
from polysight.investment.statement import Statement, statement
from tests.investment.test_plain_statement import by_year, small

#: Materials of a year are 200, revenue is 1000.
DAY = 200.0 / 365.0


def bound(case: ProjectCase | None = None, **days: Any) -> Statement:
    project = case or small()
    return statement(replace(project, working_capital=replace(project.working_capital, **days)))


def test_items_hold_days_of_their_yearly_cost() -> None:
    found = bound(
        receivable_days=30.0, materials_days=20.0, finished_days=10.0, prepaid_days=5.0,
        payable_days=15.0, advance_days=7.0,
    )  # fmt: skip
    assert found.row(Row.CURRENT_ASSETS)[1] == pytest.approx(65.0 * DAY)
    assert found.row(Row.CURRENT_LIABILITIES)[1] == pytest.approx(15.0 * DAY + 7 * 1000.0 / 365.0)
    assert not found.row(Row.CURRENT_ASSETS)[0]


def test_equity_stays_and_the_loan_takes_the_rest() -> None:
    load = np.array([1.0, 1.0, 0.5, 1.0])
    found = bound(small(load=load), materials_days=100.0, equity_share=0.3, rate=by_year(0.05))
    need = 100.0 * DAY
    assert found.row(Row.WORKING_CAPITAL) == pytest.approx([0.0, need, 0.5 * need, need])
    assert found.row(Row.WORKING_CAPITAL_EQUITY) == pytest.approx([0.0, *[0.3 * need] * 3])
    assert found.row(Row.WORKING_CAPITAL_LOAN) == pytest.approx([0.0, 0.7 * need, 0.2 * need, 0])
    assert found.row(Row.WORKING_CAPITAL_INTEREST) == pytest.approx(
        [0.0, 0.035 * need, 0.01 * need, 0.035 * need]
    )
    # The last period draws half of the need again and repays all.
    assert found.row(Row.WORKING_CAPITAL_LOAN_DRAW)[3] == pytest.approx(0.5 * need)
    assert found.row(Row.WORKING_CAPITAL_LOAN_REPAYMENT)[3] == pytest.approx(0.7 * need)


def test_who_is_paid_before_paying_needs_no_loan() -> None:
    found = bound(payable_days=60.0, rate=by_year(0.05))
    assert found.row(Row.WORKING_CAPITAL)[1] == pytest.approx(-60.0 * DAY)
    assert not np.any(found.row(Row.WORKING_CAPITAL_LOAN_NEEDED))
    assert found.row(Row.WORKING_CAPITAL_RECOVERY)[-1] == pytest.approx(-60.0 * DAY)


def test_half_a_year_of_operation_binds_what_a_year_at_its_pace_does() -> None:
    phase = replace(small().phases[0], construction_months=18)
    found = bound(small(phases=(phase,), life_years=2), materials_days=100.0)
    assert found.row(Row.WORKING_CAPITAL)[1:] == pytest.approx(np.full(3, 100.0 * DAY))
