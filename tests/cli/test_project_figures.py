"""Every branch that draws writes both forms of its figures."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from polysight.cli import project_figures
from polysight.cli.project_answer import ProjectAnswer, project_answer
from polysight.cli.project_draws_page import Drawn
from polysight.cli.project_scenarios_page import Scenarios
from polysight.cli.project_tornado_page import tornado
from polysight.investment.outcomes import Outcome
from polysight.study.project_evaluation import evaluate
from polysight.study.project_scenarios import scenario_rows
from polysight.study.project_shocks import concerned, shock_table
from polysight.study.project_stress import stress_table
from polysight.study.project_uncertainty import project_uncertainty

pytestmark = pytest.mark.slow

NAME = "siemens-inner-mongolia"


@cache
def asked() -> ProjectAnswer:
    return project_answer(NAME)


def names(paths: list[Path]) -> set[str]:
    assert all(path.stat().st_size > 1000 for path in paths)
    assert {path.suffix for path in paths} <= {".svg", ".png"}
    assert len(paths) == 2 * len({path.stem for path in paths})
    return {path.stem for path in paths}


def test_a_project_with_its_draws(tmp_path: Path) -> None:
    one = asked()
    uncertain = Drawn(project_uncertainty(one.resolved, count=256, minimum_price=False), None)
    found = evaluate(one.resolved)
    assert names(project_figures.write(one, found, None, "zh", tmp_path)) == {
        "project_cash_flow", "project_debt_cover",
    }  # fmt: skip
    assert names(project_figures.write(one, found, uncertain, "en", tmp_path)) == {
        "project_cash_flow", "project_debt_cover", "project_distribution", "project_fan",
        "project_convergence",
    }  # fmt: skip
    assert "project_fan" in names(project_figures.draws(one, uncertain, "zh", tmp_path))


def test_one_factor_and_two(tmp_path: Path) -> None:
    one = asked()
    for grid in (None, ("price", "load")):
        found = tornado(one, 0.1, grid)
        paths = project_figures.tornado(one, found, "en", tmp_path)
        assert names(paths) == {"project_tornado", "project_spider", "project_map"}
    assert "load" in (tmp_path / "project_map.svg").read_text("utf-8")


def test_ways_to_scenarios_stresses_and_shocks(tmp_path: Path) -> None:
    one = asked()
    file, view = one.resolved.file, one.resolved.view
    rows = scenario_rows(one.case, view, file.scenarios)[:1]
    stated = np.zeros(len(Outcome))
    paths = project_figures.scenarios(one, Scenarios(stated, rows, (), ()), "en", tmp_path)
    assert names(paths) == {f"project_waterfall_scenarios_{rows[0].name}"}
    stressed = stress_table(one.case, view)
    assert names(project_figures.stress(one, stressed, "zh", tmp_path)) == {
        "project_waterfall_stress"
    }
    shocked = shock_table(one.case, view, concerned(file))
    paths = project_figures.shocks(one, shocked, "en", tmp_path)
    assert names(paths) <= {"project_waterfall_shocks"}
    assert bool(paths) == bool(shocked.joined)
