"""The figure is drawn in both languages with the words and numbers of its data."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.plant.conversion_map import figure
from tests.report.figures.plant.example import frame, grid

WORDS = {"en": ("design: 31.0 %", "mol/mol"), "zh": ("设计点：31.0 %", "mol/mol")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    about = frame(language)
    made = figure(grid(), about)
    svg = made.svg.decode()
    assert f"<!-- {about.title} -->" in svg
    for words in WORDS[language]:
        assert words in svg
    assert made == figure(grid(), about)
