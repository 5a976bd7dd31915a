"""What the branches share: completion of scenarios, and progress on standard error."""

from __future__ import annotations

import click
import pytest

from polysight.cli.market_call import complete_scenarios, ensemble_options, scenario_argument


def test_scenarios_are_completed() -> None:
    command = click.Command("market", params=[scenario_argument()])
    context = click.Context(command)
    told = [one.value for one in complete_scenarios(context, command.params[0], "no-")]
    assert "no-new-capacity" in told


def test_the_baseline_is_meant_where_none_is_named() -> None:
    assert scenario_argument().default == "baseline"
    assert scenario_argument(required=True).required


@pytest.mark.parametrize("language", ["en", "zh"])
def test_options_have_help(language: str) -> None:
    told = ensemble_options("zh" if language == "zh" else "en")
    names = {one.name for one in told}
    assert {"draws", "seed", "engine", "workers", "overlays"} == names
    assert all(getattr(one, "help") for one in told)  # noqa: B009
