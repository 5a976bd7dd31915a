"""The price of the past in its parts, as a document."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.answers.market_history_document import document, ends, past_price
from polysight.errors import UsageError
from tests.cli.project_example import fits
from tests.cli.test_market_history_page import past


def test_the_document_fits() -> None:
    told = fits(document(past(drift=0.02, swing=0.05, noise=0.003)), "market_history")
    assert [one["id"] for one in told["episodes"]] == ["E03"]


def test_an_interval_holds_its_change() -> None:
    told = ends(-1.0, 0.1)
    assert told["low"] < told["change"] < told["high"]


def test_an_earlier_day_knows_no_later_month() -> None:
    early = fits(document(past_price(day=dt.date(2016, 3, 31))), "market_history")
    assert early["last"] <= "2016-02"
    assert early["months"][-1]["month"] == early["last"]


def test_a_past_that_is_too_short_is_refused() -> None:
    with pytest.raises(UsageError, match="2012-12-31"):
        past_price(day=dt.date(2012, 12, 31))
