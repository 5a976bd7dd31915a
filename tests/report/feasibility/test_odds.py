"""Draws of a project in sentences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.report.binding import Numbers
from polysight.report.blocks import plain
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.judgement import advice
from polysight.report.feasibility.odds import (
    MARKET_CHANCE,
    by_market,
    doubtful,
    drawn_from,
    idle_values,
    odds_told,
)
from polysight.report.prose import Writer
from polysight.study.project_study import studied
from tests.report.example import shipped
from tests.report.example import study as industry
from tests.report.feasibility.example import CHEAP, DEAR, dossier

pytestmark = pytest.mark.slow


def test_a_plan_that_loses_in_most_draws_is_no_reason_to_go_on() -> None:
    told = dossier("en", DEAR)
    assert "draws" in plain(odds_told(told))
    assert not doubtful(told, "loss")
    chances = told.study.result.arrays["project.chance"]
    changed = replace(
        chances, array=replace(chances.array, values=np.ones_like(chances.array.values))
    )
    arrays = {**told.study.result.arrays, "project.chance": changed}
    numbers = Numbers(replace(told.study.result, arrays=arrays), shipped())
    other = Dossier(told.study, Writer("en", numbers))
    told_on = " ".join(plain(one) for one in advice(other).items)
    assert "Do not decide on the plan alone" in told_on
    assert "Go on" not in told_on


def test_draws_of_the_market_stand_beside_those_of_the_plan() -> None:
    one = dossier("en", name="granular-leshan")
    assert one.study.simulated is None
    assert "market model" not in plain(odds_told(one))
    stored = replace(industry(), manifest={**industry().manifest, "scenario": "baseline"})
    study = studied("granular-leshan", one.study.resolved, stored, count=64)
    told = Dossier(study, Writer("en", Numbers(study.result, shipped())))
    words = plain(odds_told(told))
    assert "With the price paths of the market model" in words
    assert plain(told.cell(told.number(MARKET_CHANCE, "loss"))) in words
    assert by_market(told)


def test_a_plan_that_runs_on_says_what_standing_still_makes_of_it() -> None:
    assert "stands still" in plain(odds_told(dossier("en", CHEAP)))
    assert "stands still" not in plain(odds_told(dossier("en", DEAR)))
    runs_on, idle = idle_values(dossier("en", CHEAP))
    assert runs_on is not None
    assert idle is not None
    assert idle.value > runs_on.value


def test_draws_say_what_they_spread_around() -> None:
    told = dossier("en")
    assert drawn_from(told) == ""
    assert "the project file states around its plan" in plain(odds_told(told))
