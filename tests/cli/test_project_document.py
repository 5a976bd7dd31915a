"""A project as a document."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.cli.project_document import document, outcomes_document, problem_words
from polysight.cli.project_numbers import finite, finite_list
from polysight.cli.project_page import scenarios_of
from polysight.cli.project_tables import NAMES
from polysight.errors import Problem
from polysight.investment.outcomes import Outcome
from polysight.study.project_files import project_examples
from tests.cli.project_example import asked, evaluated, fits

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", sorted(project_examples(asked().evidence)))
def test_every_example_fits_the_published_form(name: str) -> None:
    one, found = asked(name), evaluated(name)
    told = fits(document(one, found, scenarios_of(one), None, ("all",), ()), "project")
    assert [one["table"] for one in told["tables"]] == list(NAMES)
    assert all(each["inputs"] for each in told["citations"].values())


def test_what_is_no_number_is_null() -> None:
    assert [finite(math.nan), finite(math.inf), finite(1.0)] == [None, None, 1.0]
    assert finite_list(np.array([1.0, -math.inf])) == [1.0, None]


def test_statuses_are_words() -> None:
    told = outcomes_document(np.zeros(len(Outcome)))
    assert told["irr_status"] == "ok"
    assert "minimum_price" not in told


def test_problems_are_told_in_both_languages() -> None:
    (one,) = problem_words([Problem("change.negative", (("got", "-1"),))])
    assert set(one) == {"en", "zh"}
