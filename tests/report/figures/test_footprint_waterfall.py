"""Bars begin where the last one ended, in both languages."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.footprint_waterfall import Waterfall, figure
from tests.report.figures.plant.example import frame


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    names = {"en": ("metal", "power"), "zh": ("工业硅", "用电")}[language]
    told = Waterfall(names, np.array([12.0, 30.5]), names[0], np.array([40.0, 46.0]))
    made = figure(told, frame(language), "kgCO2e/kg")
    svg = made.svg.decode()
    for words in (*names, "30.5", "42.5"):
        assert words in svg
    assert made == figure(told, frame(language), "kgCO2e/kg")


def test_what_is_not_covered_is_said_and_has_no_bar() -> None:
    told = Waterfall(("a", "b"), np.array([1.0, np.nan]), "sum", np.array([0.9, 1.2]))
    svg = figure(told, frame("en"), "kgCO2e/kg").svg.decode()
    assert "not covered" in svg
    assert "nan" not in svg
