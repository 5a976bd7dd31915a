"""Outcomes of several cases."""

from __future__ import annotations

import pytest

from polysight.investment.case_change import CaseChange, Step
from polysight.investment.market_change import repriced
from polysight.investment.outcomes import Outcome
from polysight.study.project_change import ReadChange
from polysight.study.project_outcomes import VALUES, case_outcomes, joint_effects
from tests.study.project_example import case


def price(factor: float) -> ReadChange:
    change = CaseChange(Step.FACTOR, lambda one: repriced(one, factor))
    return ReadChange(change, "price", "multiply", factor, "1", ())


def test_each_case_has_its_own_row() -> None:
    told = case_outcomes([case(), repriced(case(), 0.8), case()])
    assert told[0].tolist() == pytest.approx(told[2].tolist(), nan_ok=True)
    assert told[1, Outcome.NPV] < told[0, Outcome.NPV]


def test_effects_are_those_of_the_cases() -> None:
    told, together = joint_effects(case(), [[price(0.9)], [price(0.8)]])
    alone = case_outcomes([case(), repriced(case(), 0.9), repriced(case(), 0.9 * 0.8)])
    at = VALUES.index(Outcome.NPV)
    assert told.alone[0, at] == pytest.approx(alone[1, Outcome.NPV] - alone[0, Outcome.NPV])
    assert together[Outcome.NPV] == pytest.approx(alone[2, Outcome.NPV])
    assert told.share.sum(axis=0) == pytest.approx(told.joint)


def test_nothing_changed_has_no_effect() -> None:
    told, together = joint_effects(case(), [])
    assert told.joint.tolist() == [0.0, 0.0, 0.0]
    assert together[Outcome.NPV] == case_outcomes([case()])[0, Outcome.NPV]
