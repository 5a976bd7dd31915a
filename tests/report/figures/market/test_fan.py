"""Bands, median and past are drawn in both languages, one panel a series."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.market.fan import figure
from tests.report.figures.market.example import fan, frame

WORDS = {
    "en": ("5 to 95 % of draws", "median", "estimate from data", "2027"),
    "zh": ("5%至95%分位", "中位数", "历史估计", "2027"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    panels = (fan("one"), fan("other", past=False))
    made = figure("market_price", panels, frame(language))
    svg = made.svg.decode()
    for words in (*WORDS[language], "one", "other", "What it is", "What it rests on"):
        assert words in svg
    assert made == figure("market_price", panels, frame(language))
    assert made.name == "market_price"
