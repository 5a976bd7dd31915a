"""Levels and changes of capacity lead from the first day to the last year."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.market.capacity_waterfall import figure
from tests.report.figures.market.example import frame, waterfall


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_levels(language: Language) -> None:
    svg = figure("market_waterfall", waterfall(), frame(language), "unit of it").svg.decode()
    for one in ("3,300", "3,350", "3,180", "2026", "2027", "unit of it"):
        assert one in svg
    assert {"en": "closed by the energy limit", "zh": "因能耗限额关停"}[language] in svg
