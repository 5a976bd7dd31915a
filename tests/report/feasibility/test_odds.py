"""Draws of a project in sentences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.report.binding import Numbers
from polysight.report.blocks import plain
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.judgement import advice
from polysight.report.feasibility.odds import doubtful, drawn_from, odds_told
from polysight.report.prose import Writer
from tests.report.example import shipped
from tests.report.feasibility.example import DEAR, dossier

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


def test_draws_say_what_they_spread_around() -> None:
    told = dossier("en")
    assert drawn_from(told) == ""
    assert "the project file states around its plan" in plain(odds_told(told))
