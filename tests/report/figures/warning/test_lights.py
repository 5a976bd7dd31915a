"""A row an indicator, a column a month."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.warning.lights import LightRows, figure, height
from tests.report.figures.warning.example import COUNT, MONTHS, SPANS, frame

ROWS = LightRows(
    MONTHS, ("pipeline of it", "price of it", "stock of it"),
    np.tile(np.arange(COUNT) % 6, (3, 1)), ((0, "early ones"), (1, "late ones")),
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    svg = figure("warn_lights", ROWS, SPANS, frame(language), "unit of it").svg.decode()
    words = {"en": ("cold", "glut", "not known"), "zh": ("过冷", "过剩期", "未知")}[language]
    for one in (*words, *ROWS.names, "early ones", "late ones", "2018"):
        assert one in svg


def test_it_grows_with_its_rows() -> None:
    more = LightRows(MONTHS, (*ROWS.names, "more"), np.zeros((4, COUNT), dtype=np.int64))
    fewer = LightRows(MONTHS, ROWS.names, ROWS.light)
    assert height(more) > height(fewer)
