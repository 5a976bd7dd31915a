"""Stretches behind a line over time."""

from __future__ import annotations

from matplotlib.figure import Figure

from polysight.report.figures.warning.episodes import Span, shade
from tests.report.figures.warning.example import FIRST, SPANS, frame


def shaded(spans: tuple[Span, ...]) -> list[str]:
    axes = Figure().add_subplot()
    axes.set_xlim(FIRST / 12, (FIRST + 60) / 12)
    shade(axes, spans, frame("en"))
    assert axes.get_xlim() == (FIRST / 12, (FIRST + 60) / 12)
    return [str(one.get_label()) for one in axes.patches]


def test_each_kind_is_named_once() -> None:
    told = shaded((*SPANS, Span("glut", FIRST + 55, FIRST + 80, "G2")))
    assert told == ["shortage", "glut", "price rebound inside the glut", ""]


def test_what_lies_outside_is_not_drawn() -> None:
    assert shaded((Span("glut", FIRST - 9, FIRST - 2, "G0"),)) == []
