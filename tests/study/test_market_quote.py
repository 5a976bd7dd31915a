"""The last quote is of China, is a quote, and lies before the first day."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.market.series import Series
from polysight.study.market_case import market_view
from polysight.study.market_history import MarketHistory, market_history
from polysight.study.market_quote import last_quote, last_read

ORIGIN = dt.date(2026, 6, 30)


@pytest.fixture(scope="module")
def history() -> MarketHistory:
    return market_history(market_view(evidence(), ORIGIN), ORIGIN)


def test_the_last_quote_is_read_and_not_estimated(history: MarketHistory) -> None:
    found = last_quote(evidence(), history)
    assert found is not None
    row = evidence().observation(found.row)
    assert found.day == row.period.end <= ORIGIN
    assert (row.geography, row.basis.get("deal"), row.company) == ("CN", "spot", "")
    assert 1.13 * found.price == pytest.approx(row.middle, rel=0.05)


def test_nothing_is_read_after_the_first_day(history: MarketHistory) -> None:
    for one in (Series.OUTPUT_CHINA, Series.STOCK_PRODUCERS):
        month = last_read(history, one)
        assert month is not None
        assert month <= 12 * 2026 + 5
        assert np.isfinite(history.of(one).at(month)).all()
