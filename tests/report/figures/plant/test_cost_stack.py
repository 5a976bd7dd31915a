"""The figure is drawn in both languages with the words and numbers of its data."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.plant.cost_stack import figure
from tests.report.figures.plant.example import frame, stack

WORDS = {"en": ("Sichuan", "by-products", "32.0"), "zh": ("四川", "副产品", "32.0")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    about = frame(language)
    made = figure(stack(language), about)
    svg = made.svg.decode()
    assert f"<!-- {about.title} -->" in svg
    for words in WORDS[language]:
        assert words in svg
    assert made == figure(stack(language), about)


def test_a_total_that_is_not_known_has_neither_whisker_nor_number() -> None:
    one = stack("en")
    known = one.total_cny_per_kg.copy()
    known[0] = np.nan
    ends = one.interval_cny_per_kg.copy()
    ends[:, 0] = np.nan
    drawn = figure(replace(one, total_cny_per_kg=known, interval_cny_per_kg=ends), frame("en"))
    svg = drawn.svg.decode()
    assert "nan" not in svg
    assert one.bars[0].split(",")[0] in svg
