"""Single draws stand in front of the quantiles."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.market.spaghetti import figure
from tests.report.figures.market.example import frame, single_draws


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    made = figure("market_draws", single_draws(), frame(language), "unit of it")
    svg = made.svg.decode()
    words = {"en": "5 and 95 % of draws", "zh": "5%和95%分位"}[language]
    for one in (words, "unit of it", "What it is", "50", "100"):
        assert one in svg
    assert made == figure("market_draws", single_draws(), frame(language), "unit of it")
