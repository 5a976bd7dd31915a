"""Covers of projects worked out by hand: which cash serves debt, and which years count."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.covers import covers, ratio, repays
from polysight.investment.rows import Row
from polysight.investment.statement import Statement, statement
from polysight.investment.table_layout import REPAYMENT
from polysight.investment.tables import table
from tests.investment.random_case import random_cases
from tests.investment.test_plain_statement import by_year, small


def lean() -> Statement:
    """A project whose second year cannot pay what falls due, and borrows short for it."""
    return statement(small(load=np.array([1.0, 0.3, 1.0, 1.0])))


def test_replacement_leaves_less_for_debt() -> None:
    running = replace(
        small().running, sustaining_cny=by_year(100.0), sustaining_vat_rate=0.13,
        sustaining_life_years=30,
    )  # fmt: skip
    found = statement(small(running=running))
    earned = found.row(Row.EBITDA)[1] - found.row(Row.INCOME_TAX)[1]
    due = found.row(Row.INTEREST_EXPENSED)[1] + found.row(Row.PRINCIPAL)[1]
    assert covers(found).debt_service[1] == pytest.approx((earned - 113.0) / due)


def test_a_short_loan_is_debt_to_serve() -> None:
    found = lean()
    short = found.row(Row.SHORT_REPAYMENT)[2]
    assert short > 0.0
    earned = found.row(Row.EBITDA)[2] - found.row(Row.INCOME_TAX)[2]
    due = found.row(Row.INTEREST_EXPENSED)[2] + found.row(Row.SHORT_INTEREST)[2]
    due += found.row(Row.PRINCIPAL)[2] + short
    assert covers(found).debt_service[2] == pytest.approx(earned / due)


def test_only_years_of_repayment_count() -> None:
    found = covers(lean())
    assert found.repayment_years.tolist() == [False, True, True, False]
    assert found.least_debt_service == np.min(found.debt_service[1:3])
    assert found.mean_debt_service == pytest.approx(np.mean(found.debt_service[1:3]))
    assert found.least_interest == np.min(found.interest[1:3])


def test_the_table_tells_the_cover_of_those_years_only() -> None:
    for case in random_cases(20):
        found = statement(case)
        rows = {row.line.key: row for row in table(found, REPAYMENT).rows}
        told, known = rows["debt_service_cover"].by_year, covers(found)
        assert np.array_equal(np.isfinite(told), known.repayment_years)
        counted = known.repayment_years
        assert told[counted] == pytest.approx(known.debt_service[counted])
        assert np.array_equal(
            np.isfinite(rows["debt_service_cover"].by_period),
            repays(found, found.row(Row.PRINCIPAL)),
        )


def test_without_loans_nothing_is_covered() -> None:
    alone = replace(small().financing, equity_share=1.0, loans=())
    found = covers(statement(small(financing=alone)))
    assert not np.any(found.repayment_years)
    assert np.isnan([found.least_interest, found.least_debt_service, found.mean_debt_service]).all()
    assert np.isnan(found.loan_life)


def test_a_ratio_without_denominator_is_no_number() -> None:
    found = ratio(np.array([1.0, 1.0]), np.array([2.0, 0.0]))
    assert found[0] == 0.5
    assert np.isnan(found[1])
