"""Bands, median and plan are drawn in both languages."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.project.fan import figure
from tests.report.figures.project.example import bands, frame

WORDS = {
    "en": ("5 to 95 % of draws", "25 to 75 % of draws", "median", "as planned", "2026"),
    "zh": ("5%至95%分位", "中位数", "计划值"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    made = figure(bands(), frame(language))
    svg = made.svg.decode()
    for words in (*WORDS[language], "What it is", "What it rests on"):
        assert words in svg
    assert made == figure(bands(), frame(language))
