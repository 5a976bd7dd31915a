"""The figure of the past price holds every number that it draws, in both languages."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import plain
from polysight.report.figures.price_split import figure
from tests.report.example import changed, writer


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_and_summary_are_of_the_month_farthest_apart(language: Language) -> None:
    lines = [[50.0, 60.0, 50.0]] * 12
    lines[4] = [80.0, 60.0, 40.0]
    flat = [value for line in lines for value in line]
    found = figure(writer(language, changed("market.price_parts.monthly", *flat)))
    assert found.csv.count("market.price_parts.monthly[") == 36
    assert found.csv.count("market.price_parts.season[") == 36
    told = plain(found.summary)
    assert "80" in told
    assert "40" in told
