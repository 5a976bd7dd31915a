"""Days, coverage, turns, published forecasts and the fit as numbers of the baseline study."""

from __future__ import annotations

import math

import pytest

from polysight.study.backtest_protocol import backtest_protocol
from polysight.study.market_identifiability import identifiability
from polysight.study.market_record_file import market_record
from polysight.study.market_turns import SAID, turns
from polysight.study.published_record import published_errors, published_record
from polysight.study.result import Result
from polysight.study.run import Plan

pytestmark = pytest.mark.slow


def test_scored_days_are_those_of_the_scores(baseline: Result) -> None:
    scored = baseline.number("market.record.ratio_by_days[scored,central]")
    ratio = baseline.number("market.record.ratio[price_china,12,central]")
    assert scored.value == pytest.approx(ratio.value)
    every = baseline.number("market.record.ratio_by_days[all,central]")
    developed = baseline.number("market.record.ratio_by_days[developed,central]")
    assert set(every.inputs) == {*scored.inputs, *developed.inputs}
    middle = baseline.number("market.record.coverage_at_aim[80,central]").value
    assert middle == baseline.number("market.record.coverage[price_china,12,80]").value


def test_turns_are_those_of_the_record(baseline: Result, planned: Plan) -> None:
    data = planned.view.evidence
    found = turns(market_record(data).rows, backtest_protocol(data))
    assert found
    for one in found:
        for name in SAID:
            number = baseline.number(f"market.record.turn[{one.turn.value},{name}]")
            assert number.value == getattr(one.numbers, name)
            assert number.inputs


def test_published_forecasts_cite_their_rows(baseline: Result, planned: Plan) -> None:
    data = planned.view.evidence
    rows = published_record(data, backtest_protocol(data))
    errors = published_errors(rows)
    assert baseline.number("market.record.published_cases").value == errors.cases
    for one in rows:
        numbers = [
            baseline.number(f"market.record.published[{one.cells['id']},{who}]")
            for who in ("published", "model")
        ]
        if one.told is None:
            assert all(math.isnan(number.value) for number in numbers)
        else:
            assert numbers[0].inputs == (one.cells["id"],)
            assert numbers[0].value == pytest.approx(math.expm1(one.error))
            assert numbers[1].value == pytest.approx(math.expm1(one.told.model_error))


def test_the_fit_is_told_in_the_units_of_its_parameters(baseline: Result, planned: Plan) -> None:
    found = identifiability(planned.view.evidence)
    told = {
        key: name
        for name in ("before", "before_months", "before_yearly")
        for key in baseline.arrays[f"market.fit.{name}"].array.axes[0].keys
    }
    assert told.keys() == {one.parameter.key for one in found.rows}
    for one in found.rows:
        name = told[one.parameter.key]
        low = baseline.number(f"market.fit.{name}[{one.parameter.key},low]")
        assert (low.value, low.inputs) == (one.prior_low, (one.id,))
