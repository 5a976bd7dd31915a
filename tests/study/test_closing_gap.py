"""The cheapest set passes when worked through, and no cheaper one does."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.policy.gap import Outcome, closing
from polysight.study.closed_gap import Aim
from polysight.study.closing_gap import GapAsked, closing_gap
from tests.plant.routes.plants import data
from tests.study.gap_example import (
    ELECTRONIC,
    GRANULES,
    OLD,
    TODAY,
    TURN,
    XINJIANG,
    file,
    gap,
    rules,
    search,
)


def test_the_set_that_is_told_keeps_the_limit_that_is_missed() -> None:
    found = gap(XINJIANG)
    assert found.outcome is Outcome.CLOSED
    missed = [one for one in found.gaps if one.missed]
    assert [one.rule.id for one in missed] == ["GB29447-2026-TCS"]
    assert all(one.before > one.limit >= one.after for one in missed)
    assert found.leading == "GB29447-2026-TCS"


def test_no_set_of_four_measures_that_holds_is_cheaper() -> None:
    """All sixteen sets worked through the plant model, against the integer programme."""
    some = search(XINJIANG, "wall-finish", "feed-preheat", "process-control", "bigger-reactors")
    found = closing(some.programme(Aim.NET), some.recomputed)
    costs = [
        answer.cost
        for chosen in product((0.0, 1.0), repeat=len(some.measures))
        if (answer := some.recomputed(np.array(chosen))).holds
    ]
    assert found.cost == pytest.approx(min(costs))


def test_costs_and_effects_of_the_steps_sum_to_those_of_the_set() -> None:
    found = gap(XINJIANG)
    assert sum(one.cost.net_cny_per_kg for one in found.taken) == pytest.approx(
        found.cost.net_cny_per_kg
    )
    leading = next(one for one in found.gaps if one.rule.id == found.leading)
    assert sum(one.width for one in found.ordered) == pytest.approx(leading.before - leading.after)
    assert found.ordered[-1].reached == pytest.approx(leading.after)
    assert found.cost_low <= found.cost.net_cny_per_kg <= found.cost_high


def test_a_plant_that_keeps_the_law_needs_nothing() -> None:
    found = gap(GRANULES)
    assert found.outcome is Outcome.NOTHING_TO_CLOSE
    assert (found.taken, found.cost.net_cny_per_kg, found.leading) == ((), 0.0, "")
    assert found.closed


def test_the_same_plant_has_no_gap_today_and_one_on_the_day_of_change() -> None:
    assert gap(XINJIANG, TODAY).outcome is Outcome.NOTHING_TO_CLOSE
    assert gap(XINJIANG, TURN).outcome is Outcome.CLOSED


def test_a_higher_share_of_draws_never_costs_less() -> None:
    plain, sure = gap(XINJIANG), gap(XINJIANG, confidence=0.9)
    assert sure.outcome is Outcome.CLOSED
    assert sure.passing_share >= 0.9
    assert sure.cost.net_cny_per_kg >= plain.cost.net_cny_per_kg - 0.02


def test_a_duty_of_green_power_is_met_by_the_cheapest_paper_and_no_coal_changes() -> None:
    found = gap(ELECTRONIC, TODAY)
    assert [one.code for one in found.taken] == ["certificates"]
    effects = {one.parameter: one for one in found.taken[0].effects}
    assert set(effects) == {"green-electricity-share"}
    assert effects["green-electricity-share"].after == pytest.approx(70.0, abs=0.1)
    assert 0.0 < found.taken[0].amount < 1.0


def test_where_rods_cannot_reach_the_limit_another_route_and_its_own_limits_are_told() -> None:
    found = gap(OLD)
    assert found.outcome is Outcome.CLOSED
    assert "route-change" in [one.code for one in found.taken]
    assert "gap.new_project" in found.marks
    brought = [one for one in found.gaps if one.share_before != one.share_before]
    assert "GB29447-2026-FBR" in [one.rule.id for one in brought]


def test_least_outlay_needs_no_more_outlay_than_least_net_cost() -> None:
    net, outlay = gap(XINJIANG), gap(XINJIANG, aim=Aim.OUTLAY)
    assert Aim.OUTLAY.of(outlay.cost) <= Aim.OUTLAY.of(net.cost) + 0.02
    assert net.other is not None
    assert net.other.taken == tuple((one, 1.0) for one, _ in net.other.taken)
    assert net.cost.net_cny_per_kg <= net.other.cost.net_cny_per_kg + 0.02


def test_every_measure_is_told_or_the_reason_why_not() -> None:
    for one in gap(XINJIANG).catalogue:
        assert one.applicable == (one.cost is not None) == (not one.reason)
        assert set(one.assumed) <= set(one.inputs)


def test_a_share_of_the_draws_must_be_a_share() -> None:
    with pytest.raises(UsageError):
        closing_gap(
            file(XINJIANG), data(), TURN, GapAsked(confidence=1.2), instruments=rules(), count=2
        )
