"""Warmth of an indicator: a glut is cold, and what is being built towards one is hot."""

from __future__ import annotations

from tests.warning.synthetic_panel import synthetic_panel, synthetic_traits


def test_leading_indicators_are_hot_when_they_are_high() -> None:
    panel, traits = synthetic_panel(), synthetic_traits()
    heat = dict(zip(panel.indicators, traits.heat(panel), strict=True))
    assert heat["pipeline"] == 1
    assert heat["utilisation"] == 1
    assert heat["stock_cover"] == -1
