"""What the branches share: completion of scenarios, and progress on standard error."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from polysight.cli.market_call import (
    check_names,
    complete_scenarios,
    ensemble_options,
    scenario_argument,
)
from polysight.errors import UsageError
from polysight.evidence import store


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


def test_a_mistyped_scenario_is_refused_before_the_evidence_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> None:
        raise AssertionError("the evidence was read")

    monkeypatch.setattr(store, "evidence", read)
    with pytest.raises(UsageError) as told:
        check_names(("baseline", "demand-stal"), ())
    assert told.value.problems[0].suggestion == "demand-stall"
    (tmp_path / "market_scenarios").mkdir()
    (tmp_path / "market_scenarios" / "own.toml").touch()
    check_names(("own", "baseline"), (tmp_path,))
