"""Every cell has its number, and losses are told from gains."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.project.two_factor_map import figure
from tests.report.figures.project.example import frame, grid

WORDS = {
    "en": ("price", "investment", "−1,400", "600", "+10 %"),
    "zh": ("−14.0", "粗线为盈亏分界", "0 %"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    made = figure(grid(), frame(language))
    svg = made.svg.decode()
    for words in (*WORDS[language], "What it is", "What it rests on"):
        assert words in svg
    assert made == figure(grid(), frame(language))
