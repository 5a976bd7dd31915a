"""First alarms, alarms that held, misses, and what was not known."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.warning.lead_time import Lead, figure, height
from tests.report.figures.warning.example import frame

LEAD = Lead(
    "G1 of 2018", np.array([12.0, np.nan, np.nan]), np.array([5.0, 0.0, np.nan]),
    np.array([True, True, False]),
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    names = ("price of it", "stock of it", "rule of it")
    found = figure("warn_lead", names, (LEAD, LEAD, LEAD), 24, frame(language), "months of it")
    words = {"en": ("first alarm", "no alarm", "not known then"), "zh": ("首次报警", "未报警")}
    for one in (*words[language], *names, "G1 of 2018", "24", "×", "–"):
        assert one in found.svg.decode()


def test_it_grows_with_its_rows() -> None:
    assert height(20) > height(5)
