"""The cheapest set passes when worked through, and no cheaper one does."""

from __future__ import annotations

from functools import partial
from itertools import product

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.policy.gap import Closing, Outcome, closing
from polysight.study.closed_gap import Aim
from polysight.study.closing_gap import GapAsked, closing_gap
from tests.plant.routes.plants import data
from tests.study.gap_example import (
    ELECTRONIC,
    GRANULES,
    OLD,
    SICHUAN,
    TODAY,
    TURN,
    XINJIANG,
    file,
    gap,
    rules,
    search,
)

pytestmark = pytest.mark.slow


def test_the_set_that_is_told_keeps_the_limit_that_is_missed() -> None:
    found = gap(XINJIANG)
    assert found.outcome is Outcome.CLOSED
    missed = [one for one in found.gaps if one.missed]
    assert [one.rule.id for one in missed] == ["GB29447-2026-TCS"]
    assert all(one.before > one.limit >= one.after for one in missed)
    assert found.aim is Aim.OUTLAY
    assert found.leading == "GB29447-2026-TCS"


def test_no_set_of_four_measures_that_holds_is_cheaper() -> None:
    """All sixteen sets worked through the plant model, against the integer programme."""
    some = search(XINJIANG, "wall-finish", "feed-preheat", "process-control", "bigger-reactors")
    for aim in Aim:
        answers = [
            some.recomputed(np.array(chosen), aim)
            for chosen in product((0.0, 1.0), repeat=len(some.measures))
        ]
        found = closing(some.programme(aim), partial(some.recomputed, aim=aim))
        assert found.cost == pytest.approx(min(one.cost for one in answers if one.holds))


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
    assert gap(SICHUAN, TODAY).outcome is Outcome.NOTHING_TO_CLOSE
    assert gap(SICHUAN, TURN).outcome is Outcome.CLOSED


def test_a_higher_share_of_draws_never_costs_less() -> None:
    plain, sure = gap(XINJIANG), gap(XINJIANG, confidence=0.9)
    assert sure.outcome is Outcome.CLOSED
    assert sure.passing_share >= 0.9
    assert sure.cost.outlay_cny_per_kg >= plain.cost.outlay_cny_per_kg - 0.02


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
    assert all(one.before != one.before and one.after == one.after for one in brought)
    left = next(one for one in found.gaps if one.rule.id == "GB29447-2026-TCS")
    assert left.missed
    assert left.after != left.after
    assert left.share_after != left.share_after


def test_least_outlay_needs_no_more_outlay_than_least_net_cost() -> None:
    outlay, net = gap(XINJIANG), gap(XINJIANG, aim=Aim.NET)
    assert Aim.OUTLAY.of(outlay.cost) <= Aim.OUTLAY.of(net.cost) + 0.02
    assert Aim.NET.of(net.cost) <= Aim.NET.of(outlay.cost) + 0.02
    assert net.other is not None
    assert {one for one, _ in net.other.taken} == {one.code for one in outlay.taken}


@pytest.mark.parametrize("name", [XINJIANG, OLD])
def test_by_default_only_needed_measures_are_taken(name: str) -> None:
    found = gap(name)
    assert found.taken
    assert all(one.needed for one in found.taken)


def test_what_a_set_does_not_need_is_left_out() -> None:
    some = search(XINJIANG, "wall-finish", "feed-preheat", "bigger-reactors", "process-control")
    every = some.recomputed(np.ones(4), Aim.OUTLAY)
    whole = Closing(Outcome.CLOSED, np.ones(4), every.cost, every.gap, every.cost, 1)
    found = some.needed_only(whole, Aim.OUTLAY)
    assert 0 < found.amounts.sum() < 4
    assert found.cost < every.cost
    for place in np.flatnonzero(found.amounts):
        less = found.amounts.copy()
        less[place] = 0.0
        assert not some.recomputed(less).holds


def test_what_pays_for_itself_is_told_apart_with_the_rows_that_nobody_states() -> None:
    found = gap(XINJIANG)
    taken = {one.code for one in found.taken}
    assert [one.code for one in found.paying] == ["process-control"]
    for one in found.paying:
        assert one.code not in taken
        assert one.cost.net_cny_per_kg < 0.0
        assert set(one.assumed) <= set(one.inputs)
    assert set(found.assumed) < set(found.stated) <= set(found.inputs)


def test_a_year_is_that_of_the_output_that_the_plant_states() -> None:
    """80 kt/a at 62 %: capital is spread over that output, and a year has no more of it."""
    found = gap(XINJIANG)
    assert found.load == pytest.approx(0.62)
    output_kg = 80e6 * 0.62
    assert found.outlay_mcny_per_year == pytest.approx(
        found.cost.outlay_cny_per_kg * output_kg / 1e6
    )
    assert found.net_mcny_per_year == pytest.approx(found.cost.net_cny_per_kg * output_kg / 1e6)
    assert found.outlay_low <= found.cost.outlay_cny_per_kg <= found.outlay_high
    assert "gap.load_of_scenario" not in found.marks


def test_every_measure_is_told_or_the_reason_why_not() -> None:
    for one in gap(XINJIANG).catalogue:
        assert one.applicable == (one.cost is not None) == (not one.reason)
        assert set(one.assumed) <= set(one.inputs)


def test_a_share_of_the_draws_must_be_a_share() -> None:
    with pytest.raises(UsageError):
        closing_gap(
            file(XINJIANG), data(), TURN, GapAsked(confidence=1.2), instruments=rules(), count=2
        )
