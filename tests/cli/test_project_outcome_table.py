"""Cases of a project side by side on a page."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.answers.project_words import outcome_cell
from polysight.cli.project_outcome_table import write_outcomes, write_scenarios
from polysight.investment.outcomes import Outcome
from polysight.study.project_distress import idling
from polysight.study.project_outcomes import case_outcomes
from polysight.study.project_scenarios import scenario_rows
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


def test_the_plan_stands_still_by_the_rule_of_its_scenarios(
    capsys: pytest.CaptureFixture[str],
) -> None:
    entrant = asked("entrant-east-coast")
    one = entrant.resolved
    rows = scenario_rows(one.case, one.view, one.file.scenarios)
    write_scenarios(one.case, rows, "en")
    first = next(one for one in capsys.readouterr().out.splitlines() if "as stated" in one)
    kept, lost = (
        outcome_cell(Outcome.NPV, float(values[Outcome.NPV]), "en")
        for values in case_outcomes([idling(entrant.case), entrant.case])
    )
    assert kept != lost
    assert kept in first
    assert lost not in first


def test_a_case_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    told = np.arange(len(Outcome), dtype=np.float64)
    write_outcomes("project_page.scenarios", [("one", told), ("two", told)], "en")
    said = capsys.readouterr().out
    assert said.count("one") == said.count("two") == 1
