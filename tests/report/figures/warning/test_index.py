"""The index over the episodes."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.warning.index import IndexLines, figure
from tests.report.figures.warning.example import COUNT, MONTHS, SPANS, frame

LEVEL = np.concatenate([np.full(12, np.nan), np.linspace(20.0, 90.0, COUNT - 12)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    told = IndexLines(MONTHS, LEVEL, np.full(COUNT, 70.0), LEVEL > 70.0, LEVEL - 5.0, LEVEL + 5.0)
    svg = figure("warn_index", told, SPANS, frame(language), "unit of it").svg.decode()
    words = {"en": ("alarm level", "leading part"), "zh": ("报警线", "先行部分")}[language]
    for one in (*words, "unit of it", "2019"):
        assert one in svg
