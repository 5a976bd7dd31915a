"""Scenarios that a project is told with are those of its file."""

from __future__ import annotations

import pytest

from polysight.answers.project_scenarios_told import scenarios_of
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


def test_scenarios_are_those_of_the_file() -> None:
    names = {one.name for one in scenarios_of(asked())}
    assert names
    assert names <= set(asked().resolved.file.scenarios)
