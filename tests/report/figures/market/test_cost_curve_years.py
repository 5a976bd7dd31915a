"""The cost curve by year, side by side and moving."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.market.cost_curve_years import animation, figure
from tests.report.figures.market.example import curve, frame

YEARS = [curve(one) for one in ("2026", "2028", "2030")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    made = figure("market_curve", YEARS, frame(language), "unit of it")
    svg = made.svg.decode()
    words = {"en": ("rods", "granules"), "zh": ("棒状硅", "颗粒硅")}[language]
    for one in (*words, "2026", "2030", "unit of it"):
        assert one in svg


def test_the_animation_has_a_picture_a_year_and_repeats() -> None:
    content = animation(YEARS, frame("en"), "unit of it")
    picture = Image.open(BytesIO(content))
    assert getattr(picture, "n_frames") == len(YEARS)  # noqa: B009
    assert picture.info["loop"] == 0
    assert content == animation(YEARS, frame("en"), "unit of it")
    assert len(content) < 2_000_000
