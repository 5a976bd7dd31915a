"""The market beside a study is that of the study; `tests/cli/test_run.py` reads what is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from polysight.answers.study_market import write_market
from polysight.study.run import Plan, plan
from polysight.study.storage import MARKETS


def left_over(folder: Path) -> Path:
    """A market that an earlier study left in a folder."""
    place = folder / MARKETS / "baseline.json"
    place.parent.mkdir()
    place.write_text("{}")
    return place


def test_a_day_before_the_scenario_has_no_market_and_keeps_none(tmp_path: Path) -> None:
    place = left_over(tmp_path)
    assert write_market(plan(as_of=dt.date(2026, 1, 31)), tmp_path) is None
    assert not place.exists()


def test_a_scenario_by_path_has_no_name_to_be_asked_for(planned: Plan, tmp_path: Path) -> None:
    shipped = planned.view.evidence.folders[0] / "market_scenarios" / "baseline.toml"
    setting = planned.view.scenario.market.model_copy(update={"file": str(shipped)})
    scenario = planned.view.scenario.model_copy(update={"market": setting})
    own = replace(planned, view=replace(planned.view, scenario=scenario))
    assert write_market(own, tmp_path) is None
    assert not (tmp_path / MARKETS).exists()
