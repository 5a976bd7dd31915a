"""``polysight market calibration``."""

from __future__ import annotations

import json

from tests.cli.conftest import Call
from tests.cli.project_example import fits


def test_the_fit_is_told_before_and_after(call: Call) -> None:
    said = call("market", "calibration", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "market_calibration")
    for one in told["parameters"]:
        for ends in (one["before"], one["after"]):
            assert ends == sorted(ends)
        assert one["hardly_moved"] is (one["variance_left"] >= told["hardly_moved_from"])
    assert {one["parameter"] for one in told["correlations"]} <= {
        one["parameter"] for one in told["parameters"]
    }
