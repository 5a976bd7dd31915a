"""``polysight market scenarios``."""

from __future__ import annotations

import json

from tests.cli.conftest import Call
from tests.cli.project_example import fits


def test_scenarios_are_listed_the_baseline_first(call: Call) -> None:
    said = call("market", "scenarios", "--json")
    told = fits(json.loads(said.out), "market_scenarios")["scenarios"]
    assert told[0]["scenario"] == "baseline"
    assert len(told) >= 8
    assert len({one["seed"] for one in told}) == 1
    page = call("market", "scenarios", "--lang", "zh").out
    assert all(one["title"]["zh"] in page for one in told)
