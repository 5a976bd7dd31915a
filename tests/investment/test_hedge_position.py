"""Lots under the rules of an exchange."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.hedge_position import (
    ContractRules,
    HedgePlan,
    PlannedPosition,
    output_ahead,
    planned_position,
)
from polysight.investment.trading_days import held_contracts, steps

WHEN = steps(2026, 0, 36, "week")
MADE = np.concatenate([np.zeros(6), np.full(30, 900_000.0)])
PLAN = HedgePlan(0.5, 4.0, 1, 22)
FREE = ContractRules(3000.0, 10, 1, np.inf, np.inf, np.inf, 10)


def held(plan: HedgePlan = PLAN, rules: ContractRules = FREE) -> PlannedPosition:
    delivery = held_contracts(WHEN, last_day=10, roll=plan.roll_days, slots=plan.slots)
    return planned_position(WHEN, MADE, plan, rules, delivery)


def test_output_ahead_is_what_is_made_later() -> None:
    ahead = output_ahead(WHEN, MADE, 100.0)
    assert ahead[0] == pytest.approx(MADE.sum())
    assert ahead[-1] == 0.0
    assert (np.diff(ahead) <= 1e-6).all()


@pytest.mark.parametrize("slots", [1, 3])
def test_whole_lots_and_never_more_than_the_plan(slots: int) -> None:
    found = held(replace(PLAN, slots=slots))
    ahead = 0.5 * output_ahead(WHEN, MADE, 4.0) / 3000.0
    assert (found.held <= ahead + 1e-6).all()
    assert (found.held[:-1] > ahead[:-1] - 1.0).all()
    assert found.held[-1] == 0
    assert found.short_of_plan == 0.0
    assert (found.position.lots <= 0).all()


def test_contracts_side_by_side_share_the_lots() -> None:
    lots = -held(replace(PLAN, slots=3)).position.lots
    assert (lots.max(axis=0) - lots.min(axis=0) <= 1).all()


def test_limits_bind_by_the_time_to_delivery() -> None:
    rules = replace(FREE, limit=300.0, limit_late=100.0, limit_delivery=10.0)
    late = held(replace(PLAN, roll_days=0), rules)
    lots = -late.position.lots[0]
    start = np.datetime64("2026", "M") + late.delivery[0]
    delivery = WHEN.days >= start.astype("datetime64[D]")
    # The contract that comes next is in its late days by then.
    assert lots.max() == 100
    assert lots[delivery].max() <= 10
    assert late.short_of_plan > 0.2
    # Who gives up contracts in time does not meet the lower limits.
    early = held(replace(PLAN, roll_days=32), rules)
    assert (early.held == np.minimum(early.wanted, 300)).all()
    assert early.held.max() == 300


def test_small_orders_wait() -> None:
    rules = replace(FREE, minimum_order=40)
    found = held(PLAN, rules)
    lots, rolled = -found.position.lots[0], found.position.rolled[0]
    grown = np.diff(lots)
    assert all(one <= 0 or one >= 40 for one, new in zip(grown, rolled[1:], strict=True) if not new)
    assert (lots <= found.wanted + 40).all()


def test_nothing_before_it_is_allowed() -> None:
    delivery = held_contracts(WHEN, last_day=10, roll=22, slots=1)
    listed = np.datetime64("2026-12-26") <= WHEN.days
    found = planned_position(WHEN, MADE, PLAN, FREE, delivery, listed)
    assert not found.held[~listed].any()
    assert found.held[listed].any()
    nothing = held(replace(PLAN, share=0.0))
    assert not nothing.held.any()
    assert nothing.short_of_plan == 0.0
