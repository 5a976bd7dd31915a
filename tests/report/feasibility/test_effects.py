"""Effects on economy, environment, energy and climate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.report.blocks import Grid, plain
from polysight.report.feasibility import effects
from polysight.report.feasibility.dossier import Dossier
from tests.report.feasibility.example import dossier, sentences

pytestmark = pytest.mark.slow


def test_stages_sum_to_the_footprint() -> None:
    numbers = dossier().writer.numbers
    stages = [one.value for one in numbers.array("project.carbon_stage") if one.value == one.value]
    assert sum(stages) == pytest.approx(numbers.at("project.carbon", "central").value)


def test_energy_is_held_against_its_limit() -> None:
    told = sentences(effects.energy(dossier("en")))
    assert "above the limit of 5.5" in told
    assert "measures whose cost is counted bring it below" in told
    assert "1 January 2028" in told
    assert "no verdict" in told


def test_without_a_footprint_the_section_says_why() -> None:
    told = dossier("zh")
    bare = Dossier(replace(told.study, carbon=None), told.writer)
    assert "碳足迹须由工厂文件" in sentences(effects.carbon(bare))
    assert any(isinstance(one, Grid) for one in effects.carbon(told))


def test_taxes_work_and_discharges() -> None:
    told = dossier("en")
    assert "tax" in sentences(effects.economy(told))
    assert "1,700 persons" in sentences(effects.society(told))
    grid = next(one for one in effects.environment(told) if isinstance(one, Grid))
    assert all(plain(row[3]) == "cannot be judged" for row in grid.rows)
