"""The timeline is drawn in both languages with the words of its data."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language, text
from polysight.report.figures.compliance_timeline import Bar, ComplianceTimeline, Mark, figure
from polysight.report.figures.plant.drawing import Frame

SEEN = ComplianceTimeline(
    ("energy", "water"),
    (
        Bar(0, 2020.0, 2027.0, Mark.PASS, "≤ 10.5"),
        Bar(0, 2027.0, 2032.0, Mark.FAIL, "≤ 6.3"),
        Bar(1, 2024.0, 2024.1, Mark.FAIL_IF, "≥ 95 %"),
    ),
    2026.9,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    frame = Frame(language, "A title", "A note")
    made = figure(SEEN, frame)
    svg = made.svg.decode()
    assert made.name == "compliance_timeline"
    for words in ("energy", "≤ 6.3", text("drawing.verdict_fail", language)):
        assert words in svg
    assert text("drawing.verdict_cannot_judge", language) not in svg
    # A bar that is too short for its words goes without.
    assert "≥ 95 %" not in svg
    assert made == figure(SEEN, frame)
