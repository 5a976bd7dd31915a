"""Covers by year are drawn in both languages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.project.debt_cover import figure
from tests.report.figures.project.example import covers, frame

WORDS = {
    "en": ("debt service cover", "interest cover", "loan life cover 1.23", "0.10", "2.10"),
    "zh": ("偿债备付率", "利息备付率", "贷款期偿债保障比 1.23"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    made = figure(covers(), frame(language))
    svg = made.svg.decode()
    for words in (*WORDS[language], "What it is", "What it rests on"):
        assert words in svg
    assert made == figure(covers(), frame(language))


def test_years_in_which_nothing_is_due_have_no_number() -> None:
    told = replace(covers(), service=np.full(6, np.nan), loan_life=np.nan)
    svg = figure(told, frame("en")).svg.decode()
    assert "loan life" not in svg
    assert "nan" not in svg
