"""``polysight project stress``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import NAME, fits

pytestmark = pytest.mark.slow


def test_the_branch_answers_with_its_document(call: Call) -> None:
    said = call("project", "stress", NAME, "--only", "price-half", "--only", "delay", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "project_stress")
    shares = sum(one["share"][1] for one in told["effects"]["changes"])
    assert shares == pytest.approx(told["effects"]["joint"][1])
