"""A project as a branch asks for it."""

from __future__ import annotations

import pytest

from polysight.answers.project_answer import project_answer
from polysight.errors import UsageError
from tests.cli.project_example import NAME, asked

pytestmark = pytest.mark.slow


def test_a_scenario_changes_the_case_and_not_the_file() -> None:
    one = asked(NAME, "idle")
    assert one.scenario is not None
    assert one.case is one.scenario.case
    assert one.resolved.case.load.max() > one.case.load.max()


def test_without_a_scenario_the_case_is_that_of_the_file() -> None:
    assert asked().case is asked().resolved.case


def test_an_unknown_scenario_is_refused() -> None:
    with pytest.raises(UsageError):
        project_answer(NAME, scenario="none-such")
