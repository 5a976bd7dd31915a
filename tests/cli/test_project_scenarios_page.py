"""Scenarios as a page."""

from __future__ import annotations

import pytest

from polysight.answers.project_scenarios_document import cited, scenarios
from polysight.cli.project_scenarios_page import change_words
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


def test_changes_are_said_in_words() -> None:
    found = scenarios(asked())
    told = {one.name: change_words(one.changes[0], "en") for one in found.named}
    assert told["idle"].startswith("load = 0.")
    assert set(cited(found)) >= {"R479", "R480"}
