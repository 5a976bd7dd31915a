"""``polysight warn why``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("shipped_panel")]


def test_a_light_is_explained_down_to_sources(call: Call) -> None:
    said = call("warn", "why", "price-gap", "--as-of", "2022-06-30", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "warn_why")
    assert told["indicator"]["key"] == "price_gap"
    assert told["rows"]
    assert all(one["known"] <= "2022-06-30" for one in told["rows"])


def test_an_unknown_light_is_refused_before_anything_runs(call: Call) -> None:
    said = call("warn", "why", "price_gaap")
    assert said.code == 2
    assert "price_gap" in said.err
