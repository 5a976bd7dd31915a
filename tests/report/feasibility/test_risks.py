"""The register of risks, stresses and shocks."""

from __future__ import annotations

import pytest

from polysight.report.blocks import Grid, plain
from polysight.report.feasibility import risks
from tests.report.feasibility.example import dossier, sentences

pytestmark = pytest.mark.slow


def test_risks_stand_in_the_order_of_their_harm() -> None:
    told = dossier("en")
    (grid,) = risks.register(told, ("chance", "effect"))
    numbers = told.writer.numbers
    effects = sorted(one.value for one in numbers.array("project.risk_effect"))
    assert len(grid.rows) == len(effects)
    assert plain(grid.rows[0][0]) == "price"
    chances = [one.value for one in numbers.array("project.risk_chance")]
    assert all(0.0 <= one <= 1.0 for one in chances)
    assert effects[0] < 0.0


def test_every_risk_has_an_owner_a_response_and_a_trigger() -> None:
    (grid,) = risks.control(dossier("zh"))
    assert isinstance(grid, Grid)
    for row in grid.rows:
        assert all(plain(cell) for cell in row[:3])


def test_all_stresses_together_are_worse_than_the_plan() -> None:
    told = dossier("en")
    numbers = told.writer.numbers
    together = numbers.at("project.stress_npv", "together").value
    assert together < numbers.at("project.stress_npv", "planned").value
    captions = [one.caption for one in risks.risks(told) if isinstance(one, Grid)]
    assert captions == [
        "Risks by likelihood and effect",
        "Stress tests",
        "Value under policy shocks",
    ]


def test_stresses_that_overlap_are_told_to() -> None:
    told = dossier("en")
    alone = [one.setting.id for one in told.study.stresses.rows if not one.problems]
    numbers = told.writer.numbers
    worst = min(numbers.at("project.stress_npv", key).value for key in alone)
    together = numbers.at("project.stress_npv", "together").value
    said = "the stresses overlap" in sentences(risks.risks(told))
    assert said == (together > worst)
