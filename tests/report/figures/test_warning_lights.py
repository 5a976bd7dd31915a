"""The heat map of the report holds every light."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.warning_lights import figure
from tests.report.example import writer


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_light_is_in_its_data(language: Language) -> None:
    picture = figure(writer(language))
    rows = list(csv.DictReader(StringIO(picture.csv)))
    assert len(rows) == 3 * 12
    words = {"en": "Utilisation, mean capacity", "zh": "产能利用率（平均产能）"}[language]
    assert words in picture.svg.decode()
