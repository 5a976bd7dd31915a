"""Debt in bound sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.report.blocks import plain
from polysight.report.feasibility.debt_judgement import (
    advise_debt,
    by_cash,
    debt_told,
    interest_told,
    short_years,
    worth_but_debt,
)
from polysight.report.feasibility.dossier import Dossier
from tests.report.feasibility.example import DEAR, OTHER_GRADE, dossier

pytestmark = pytest.mark.slow

SWEPT = "entrant-east-coast"


def test_years_that_fall_short_are_told_as_spans() -> None:
    assert short_years(dossier("en")) == "2029 to 2036"
    assert short_years(dossier("zh")) == "2029\N{EM DASH}2036"
    assert short_years(dossier("en", DEAR)) == ""


def test_years_of_interest_alone_that_do_not_earn_it_are_told() -> None:
    told = plain(interest_told(dossier("en", name=OTHER_GRADE)))
    assert "(2028 to 2029)" in told
    assert interest_told(dossier("en", DEAR)) == ()


def test_where_every_year_falls_short_no_share_is_told() -> None:
    debt, _ = debt_told(dossier("en"))
    assert plain(debt).startswith("No year of repayment earns its debt service (2029 to 2036)")


def test_a_loan_that_takes_what_cash_there_is_is_judged_by_short_loans() -> None:
    told = dossier("en", name=SWEPT)
    assert by_cash(told)
    assert not by_cash(dossier("en"))
    debt, _ = debt_told(told)
    assert "tells no failure" in plain(debt)
    assert "operation earns nothing" in plain(advise_debt(told))


def test_value_with_debt_that_is_not_served_says_which_way() -> None:
    npv, irr = (
        dossier("en").number(f"investment.{one}", "after-tax") for one in ("npv", "irr")
    )  # fmt: skip
    assert "least debt service cover" in plain(worth_but_debt(dossier("en"), npv, irr))
    one = dossier("en", name=SWEPT)
    found = one.study.evaluation
    sound = replace(found, indicators=replace(found.indicators, insolvent_year=None))
    told = Dossier(replace(one.study, evaluation=sound), one.writer)
    assert "short loans of up to" in plain(worth_but_debt(told, npv, irr))
