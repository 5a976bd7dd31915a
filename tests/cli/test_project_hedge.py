"""``polysight project hedge``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import NAME, fits

pytestmark = pytest.mark.slow


def test_the_branch_answers_with_its_document(call: Call) -> None:
    said = call("project", "hedge", NAME, "--draws", "16", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "project_hedge")
    assert [one["variant"] for one in told["variants"]][:2] == ["none", "futures"]
