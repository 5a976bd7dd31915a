"""``polysight warn simulate``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = pytest.mark.slow


def test_a_measure_is_tried_on_the_same_draws(call: Call) -> None:
    said = call("warn", "simulate", "--draws", "20", "--measure", "permits", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "warn_simulate")
    assert (told["draws"], [one["key"] for one in told["measures"]]) == (20, ["permits"])


def test_an_unknown_measure_is_refused(call: Call) -> None:
    said = call("warn", "simulate", "--measure", "prayers")
    assert said.code == 2
    assert "prayers" in said.err
