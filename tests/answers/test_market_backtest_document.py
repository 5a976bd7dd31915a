"""The record as a document fits its schema."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.answers.market_backtest_document import document
from polysight.study.market_turns import DAYS
from tests.cli.market_record_example import record
from tests.cli.project_example import fits
from tests.study.test_futures_forecasts import RECORD

pytestmark = pytest.mark.slow


def test_the_document_fits() -> None:
    told = fits(document(replace(record(), futures=RECORD)), "market_backtest")
    assert len(told["forecasts"]) == len(record().rows)
    assert told["scored"][0]["variable"] == "price_china"
    assert set(told["scored"][0]["ratios"]) == {"walk", "still", "reverting"}
    assert set(told["ratio_by_days"]) == {"scored", "developed", "all"}
    assert {one["day"] for one in told["turns"]} <= set(DAYS.values())
    assert told["misses"]["forecasts"] >= len(told["misses"]["missed"])
    assert told["futures_errors"]["cases"] == len(told["futures"]) == len(RECORD.told)
