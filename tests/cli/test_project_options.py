"""``polysight project options``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import NAME, fits

pytestmark = pytest.mark.slow


def test_the_branch_answers_with_its_document(call: Call) -> None:
    said = call("project", "options", NAME, "--paths", "200", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "project_options")
    assert {one["world"] for one in told["choices"]} == {"slow", "central", "fast", "level"}
