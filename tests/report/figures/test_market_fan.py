"""Fans of the simulated market."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import plain
from polysight.report.figures.market_fan import figure
from tests.report.example import writer


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["price", "output"])
def test_a_fan_holds_every_quantile_and_the_past(name: str, language: Language) -> None:
    picture = figure(writer(language), name)
    rows = list(csv.DictReader(StringIO(picture.csv)))
    assert len(rows) == 12 * 5 + 12 * 3
    assert picture.png.startswith(b"\x89PNG")


def test_the_sentence_tells_the_last_month() -> None:
    told = plain(figure(writer("en"), "price").summary)
    assert "December 2024" in told
