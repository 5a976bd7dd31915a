"""Every figure of risk has a panel with its interval."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.project.convergence_steps import figure
from tests.report.figures.project.example import frame, steps

WORDS = {
    "en": ("mean", "loss", "draws", "95 % interval"),
    "zh": ("mean", "抽样数", "95%区间"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    made = figure(steps(), frame(language))
    svg = made.svg.decode()
    for words in (*WORDS[language], "What it is", "What it rests on"):
        assert words in svg
    assert made == figure(steps(), frame(language))
