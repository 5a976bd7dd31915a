"""Forecasts of the past stand against what came."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.market.record import Told, figure
from tests.report.figures.market.example import frame

MONTHS = 12 * 2020 + 3 * np.arange(1, 13)
MIDDLE = np.geomspace(40.0, 90.0, 12)
WHOLE = Told(
    "ahead of it", MONTHS, 0.7 * MIDDLE, MIDDLE, 1.5 * MIDDLE, 0.5 * MIDDLE, 2.0 * MIDDLE,
    MIDDLE * np.linspace(0.5, 1.3, 12),
)  # fmt: skip
ALONE = Told(
    "from a day", MONTHS[:4], 0.7 * MIDDLE[:4], MIDDLE[:4], 1.5 * MIDDLE[:4], 0.5 * MIDDLE[:4],
    2.0 * MIDDLE[:4], MIDDLE[:4], 12 * 2020, 45.0,
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    svg = figure("market_record", (WHOLE, ALONE), frame(language), "unit of it").svg.decode()
    words = {"en": ("random walk", "what came"), "zh": ("随机游走", "实际值")}[language]
    for one in (*words, "ahead of it", "from a day", "2021", "unit of it"):
        assert one in svg
