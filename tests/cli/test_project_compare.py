"""``polysight project compare``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import NAME, fits

pytestmark = pytest.mark.slow


def test_the_branch_answers_with_its_document(call: Call) -> None:
    said = call("project", "compare", NAME, "overseas-oman", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "project_compare")
    assert [one["project"] for one in told["projects"]] == ["overseas-oman", NAME]


def test_one_project_is_no_comparison(call: Call) -> None:
    assert call("project", "compare", NAME).code == 2
