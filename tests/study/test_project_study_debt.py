"""What a lender asks of a project."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.covers import covers
from polysight.investment.market_change import priced_at
from polysight.investment.statement import statement
from polysight.study.project_study_debt import LEVELS
from tests.report.feasibility.example import project

pytestmark = pytest.mark.slow


def test_at_the_serving_price_the_least_cover_is_what_was_asked() -> None:
    found = project()
    case = found.resolved.case
    own = found.result.number("project.mean_price[2030]").value
    for level in LEVELS:
        price = found.result.number(f"project.serving_price[{level:g}]").value
        told = covers(statement(priced_at(case, case.products[0].price_cny_per_kg * price / own)))
        assert told.least_debt_service == pytest.approx(level, rel=1e-6)


def test_cover_is_cash_over_what_is_due() -> None:
    result = project().result
    for year in ("2029", "2033"):
        cash, due, cover = (
            result.number(f"project.{one}[{year}]").value
            for one in ("cash_available", "debt_due", "debt_service_cover")
        )
        assert cover == pytest.approx(cash / due)


def test_lower_prices_never_raise_a_cover() -> None:
    array = project().result.arrays["project.downside_cover"].array
    rows = [array.axes[0].keys.index(one) for one in ("planned", "-0.1", "-0.2", "-0.3")]
    values = array.values[rows]
    assert not (np.diff(values, axis=0) > 1e-9).any()


def test_loans_are_drawn_and_bear_interest() -> None:
    result = project().result
    loans = result.number("project.money[loans]").value
    assert sum(one.value for one in result.arrays["project.loan_amount"]) == pytest.approx(loans)
