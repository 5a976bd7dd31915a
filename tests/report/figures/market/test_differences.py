"""Differences stand by year, one panel a measure."""

from __future__ import annotations

from polysight.report.figures.market.differences import figure
from tests.report.figures.market.example import difference, frame


def test_the_figure_tells_its_data() -> None:
    made = figure("market_differences", [difference(), difference()], frame("en"), "")
    svg = made.svg.decode()
    for one in ("price of it", "2027", "2028", "What it is"):
        assert one in svg
