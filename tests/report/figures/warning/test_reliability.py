"""Told against seen."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.warning.reliability import Curve, Panel, figure
from tests.report.figures.warning.example import frame

CURVE = Curve("way of it", np.array([0.1, 0.8]), np.array([0.0, 0.9]), np.array([30, 12]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    panels = (Panel("glut in 6 months", (CURVE,), 0.4), Panel("glut in 24 months", (), np.nan))
    found = figure("warn_reliability", panels, frame(language), "share of it").svg.decode()
    words = {"en": ("told probability", "told = seen"), "zh": ("预测概率", "全部月份中的占比")}
    for one in (*words[language], "way of it", "glut in 6 months", "glut in 24 months"):
        assert one in found
