"""The clock shows its years, its past and its ends."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.market.clock import figure
from tests.report.figures.market.example import clock, frame


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    svg = figure("market_clock", clock(), frame(language), "unit of it").svg.decode()
    words = {"en": ("tight", "glut"), "zh": ("紧缺", "过剩")}[language]
    for one in (*words, "2025", "2027", "unit of it"):
        assert one in svg


def test_a_market_without_a_past_has_none() -> None:
    none = np.empty(0)
    told = replace(
        clock(), past_months=np.empty(0, dtype=np.int64), past_cover=none, past_utilisation=none
    )
    svg = figure("market_clock", told, frame("en"), "unit of it").svg.decode()
    assert "estimate from data" not in svg
