"""The figure is drawn in both languages with the words and numbers of its data."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.plant.rod_layout import figure
from tests.report.figures.plant.example import frame, layout

WORDS = {"en": ("36 rods", "150 mm", "0.95 m"), "zh": ("36根硅棒", "150毫米", "0.95米")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    about = frame(language)
    made = figure(layout(), about)
    svg = made.svg.decode()
    assert f"<!-- {about.title} -->" in svg
    for words in WORDS[language]:
        assert words in svg
    assert made == figure(layout(), about)
