"""Steps, their numbers and both ends are drawn in both languages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.project.value_waterfall import figure
from tests.report.figures.project.example import frame, way

WORDS = {
    "en": ("plan", "storm", "400", "−900", "+250", "−280", "over all orders"),
    "zh": ("4.00", "−9.00", "+2.50", "各种先后次序"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    made = figure(way(), frame(language))
    svg = made.svg.decode()
    for words in (*WORDS[language], "What it is", "What it rests on"):
        assert words in svg
    assert made == figure(way(), frame(language))


def test_a_case_without_changes_ends_where_it_starts() -> None:
    none = replace(way(), names=(), shares_cny=np.empty(0), orders_cny=np.empty((0, 2)))
    assert figure(none, frame("en")).svg.decode().count("<!-- 400.0 -->") == 2
