"""``polysight market discover``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = pytest.mark.slow


def test_the_branch_answers_with_its_document(call: Call) -> None:
    said = call("market", "discover", "--draws", "64", "--year", "2027", "--json")
    assert (said.code, said.err) == (0, "")
    assert fits(json.loads(said.out), "market_discover")["year"] == 2027
