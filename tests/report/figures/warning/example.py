"""Invented warnings, as the figures take them."""

from __future__ import annotations

import numpy as np

from polysight.messages import Language
from polysight.report.figures.plant.drawing import Frame
from polysight.report.figures.warning.episodes import Span

FIRST, COUNT = 12 * 2016, 60
MONTHS = FIRST + np.arange(COUNT)
SPANS = (
    Span("shortage", FIRST - 20, FIRST + 5, "S1"),
    Span("glut", FIRST + 20, FIRST + 50, "G1"),
    Span("rebound", FIRST + 30, FIRST + 34, "G1a"),
)


def frame(language: Language) -> Frame:
    """Frame with words of its own."""
    return Frame(language, "title of it", "note of it")
