"""A project worked through from its file."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.rows import Row
from polysight.study.project_evaluation import evaluate, lender_numbers
from tests.study.project_file_text import number, resolved


def test_a_project_has_tables_indicators_bounds_and_a_rating() -> None:
    found = evaluate(resolved())
    assert np.isfinite(found.indicators.after_tax.npv_cny)
    assert {one.topic for one in found.bounds} == {"income-tax", "export-rebate"}
    assert {one.topic for one in found.findings} >= {"equity", "income-tax", "footing"}
    assert found.rating.scorecard.id == "bank-project-example"


def test_bounds_hold_the_project_between_them() -> None:
    found = evaluate(resolved())
    for one in found.bounds:
        ends = sorted((one.low.after_tax.npv_cny, one.high.after_tax.npv_cny))
        assert ends[0] <= found.indicators.after_tax.npv_cny <= ends[1]
        assert ends[0] < ends[1]


def test_another_case_of_the_same_project_has_no_bounds() -> None:
    told = resolved()
    dear = replace(told.case, load=told.case.load * 0.5)
    found, base = evaluate(told, dear), evaluate(told)
    assert found.bounds == ()
    assert found.indicators.after_tax.npv_cny < base.indicators.after_tax.npv_cny
    assert found.statement.case is dear


def test_a_lender_hears_the_numbers_of_the_tables() -> None:
    found = evaluate(resolved())
    told = lender_numbers(found.statement, found.indicators)
    repaid = found.statement.annual(Row.PRINCIPAL) > 0.0
    cover = found.indicators.debt_service_cover[repaid]
    assert told["dscr-minimum"][0] == pytest.approx(cover.min())
    value, unit = told["capital-ratio"]
    assert unit == "%"
    assert value == pytest.approx(30.0)


def test_a_project_without_debt_has_no_cover() -> None:
    found = evaluate(resolved(('{ unit = "1", ref = "FP0001" }', number(1))))
    assert np.isnan(lender_numbers(found.statement, found.indicators)["dscr-minimum"][0])
    assert "dscr-minimum" in found.rating.unscored


def test_a_low_price_is_told() -> None:
    cheap = (number(56.5, "CNY/kg"), number(28.25, "CNY/kg"))
    keys = {one.reason.key for one in evaluate(resolved(cheap)).findings}
    assert keys >= {"project_finding.price_below", "project_finding.short_loan"}
