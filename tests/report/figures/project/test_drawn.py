"""Every figure is made of what was worked out, with a name of its own."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from polysight.investment.case import Floats
from polysight.investment.outcomes import Outcome
from polysight.investment.shapley import effects
from polysight.messages import LANGUAGES, Language
from polysight.report.figures.project import drawn
from polysight.study.project_evaluation import Evaluation, evaluate
from polysight.study.project_outcomes import VALUES
from polysight.study.project_sensitivity import heat_map, project_sensitivity
from polysight.study.project_uncertainty import ProjectUncertainty, project_uncertainty
from tests.study.project_doubt_text import doubtful
from tests.study.project_file_text import resolved

pytestmark = pytest.mark.slow


def about(language: Language) -> drawn.About:
    return drawn.About(language, "Project X", "project-x", lambda key: f"[{key}]")


@cache
def worked() -> Evaluation:
    return evaluate(resolved())


@cache
def uncertain() -> ProjectUncertainty:
    return project_uncertainty(doubtful(), count=512, minimum_price=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cash_flow_and_covers(language: Language) -> None:
    flow, cover = drawn.evaluation(worked(), about(language))
    assert [flow.name, cover.name] == ["project_cash_flow", "project_debt_cover"]
    assert "Project X" in flow.svg.decode()
    assert "polysight project evaluate" in flow.svg.decode().replace("\n", " ")


def test_a_command_is_told_without_the_folder_of_the_file() -> None:
    told = drawn.About("en", "X", "/somewhere/else/mine.toml", str).frame("debt_cover", "evaluate")
    assert "evaluate mine.toml" in told.note
    assert "somewhere" not in told.note


def test_tornado_spider_and_map() -> None:
    case = resolved().case
    rate = case.valuation.discount_rate_after_tax
    bars, lines = drawn.sensitivity(project_sensitivity(case), about("en"), rate)
    assert [bars.name, lines.name] == ["project_tornado", "project_spider"]
    assert "[price]" in bars.svg.decode()
    assert "[loan-rate]" not in bars.svg.decode()
    changes = np.array([-0.1, 0.0, 0.1])
    values: Floats = heat_map(case, Outcome.NPV, "price", "load", tuple(changes))
    made = drawn.two_factors(values, changes, ("price", "load"), about("zh"), rate)
    assert made.name == "project_map"
    assert "[load]" in made.svg.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_draws(language: Language) -> None:
    names = [one.name for one in drawn.uncertainty(uncertain(), about(language))]
    assert names == ["project_distribution", "project_fan", "project_convergence"]


def test_the_way_from_the_plan_to_all_changes() -> None:
    values = np.repeat([[-1e8], [-3e8], [2e8], [-1.5e8]], len(VALUES), axis=1)
    names = ["price halved", "subsidy"]
    made = drawn.steps_between(-1e8, names, effects(values), about("en"), "stress")
    assert made.name == "project_waterfall_stress"
    svg = made.svg.decode()
    assert svg.index("price halved") < svg.index("subsidy") < svg.index("all together")
