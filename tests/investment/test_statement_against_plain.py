"""The compiled statement against the plain one: two readings of the same definitions agree."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from polysight.investment.case import ProjectCase
from polysight.investment.case_check import case_problems
from polysight.investment.period_arrays import ProjectPeriods
from polysight.investment.project_periods import project_periods
from polysight.investment.rows import LoanRow, Row
from polysight.investment.statement_kernel import fill_statement
from tests.investment.plain_statement import Line, Plain, plain_statement
from tests.investment.random_case import (
    Shape,
    extreme_case,
    project_cases,
    random_case,
    random_cases,
)

pytestmark = pytest.mark.slow

TOLERANCE = 1e-9
#: A row of money that is next to nothing beside the balance sheet is measured against this share.
SHARE = 1e-4
NOT_MONEY = {"operating_months", "output", "building_share"}
BLOCK = 50


def disagreements(case: ProjectCase) -> dict[str, float]:
    """Rows that differ, with the difference over the scale of the row."""
    book = plain_statement(case)
    rows, loan_rows = compiled(project_periods(case), len(case.financing.loans))
    size = SHARE * max(max(book.rows["total_assets"]), max(book.rows["paid_in"]))
    pairs = [
        (row.key, book.rows[row.key], rows[row], 0.0 if row.key in NOT_MONEY else size)
        for row in Row
    ]
    pairs += [
        (f"loan {place} {row.key}", loan[row.key], loan_rows[place, row], size)
        for place, loan in enumerate(book.loans)
        for row in LoanRow
    ]
    found = {name: difference(plain, fast, least) for name, plain, fast, least in pairs}
    return {name: value for name, value in found.items() if not value <= TOLERANCE}


def compiled(periods: ProjectPeriods, loans: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows filled into arrays that held no number before."""
    count = len(periods.trade.load)
    rows = np.full((len(Row), count), np.nan)
    loan_rows = np.full((loans, len(LoanRow), count), np.nan)
    fill_statement(periods, rows, loan_rows)
    return rows, loan_rows


def difference(plain: Line, fast: np.ndarray, least: float) -> float:
    """Largest difference over the largest number of the row."""
    scale = max(least, max(abs(value) for value in plain))
    gap = float(np.max(np.abs(np.array(plain) - fast)))
    return gap / scale if scale > 0 else gap


@pytest.mark.parametrize("block", range(10))
def test_random_projects_agree_in_every_row(block: int) -> None:
    cases = enumerate(random_cases(BLOCK, start=BLOCK * block), start=BLOCK * block)
    assert {seed: found for seed, case in cases if (found := disagreements(case))} == {}


@pytest.mark.parametrize("period", ["year", "half-year", "quarter", "month"])
@pytest.mark.parametrize("repayment", ["equal-principal", "annuity", "bullet", "sweep"])
def test_foreign_loans_of_overlapping_phases_agree(period: str, repayment: str) -> None:
    shape = Shape(period=period, phases=3, loans=4, repayment=repayment, foreign=True)  # type: ignore[arg-type]
    assert [found for case in random_cases(8, 900, shape) if (found := disagreements(case))] == []


@pytest.mark.parametrize("grace_months", [0, 1, 7, 90, 400])
@pytest.mark.parametrize("repayment_years", [1, 2, 30])
def test_repayments_that_outlast_the_project_agree(grace_months: int, repayment_years: int) -> None:
    for case in random_cases(5, 2000, Shape(loans=3)):
        loans = tuple(
            replace(loan, grace_months=grace_months, repayment_years=repayment_years)
            for loan in case.financing.loans
        )
        assert disagreements(replace(case, financing=replace(case.financing, loans=loans))) == {}


@pytest.mark.parametrize("loss_years", [0, 1, 40])
def test_losses_agree_however_long_they_are_kept(loss_years: int) -> None:
    for case in random_cases(10, 3000, Shape(mood="turning")):
        taxes = replace(case.taxes, loss_years=loss_years)
        assert disagreements(replace(case, taxes=taxes)) == {}


@settings(max_examples=60)
@given(project_cases())
def test_projects_that_hypothesis_chooses_agree(case: ProjectCase) -> None:
    assert disagreements(case) == {}


def test_random_projects_can_be() -> None:
    assert [seed for seed in range(500) if case_problems(random_case(seed))] == []


@pytest.mark.parametrize("block", range(4))
def test_projects_with_extreme_numbers_agree(block: int) -> None:
    every = ((seed, extreme_case(seed)) for seed in range(BLOCK * block, BLOCK * (block + 1)))
    cases = [(seed, case) for seed, case in every if not case_problems(case)]
    assert len(cases) > BLOCK / 3
    assert {seed: found for seed, case in cases if (found := disagreements(case))} == {}


def test_a_difference_is_seen() -> None:
    case = random_case(4)
    book: Plain = plain_statement(case)
    periods = project_periods(replace(case, overrun=case.overrun + 1e-7))
    rows, _ = compiled(periods, len(case.financing.loans))
    seen = difference(book.rows["investment"], rows[Row.INVESTMENT], 0.0)
    assert seen > TOLERANCE
