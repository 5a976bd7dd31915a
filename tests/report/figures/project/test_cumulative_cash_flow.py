"""Bars, running totals and payback are drawn in both languages."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.project.cumulative_cash_flow import figure
from tests.report.figures.project.example import flows, frame

WORDS = {
    "en": ("running total", "money back after 4.8 years", "discounted at 10 %", "2031"),
    "zh": ("累计", "4.8年收回投资", "累计折现（10 %）", "亿元"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    made = figure(flows(), frame(language))
    svg = made.svg.decode()
    for words in (*WORDS[language], "What it is", "What it rests on"):
        assert words in svg
    assert made == figure(flows(), frame(language))


def test_money_that_does_not_come_back_is_said() -> None:
    never = replace(flows(), payback_years=math.nan)
    assert "the money does not come back" in figure(never, frame("en")).svg.decode()
