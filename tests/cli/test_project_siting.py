"""``polysight project siting``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = pytest.mark.slow

ASKED = (
    "siemens-inner-mongolia", "--region", "CN-XJ", "--region", "CN-GD", "--line", "50",
    "--lines", "1", "--steps", "1",
)  # fmt: skip


def test_the_branch_answers_with_its_document(call: Call) -> None:
    said = call("project", "siting", *ASKED, "--power", "1", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "project_siting")
    assert [one["judged"] for one in told["candidates"]] == [True, False]
    assert told["candidates"][1]["reasons"] or told["candidates"][1]["problems"]
    assert told["best"] is None
    assert not any(one["keeps_limits"] for one in told["candidates"])


@pytest.mark.parametrize("limit", ["--budget", "--equity", "--power"])
def test_a_limit_is_above_zero(call: Call, limit: str) -> None:
    assert call("project", "siting", *ASKED, limit, "-1").code == 2
