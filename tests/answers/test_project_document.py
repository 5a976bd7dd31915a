"""A project as a document."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from polysight.answers import (
    project_compare_document,
    project_draws_document,
    project_stress_document,
    project_tornado_document,
)
from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_document import document, outcomes_document, problem_words
from polysight.answers.project_scenarios_told import scenarios_of
from polysight.answers.project_table_names import NAMES
from polysight.errors import Problem
from polysight.investment.outcomes import Outcome
from polysight.study.project_evaluation import evaluate
from polysight.study.project_files import project_examples
from polysight.study.project_stress import stress_table
from tests.cli.project_example import asked, evaluated, fits, without_loans, without_price

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", sorted(project_examples(asked().evidence)))
def test_every_example_fits_the_published_form(name: str) -> None:
    one, found = asked(name), evaluated(name)
    told = fits(document(one, found, scenarios_of(one), None, ("all",), ()), "project")
    assert [one["table"] for one in told["tables"]] == list(NAMES)
    assert all(each["inputs"] for each in told["citations"].values())


@pytest.mark.parametrize("odd", [without_loans, without_price])
def test_odd_projects_fit_the_published_forms(odd: Callable[[], ProjectAnswer]) -> None:
    one = odd()
    found = evaluate(one.resolved)
    told = fits(document(one, found, (), None, (), ()), "project")
    assert None in (told["indicators"]["equity"]["irr"], *told["indicators"]["debt_service_cover"])
    fits(
        project_draws_document.document(one, project_draws_document.drawn(one, 64, 7)),
        "project_draws",
    )
    fits(
        project_tornado_document.document(one, project_tornado_document.tornado(one, None, None)),
        "project_tornado",
    )
    stressed = stress_table(one.case, one.resolved.view, ["delay", "rate"])
    fits(project_stress_document.document(one, stressed), "project_stress")
    fits(
        project_compare_document.document([(one, found), (asked(), evaluated())]), "project_compare"
    )


def test_statuses_are_words() -> None:
    told = outcomes_document(np.zeros(len(Outcome)))
    assert told["irr_status"] == "ok"
    assert "minimum_price" not in told


def test_problems_are_told_in_both_languages() -> None:
    (one,) = problem_words([Problem("change.negative", (("got", "-1"),))])
    assert set(one) == {"en", "zh"}
