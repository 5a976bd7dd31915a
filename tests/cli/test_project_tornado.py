"""``polysight project tornado``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import NAME, fits

pytestmark = pytest.mark.slow


def test_the_branch_answers_with_its_document(call: Call) -> None:
    said = call("project", "tornado", NAME, "--by", "0.2", "--grid", "price", "load", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "project_tornado")
    assert told["by"] == 0.2
    assert len(told["heat"]["npv"]) == 9


def test_the_bars_show_what_was_asked_for(call: Call) -> None:
    said = call("project", "tornado", NAME, "--of", "debt-cover", "--json")
    told = fits(json.loads(said.out), "project_tornado")
    assert told["of"] == "minimum_debt_cover"
    widths = [
        abs(one["outcomes"]["minimum_debt_cover"][-1] - one["outcomes"]["minimum_debt_cover"][0])
        for one in told["factors"]
    ]
    assert widths[0] == max(widths) > 0


def test_an_unknown_factor_is_refused(call: Call) -> None:
    said = call("project", "tornado", NAME, "--grid", "prise", "load")
    assert said.code == 2
    assert "price" in said.err
