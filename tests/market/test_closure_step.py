"""How plants end: by the energy limit with time to mend, by purchase, after a long stop."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from polysight.market.case import MarketCase, PlantState, RuleTerms
from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear, Series
from polysight.market.simulation import simulate
from tests.market.synthetic_case import synthetic_case

CASE, THETA = synthetic_case(plants=30, months=48, draws=16)
CHINA = CASE.plants.market == 0


def market(rule: RuleTerms = CASE.rule, **changed: Any) -> MarketPaths:
    """Paths of the market without rule and purchases but for what is changed."""
    months: dict[str, Any] = {"rule_force": np.zeros(48), "purchase_capacity": np.zeros(48)}
    plants = CASE.plants._asdict()
    for name, values in changed.items():
        (months if name in CASE.months._fields else plants)[name] = values
    case: MarketCase = replace(
        CASE,
        plants=type(CASE.plants)(**plants),
        months=CASE.months._replace(**months),
        rule=rule,
    )
    return simulate(case, THETA, seed=2)


IN_FORCE = (np.arange(48) >= 6).astype(np.float64)
ALL_FAIL = np.where(CHINA, 1.0, 0.0)
NO_MENDING = np.full(len(CHINA), np.nan)


def test_the_limit_closes_nothing_before_the_deadlines_and_not_all_at_once() -> None:
    paths = market(RuleTerms(4.0, 24.0), rule_force=IN_FORCE, rule_failing=ALL_FAIL,
                   rule_retrofit=NO_MENDING)  # fmt: skip
    closed = paths.of(Series.CAPACITY_RULE_CLOSED)
    assert (closed[:, :10] == 0.0).all()
    assert (closed[:, 31:] == 0.0).all()
    assert closed.sum() > 0.0
    assert ((closed > 0.0).sum(axis=1) > 1).any()
    assert (closed <= paths.of(Series.CAPACITY_CLOSED) + 1e-9).all()


def test_the_limit_closes_nothing_where_all_pass_or_mending_is_cheap() -> None:
    passing = market(rule_force=IN_FORCE, rule_failing=0.0 * ALL_FAIL)
    assert passing.of(Series.CAPACITY_RULE_CLOSED).sum() == 0.0
    dear = market(rule_force=IN_FORCE, rule_failing=ALL_FAIL, rule_retrofit=NO_MENDING)
    cheap = market(rule_force=IN_FORCE, rule_failing=ALL_FAIL, rule_retrofit=0.01 * ALL_FAIL)
    rule = Series.CAPACITY_RULE_CLOSED
    assert 0.0 < cheap.of(rule).sum() < 0.8 * dear.of(rule).sum()


def test_mending_is_paid_for_afterwards() -> None:
    rule = RuleTerms(1.0, 1.0)
    free, paid = (
        market(rule, rule_force=IN_FORCE, rule_failing=ALL_FAIL, rule_retrofit=cost * ALL_FAIL)
        for cost in (0.0, 0.5)
    )
    before, after = free.years == 2025, free.years == 2026
    added = paid.of_plants(PlantYear.CASH_COST) - free.of_plants(PlantYear.CASH_COST)
    stood = free.of_plants(PlantYear.CAPACITY)[:, after][:, 0] > 0.0
    assert np.nanmedian(added[:, before][:, 0][:, CHINA]) < 0.5
    assert np.nanmedian(added[:, after][:, 0][:, CHINA & stood.any(axis=0)]) > 0.3


def test_a_platform_takes_dear_plants_of_china_at_its_pace() -> None:
    offered = np.where(np.arange(48) >= 12, 60.0, 0.0)
    without, bought = market(), market(purchase_capacity=offered)
    closed, by_hand = bought.of(Series.CAPACITY_CLOSED), without.of(Series.CAPACITY_CLOSED)
    np.testing.assert_array_equal(closed[:, :12], by_hand[:, :12])
    more = (closed - by_hand)[:, 12:24].sum(axis=1).mean()
    assert 0.5 * 60.0 * 12 < more < 1.5 * 60.0 * 12
    outside = Series.CAPACITY_OUTSIDE
    assert np.median(bought.of(outside)) == np.median(without.of(outside))


def test_a_plant_leaves_only_after_a_long_stop() -> None:
    idle = np.where(CASE.plants.state == PlantState.STANDING, 0.0, CASE.plants.load)
    paths = market(load=idle, idle_months=np.zeros(len(idle)))
    closed = paths.of(Series.CAPACITY_CLOSED)
    assert (closed[:, :6] == 0.0).all()
    assert closed.sum() > 0.0


def test_a_plant_closes_in_the_month_that_was_decided_whatever_it_earns() -> None:
    runs = int(np.flatnonzero(CHINA & (CASE.plants.load > 0.0))[0])
    paper = int(np.flatnonzero(CASE.plants.state == PlantState.ANNOUNCED)[0])
    planned = np.full(len(CHINA), np.inf)
    planned[runs], planned[paper] = CASE.months.number[14], CASE.months.number[0]
    closed = market(closing_month=planned)
    made = closed.of_plants(PlantYear.OUTPUT)[:, :, runs]
    assert (made[:, 1] > 0.0).any()
    assert (made[:, 2:] == 0.0).all()
    size = 12.0 * CASE.plants.capacity
    cancelled = Series.CAPACITY_CANCELLED
    assert (closed.of(cancelled)[:, 0] >= size[paper] - 1e-9).all()
    stood = closed.of_plants(PlantYear.CAPACITY)[:, 0, runs] > 0.0
    assert (closed.of(Series.CAPACITY_CLOSED)[stood, 14] >= size[runs] - 1e-9).all()


def test_an_empty_place_that_is_closed_is_never_filled() -> None:
    empty = CASE.plants.state == PlantState.EMPTY
    paths = market(closing_month=np.where(empty, 0.0, np.inf))
    assert (paths.of_plants(PlantYear.CAPACITY)[:, :, empty] == 0.0).all()
