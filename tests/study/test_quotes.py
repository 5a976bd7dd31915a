"""Average prices: one basis, months weigh alike, repeated rows count once."""

from __future__ import annotations

import statistics
from dataclasses import replace

import pytest

from polysight.periods import period
from polysight.study.quotes import average_price, quotes
from polysight.study.run import Plan


def test_quotes_share_one_basis_and_repeat_nothing(planned: Plan) -> None:
    series = planned.view.scenario.prices["polysilicon"]
    rows = quotes(planned.view, series, period("2025"))
    assert {str(row.basis) for row in rows} == {"averaging=week;deal=spot;tax=included"}
    assert {row.grade for row in rows} == {"n-type"}
    assert {row.period.grain for row in rows} == {"day"}
    ids = {row.id for row in rows}
    assert not any(row.same_value_as in ids for row in rows)


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
    rows = quotes(planned.view, series, period("2025"))
    missing = set(range(1, 13)) - {row.period.start.month for row in rows}
    names = {f"mark.no_quote_{month:02d}" for month in missing}
    told = average_price(planned.view, series, period("2025"))["low"].marks
    assert set(told) == {"mark.months_missing", *names}
    assert missing
    none = average_price(planned.view, series, period("2019"))["central"]
    assert none.marks == ("mark.no_row",)


def test_quotes_that_do_not_state_their_tax_cite_the_assumption(planned: Plan) -> None:
    series = planned.view.scenario.prices["silicon-metal"]
    cell = average_price(planned.view, series, period("2025-09"))["central"]
    assert "scenario:settings.quotes_vat" in cell.inputs
    assert cell.value == pytest.approx((9200 + 9500) / 2 / 1.13, rel=0.02)


def test_a_published_month_stands_in_only_where_nothing_shorter_is_quoted(planned: Plan) -> None:
    series = planned.view.scenario.prices["polysilicon"]
    row = quotes(planned.view, series, period("2025-09"))[0]
    basis = row.basis.replaced("averaging", "month")
    added = tuple(
        replace(row, id=month, value=99.0, period=period(month), basis=basis)
        for month in ("2025-09", "2025-12", "2025")
    )
    whole = planned.view.evidence
    view = replace(planned.view, evidence=replace(whole, observations=whole.observations + added))
    found = {one.id for one in quotes(view, series, period("2025"))}
    assert found & {"2025-09", "2025-12", "2025"} == {"2025-12"}
    marks = average_price(view, series, period("2025"))["central"].marks
    assert "mark.month_mean" in marks
    assert "mark.no_quote_12" not in marks
