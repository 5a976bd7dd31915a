"""The figure is drawn in both languages with the words and numbers of its data."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.plant.merit_order import LONGEST, figure, shortened
from tests.report.figures.plant.example import frame, order

WORDS = {"en": ("price 38.0", "kt/a", "silane bed"), "zh": ("价格38.0", "千吨/年", "硅烷流化床法")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    about = frame(language)
    made = figure(order(language), about)
    svg = made.svg.decode()
    assert f"<!-- {about.title} -->" in svg
    for words in WORDS[language]:
        assert words in svg
    assert made == figure(order(language), about)


def test_without_a_price_there_is_no_line() -> None:
    one = replace(order("en"), price_cny_per_kg=math.nan)
    assert "price" not in figure(one, frame("en")).svg.decode()


def test_a_name_loses_its_brackets_before_its_end() -> None:
    assert shortened("Hoshine Central (Zhongbu)") == "Hoshine Central"
    assert shortened("新特（准东）") == "新特"
    assert shortened("(former) Dun'an") == "(former) Dun'an"
    assert shortened("x" * (LONGEST + 1)) == "x" * LONGEST + "."
