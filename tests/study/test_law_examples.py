"""Examples under the law: the edition of a day, and duties that set a limit."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from polysight.policy.gap import Outcome
from polysight.study.gap_limits import DUTIES
from polysight.study.law import law
from polysight.study.law_examples import ExampleLaw, edition_on, example_law
from polysight.study.run import Plan

LAST = dt.date(2027, 1, 1)


@pytest.fixture(scope="module")
def granular(planned: Plan) -> ExampleLaw:
    """The granular example under the law of the scenario's days."""
    asked = planned.view.scenario.policy.model_copy(update={"plants": ("granular-inner-mongolia",)})
    scenario = planned.view.scenario.model_copy(update={"policy": asked})
    view = replace(planned.view, scenario=scenario)
    (one,) = example_law(view, law(view.evidence))
    return one


def test_one_edition_holds_on_a_day(planned: Plan) -> None:
    instruments = law(planned.view.evidence)
    names = [edition_on("gb-29447", instruments, day) for day in (dt.date(2026, 12, 31), LAST)]
    assert [one.edition for one in names if one] == ["2022", "2026"]
    assert edition_on("no-such-family", instruments, LAST) is None


def test_duties_bind_and_set_a_limit(granular: ExampleLaw) -> None:
    assert {one.instrument.legal_force for one in granular.duties[LAST]} <= set(DUTIES)
    assert all(one.rule.rate is None for one in granular.duties[LAST])


def test_a_plant_that_misses_nothing_is_not_closed(granular: ExampleLaw) -> None:
    limit = granular.limits[LAST]
    assert limit is not None
    assert limit.rule.id == "GB29447-2026-FBR"
    assert granular.limits[dt.date(2026, 12, 31)] is None
    assert granular.closing is None or granular.closing.outcome is Outcome.CLOSED
    assert granular.energy is not None
    assert granular.energy.draws is not None
