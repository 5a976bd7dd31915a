"""Average prices: one basis, months weigh alike, repeated rows count once."""

from __future__ import annotations

import statistics

import pytest

from polysight.periods import period
from polysight.study.quotes import average_price, quotes
from polysight.study.run import Plan


def test_quotes_share_one_basis_and_repeat_nothing(planned: Plan) -> None:
    series = planned.view.scenario.prices["polysilicon"]
    rows = quotes(planned.view, series, period("2025"))
    assert {str(row.basis) for row in rows} == {"averaging=week;deal=spot;tax=included"}
    assert {row.grade for row in rows} == {"n-type"}
    ids = {row.id for row in rows}
    assert "MP0422" not in ids
    assert "MP0421" in ids


def test_a_month_with_many_quotes_weighs_once(planned: Plan) -> None:
    series = planned.view.scenario.prices["polysilicon"]
    rows = quotes(planned.view, series, period("2025-Q3"))
    months: dict[str, list[float]] = {}
    for row in rows:
        months.setdefault(row.period.text[:7], []).append(row.middle / 1.13)
    means = [statistics.fmean(month) for month in months.values()]
    found = average_price(planned.view, series, period("2025-Q3"))
    assert found["central"].value == pytest.approx(statistics.fmean(means))
    assert found["low"].value == pytest.approx(min(means))
    assert found["high"].value == pytest.approx(max(means))
    assert "MV020" in found["central"].inputs


def test_missing_months_are_told_and_no_quote_gives_no_price(planned: Plan) -> None:
    series = planned.view.scenario.prices["polysilicon"]
    assert "mark.months_missing" in average_price(planned.view, series, period("2025"))["low"].marks
    none = average_price(planned.view, series, period("2019"))["central"]
    assert none.marks == ("mark.no_row",)


def test_quotes_that_do_not_state_their_tax_cite_the_assumption(planned: Plan) -> None:
    series = planned.view.scenario.prices["silicon-metal"]
    cell = average_price(planned.view, series, period("2025-09"))["central"]
    assert "scenario:settings.quotes_vat" in cell.inputs
    assert cell.value == pytest.approx((9200 + 9500) / 2 / 1.13, rel=0.02)
