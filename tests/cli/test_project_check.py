"""``polysight project check``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = pytest.mark.slow


def test_the_branch_answers_with_its_document(call: Call) -> None:
    said = call("project", "check", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "project_check")
    verdicts = [one["verdict"] for one in told["projects"]]
    assert verdicts == sorted(verdicts, key=["cannot-hold", "cannot-judge", "holds"].index)


def test_own_figures_are_held_against_each_other(call: Call) -> None:
    told = ("--payback", "2.61", "--construction", "2", "--life", "20", "--json")
    for rate, verdict in (("49.48", "cannot-hold"), ("32", "holds")):
        said = call("project", "check", "--irr", rate, *told)
        (one,) = fits(json.loads(said.out), "project_check")["projects"]
        assert (one["verdict"], one["id"], one["source"]) == (verdict, "", "")
    assert "您给的数字" in call("project", "check", "--irr", "12", "--lang", "zh").out


@pytest.mark.parametrize("asked", [("PP9999",), ("--irr", "much"), ("PP0002", "--irr", "12")])
def test_what_cannot_be_checked_is_refused(call: Call, asked: tuple[str, ...]) -> None:
    assert call("project", "check", *asked).code == 2
