"""The record of past forecasts as numbers of the baseline study."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.study.backtest_protocol import backtest_protocol
from polysight.study.market_record_file import market_record
from polysight.study.market_record_summary import record_summary
from polysight.study.result import Result
from polysight.study.run import Plan

RECORD = "market.record."


def test_numbers_are_those_of_the_scored_days(baseline: Result, planned: Plan) -> None:
    evidence = planned.view.evidence
    protocol = backtest_protocol(evidence)
    until = protocol.window.developed_until.isoformat()
    rows = [one for one in market_record(evidence).rows if one.origin > until]
    told = record_summary(rows, protocol)
    assert told
    for one in told:
        keys = f"[{one.variable.value},{one.horizon}]"
        assert baseline.number(f"{RECORD}forecasts{keys}").value == one.forecasts
        assert baseline.number(f"{RECORD}error{keys}").value == pytest.approx(one.error)
        middle = baseline.number(f"{RECORD}ratio{keys[:-1]},central]").value
        assert middle == pytest.approx(one.ratios["walk"][0])


def test_every_score_cites_the_forecasts_that_it_sums_up(baseline: Result, planned: Plan) -> None:
    rows = {row.cells["id"]: row.cells for row in planned.view.evidence.tables["market_record"]}
    ratio = baseline.number(f"{RECORD}ratio[price_china,12,central]")
    cited = [rows[name] for name in ratio.inputs]
    assert {one["variable"] for one in cited} == {"price_china"}
    assert {one["horizon"] for one in cited} == {"12"}
    assert min(one["day"] for one in cited) > "2017-12-31"


def test_ends_enclose_and_shares_are_shares(baseline: Result) -> None:
    ratios = baseline.arrays[f"{RECORD}ratio"].array.values
    told = ratios[np.isfinite(ratios).all(axis=-1)]
    assert len(told)
    assert (np.diff(told, axis=-1) >= 0.0).all()
    shares = baseline.arrays[f"{RECORD}coverage"].array.values
    known = shares[np.isfinite(shares)]
    assert ((known >= 0.0) & (known <= 1.0)).all()
    assert math.isfinite(baseline.number(f"{RECORD}aim").value)
