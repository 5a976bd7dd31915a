"""The figure tells measures, gap and unit in both languages."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.closing_cost import ClosingCost, Step, figure
from polysight.report.figures.plant.drawing import Frame

STEPS = (Step("polished wall", 0.8, -0.8), Step("bigger reactors", 0.4, 2.5))
WORDS = {"en": ("gap to close", "each measure alone"), "zh": ("待补足差距", "各项措施单独采取")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    about = Frame(language, "title", "note")
    told = ClosingCost(7.2, 6.3, "kgce/kg", STEPS, STEPS[:1])
    svg = figure(told, about).svg.decode()
    for one in (*WORDS[language], "polished wall", "bigger reactors", "kgce/kg"):
        assert one in svg
    assert figure(told, about) == figure(told, about)


def test_a_plant_that_no_measure_helps_has_empty_panels() -> None:
    told = ClosingCost(20.0, 70.0, "%", (), ())
    assert figure(told, Frame("en", "title", "note")).png
