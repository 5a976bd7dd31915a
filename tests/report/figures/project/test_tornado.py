"""Bars, their numbers and the switching values are drawn in both languages."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.project.tornado import figure
from tests.report.figures.project.example import bars, frame

WORDS = {
    "en": (
        "price",
        "loan rate",
        "−900",
        "1,100",
        "as planned, 100",
        "−1 %",
        "none",
        "factor +10 %",
    ),
    "zh": ("−9.0", "11.0", "因素变动−10 %", "临界变动", "无"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    made = figure(bars(), frame(language))
    svg = made.svg.decode()
    for words in (*WORDS[language], "What it is", "What it rests on"):
        assert words in svg
    assert made == figure(bars(), frame(language))


def test_a_factor_that_does_nothing_has_one_number() -> None:
    svg = figure(bars(), frame("en")).svg.decode()
    assert svg.count("<!-- 100 -->") == 1
