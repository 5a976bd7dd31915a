"""A footprint by hand to the last digit, its sums, and the rule of cut-off."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.study.footprint_account import CutOff, account
from polysight.study.footprint_inventory import Exchange, Inventory
from tests.study.footprint_by_hand import by_hand, case, chains, power, taken

EXACT = 1e-14


def test_the_footprint_is_that_worked_out_by_hand() -> None:
    found, expected = by_hand(), case()["expected"]
    assert case()["source"]
    assert found.location.total[0] == pytest.approx(expected["location"], rel=EXACT)
    assert found.market.total[0] == pytest.approx(expected["market"], rel=EXACT)


def test_scopes_gases_and_stages_are_those_worked_out_by_hand() -> None:
    found, expected = by_hand().location, case()["expected"]
    np.testing.assert_allclose(found.by_scope[0], expected["scopes"], rtol=EXACT)
    gases = dict(zip(found.gases, found.by_gas[0], strict=True))
    for gas, number in expected["gases"].items():
        assert gases[gas] == pytest.approx(number, rel=EXACT)
    stages = dict(zip(found.stages, found.by_stage[0], strict=True))
    for stage, number in stages.items():
        assert number == pytest.approx(expected["stages"].get(stage, 0.0), rel=EXACT)


def test_stages_scopes_and_gases_sum_to_the_total() -> None:
    for one in (by_hand().location, by_hand().market):
        for parts in (one.by_stage, one.by_scope, one.by_gas):
            np.testing.assert_allclose(parts.sum(axis=-1), one.total, rtol=1e-13)


def test_numbers_without_spread_are_the_same_in_every_draw() -> None:
    total = by_hand().location.total
    np.testing.assert_array_equal(total, total[0])


def with_gap(amount: float) -> Inventory:
    stated = taken()
    gap = Exchange("catalysts", "catalysts", "kg/kg", np.full(4, amount), ("golden",))
    others = tuple(one for one in stated.exchanges if one.stage != "catalysts")
    return replace(stated, exchanges=(*others, gap))


@pytest.mark.parametrize(
    ("amount", "left_out"), [(0.001, True), (0.0225, True), (0.0227, False), (1.0, False)]
)
def test_an_input_without_a_factor_is_left_out_only_where_it_can_make_next_to_nothing(
    amount: float, left_out: bool
) -> None:
    behind = chains()
    rule = CutOff(0.01, 0.05, {"catalysts": 20.0}, ("PF",))
    found = account(with_gap(amount), behind, power(behind), rule)
    assert bool(found.cut_off) == left_out
    assert found.location.not_covered == (() if left_out else ("catalysts",))
    assert np.isnan(found.location.total).any() != left_out


def test_an_input_that_nobody_bounds_is_never_left_out() -> None:
    behind = chains()
    found = account(with_gap(1e-9), behind, power(behind), CutOff(0.01, 0.05, {}, ()))
    assert found.cut_off == ()
    assert found.location.not_covered == ("catalysts",)


def test_what_the_plant_makes_itself_counts_once() -> None:
    stated = taken()
    own = {
        "amount": np.full(4, 2.0), "activity": "silicon-metal", "inside": "electricity-utilities",
    }  # fmt: skip
    inside = tuple(
        replace(one, **own) if one.stage == "nitrogen" else one  # type: ignore[arg-type]
        for one in stated.exchanges
    )
    behind = chains()
    rule = CutOff(0.01, 0.05, {}, ())
    found = account(replace(stated, exchanges=inside), behind, power(behind), rule)
    assert found.location.total[0] == pytest.approx(case()["expected"]["location"], rel=EXACT)
