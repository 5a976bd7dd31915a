"""The index over the episodes of the evidence."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.blocks import plain
from polysight.report.figures.warning_index import figure, month_numbers, spans
from tests.report.example import writer


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_drawn_number_is_in_its_data(language: Language) -> None:
    picture = figure(writer(language))
    rows = list(csv.DictReader(StringIO(picture.csv)))
    assert len(rows) == 12 * 3 + 12
    assert {"en": "December 2024", "zh": "2024年12月"}[language] in plain(picture.summary)


def test_episodes_are_those_of_the_evidence() -> None:
    told = {one.name: one for one in spans(writer("en"))}
    assert told["E07"].kind == "glut"
    assert told["E07a"].kind == "rebound"
    assert "E05" not in told
    # An open episode does not end where its data do.
    assert told["E07"].last > told["E07a"].last + 600
    assert month_numbers(("2024-01", "2024-12")).tolist() == [24288, 24299]
