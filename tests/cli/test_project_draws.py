"""``polysight project draws``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import NAME, fits

pytestmark = pytest.mark.slow


def test_the_branch_answers_with_its_document(call: Call) -> None:
    said = call("project", "draws", NAME, "--draws", "64", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "project_draws")
    assert told["draws"] == 64
    assert told["influence"] is None
