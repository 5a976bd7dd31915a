"""The price of the past in its parts, as a document."""

from __future__ import annotations

from polysight.answers.market_history_document import document, ends
from tests.cli.project_example import fits
from tests.cli.test_market_history_page import past


def test_the_document_fits() -> None:
    told = fits(document(past(drift=0.02, swing=0.05, noise=0.003)), "market_history")
    assert [one["id"] for one in told["episodes"]] == ["E03"]


def test_an_interval_holds_its_change() -> None:
    told = ends(-1.0, 0.1)
    assert told["low"] < told["change"] < told["high"]
