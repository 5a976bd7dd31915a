"""Bars carry names and signed numbers."""

from __future__ import annotations

from polysight.report.figures.market.tornado import figure
from tests.report.figures.market.example import correlations, frame


def test_the_figure_tells_its_data() -> None:
    svg = figure("market_tornado", correlations(), frame("en"), "unit of it").svg.decode()
    for one in ("cost of it", "demand of it", "+0.50", "−0.25"):
        assert one in svg
