"""The tables of one project owe one another what accounting says; the statement reads by name."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.rows import LoanRow, Row
from polysight.investment.statement import Statement, statement, yearly_sums
from tests.investment.equalities import EQUALITIES
from tests.investment.random_case import random_case, random_cases
from tests.investment.test_plain_statement import small

PROJECTS = 80
#: Part of the largest sum of a project that additions may lose.
ROUNDING = 1e-12


@cache
def statements() -> tuple[Statement, ...]:
    return tuple(statement(case) for case in random_cases(PROJECTS))


def size(found: Statement) -> float:
    """Largest amount of money in a project."""
    return float(max(np.max(np.abs(found.row(key))) for key in ("total_assets", "revenue")))


@pytest.mark.parametrize("name", EQUALITIES)
def test_tables_agree(name: str) -> None:
    for found in statements():
        left, right = EQUALITIES[name](found)
        assert left.shape == right.shape
        assert np.max(np.abs(left - right), initial=0.0) <= ROUNDING * max(size(found), 1.0)


def test_an_equality_can_break() -> None:
    found = statement(random_case(1))
    found.rows[Row.CASH, -1] += 1e-9 * size(found)
    left, right = EQUALITIES["assets are their items"](found)
    assert np.max(np.abs(left - right)) > ROUNDING * size(found)


def test_cash_and_loans_never_fall_below_zero() -> None:
    for found in statements():
        least = -ROUNDING * size(found)
        for key in ("cash", "short_loan", "working_capital_loan", "loan_closing", "dividends"):
            assert np.min(found.row(key)) >= least, key


def test_losses_used_are_losses_made() -> None:
    for found in statements():
        for prefix in ("", "adjusted_"):
            made, gone = found.row(f"{prefix}losses_made"), found.row(f"{prefix}losses_gone")
            assert np.all(gone <= made * (1.0 + ROUNDING) + 1e-6)
            assert np.all(found.row(f"{prefix}losses_used") >= 0.0)
            assert np.all(np.cumsum(found.row(f"{prefix}losses_used")) <= gone + 1e-6)


def test_rows_are_read_by_member_or_key() -> None:
    found = statement(small())
    assert found.row(Row.NET_PROFIT) is not None
    assert np.array_equal(found.row("net_profit"), found.row(Row.NET_PROFIT))
    assert found.loan_row(LoanRow.CLOSING).shape == (1, 4)
    with pytest.raises(KeyError):
        found.row("profits")


def test_years_are_sums_of_flows_and_ends_of_balances() -> None:
    found = next(one for one in statements() if one.case.period == "month")
    assert len(found.years) == len(found.annual("revenue")) == len(found.year_end("cash"))
    assert found.years[0] == found.case.first_year
    assert np.sum(found.annual("revenue")) == pytest.approx(np.sum(found.row("revenue")))
    assert found.annual("revenue")[1] == pytest.approx(np.sum(found.row("revenue")[12:24]))
    assert found.year_end("cash")[0] == found.row("cash")[11]
    assert found.year_end("cash")[-1] == found.row("cash")[-1]
    two = np.stack([found.row("revenue"), found.row("output")])
    assert np.array_equal(yearly_sums(found.case, two)[1], found.annual("output"))


def test_a_flow_begins_where_building_begins() -> None:
    found = next(one for one in statements() if one.periods.grid.first > 0)
    flow = found.flow(Row.PROJECT_NET)
    assert len(flow) == found.case.periods - found.periods.grid.first
    assert flow.flags.c_contiguous
    assert not np.any(found.row("project_net")[: found.periods.grid.first])


def test_an_impossible_project_has_no_statement() -> None:
    with pytest.raises(DataError):
        statement(small(life_years=0))
