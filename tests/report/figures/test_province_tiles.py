"""Tiles carry name and number, and say where there is none."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.province_tiles import Tiles, figure
from tests.report.figures.plant.example import frame


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    names = {"en": ("Xinjiang", "Yunnan"), "zh": ("新疆", "云南")}[language]
    told = Tiles(names, np.array([1, 2]), np.array([1, 2]), np.array([50.0, np.nan]), 0)
    made = figure(told, frame(language), "kgCO2e/kg")
    svg = made.svg.decode()
    for words in (*names, "50", "–"):
        assert words in svg
    assert made == figure(told, frame(language), "kgCO2e/kg")
