"""What branches share: completion, and one way to answer."""

from __future__ import annotations

import click
import pytest

from polysight.cli.project_call import complete_scenarios
from tests.cli.conftest import Call
from tests.cli.project_example import NAME

pytestmark = pytest.mark.slow


def test_scenarios_of_the_file_on_the_line_are_completed() -> None:
    context = click.Context(click.Command("x"))
    assert complete_scenarios(context, click.Option(["--scenario"]), "") == []
    context.params["file"] = NAME
    found = complete_scenarios(context, click.Option(["--scenario"]), "id")
    assert [one.value for one in found] == ["idle"]


def test_sources_are_counted_or_listed(call: Call) -> None:
    told = call("project", "stress", NAME, "--only", "price-2022-2025", "--sources").out
    assert "MP0194" in told
