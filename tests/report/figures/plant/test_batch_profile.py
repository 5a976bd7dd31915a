"""The figure is drawn in both languages with the words and numbers of its data."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.plant.batch_profile import figure
from tests.report.figures.plant.example import frame, profile

WORDS = {"en": ("power, MW", "reaction heat"), "zh": ("功率，MW", "反应热")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    about = frame(language)
    made = figure(profile(language), about)
    svg = made.svg.decode()
    assert f"<!-- {about.title} -->" in svg
    for words in WORDS[language]:
        assert words in svg
    assert made == figure(profile(language), about)
