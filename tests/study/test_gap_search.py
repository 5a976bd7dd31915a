"""The programme over measures: relevance, bounds, exclusions."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.closed_gap import Aim
from tests.study.gap_example import ELECTRONIC, XINJIANG, gap, search

pytestmark = pytest.mark.slow

RODS = ("wall-finish", "feed-preheat", "bigger-reactors")


def test_only_measures_that_narrow_a_missed_limit_are_asked() -> None:
    some = search(XINJIANG, *RODS, "certificates", "solid-waste")
    assert [one.code for one in some.measures] == list(RODS)


def test_no_set_takes_off_more_than_the_effects_say() -> None:
    some = search(XINJIANG, *RODS)
    programme = some.programme(Aim.NET)
    everything = some.recomputed(np.ones(3))
    assert ((some.base.gap - everything.gap) <= programme.effect.sum(axis=1) + 1e-9).all()
    assert everything.cost >= programme.cost.sum() - 1e-9


def test_a_changed_route_excludes_measures_of_the_old_one() -> None:
    some = search(XINJIANG, *RODS, "route-change", "process-control")
    codes = [one.code for one in some.measures]
    pairs = {(codes[a], codes[b]) for a, b in some.programme(Aim.NET).excludes}
    assert pairs == {(one, "route-change") for one in RODS}


def test_paper_for_the_same_power_excludes_other_paper() -> None:
    some = search(ELECTRONIC, "green-contract", "certificates", "direct-pv")
    codes = [one.code for one in some.measures]
    if codes:
        assert [(codes[a], codes[b]) for a, b in some.programme(Aim.NET).excludes] == [
            ("green-contract", "certificates")
        ]


def test_the_cheapest_per_unit_comes_first() -> None:
    steps = gap(XINJIANG).alone
    costs = [one.cost_cny_per_unit for one in steps]
    assert costs == sorted(costs)


def test_without_a_gap_nothing_leads() -> None:
    some = search("granular-inner-mongolia", *RODS)
    assert some.leading is None
    assert some.unit_cost(0) == np.inf if some.measures else True


def test_some_of_the_amounts_are_kept() -> None:
    some = search(XINJIANG, *RODS)
    assert some.only([2, 0], np.array([1.0, 1.0, 1.0])).tolist() == [1.0, 0.0, 1.0]
