"""Which plants fail the energy limit of a day."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from scipy.special import ndtr

from polysight.market.case import Market, PlantState
from polysight.study.compliance_register import compliance_register
from polysight.study.fleet_level import CHANCE, EXPOSED
from polysight.study.law import law
from polysight.study.market_fleet import BED_ROUTE, route_kind
from polysight.study.market_rule import (
    DRAFT,
    RuleOutlook,
    _levels,
    _limited,
    _middle,
    existing_limit,
    rule_outlook,
)
from polysight.study.references import references
from polysight.study.run import Plan
from tests.study.market_day import TODAY, on, whole


def _outlook() -> RuleOutlook:
    day = on(TODAY)
    return rule_outlook(
        day.evidence, existing_limit(day.evidence, TODAY), day.units, day.costs, day.terms
    )


def test_the_limit_is_there_once_it_is_published() -> None:
    assert existing_limit(whole(), dt.date(2026, 6, 27)) == pytest.approx(6.3)
    assert existing_limit(whole(), dt.date(2026, 6, 26)) is None


def test_nothing_fails_before() -> None:
    day = on(dt.date(2024, 12, 31))
    found = rule_outlook(day.evidence, None, day.units, day.costs, day.terms)
    assert not found.failing.any()
    assert np.isnan(found.retrofit).all()
    assert found.terms.shortest_months < found.terms.longest_months


def test_old_rods_fail_more_often_and_cost_more_to_mend() -> None:
    day, found = on(TODAY), _outlook()
    codes = [one.code for one in day.units]
    old, new = (codes.index(one) for one in ("tongwei-leshan-old", "easthope-ningxia"))
    assert found.failing[old] > found.failing[new] > 0.0
    assert found.retrofit[old] > found.retrofit[new] > 0.0


def test_beds_chips_plans_and_others_abroad_do_not_fail() -> None:
    day, found = on(TODAY), _outlook()
    for one, chance in zip(day.units, found.failing, strict=True):
        if (
            route_kind(one.route) == BED_ROUTE
            or one.chips
            or one.market is Market.OUTSIDE
            or one.state is not PlantState.STANDING
        ):
            assert chance == 0.0


def test_the_exposed_capacity_is_met_with_the_scatter_that_plants_get() -> None:
    day = on(TODAY)
    known = {one.id: one for one in day.evidence.observations}
    mine = [one for one in day.units if _limited(one) and one.state is PlantState.STANDING]
    size = np.array([one.kt_per_year for one in mine])
    scatter, row = day.terms.value("rule_level_scatter"), known[EXPOSED]
    average, level = _levels(day.evidence, mine, day.costs, known, scatter)
    taken = np.array([day.costs.fleet.of(one, _middle(row)) for one in mine])
    chance = ndtr(np.log(level * taken / known[DRAFT].middle) / scatter)
    published = row.middle * day.evidence.units.factor(row.canonical_unit, "kt/a")
    assert chance @ size == pytest.approx(published, rel=1e-6)
    assert average > level


def test_the_chance_of_a_plant_is_the_mix_of_both_levels() -> None:
    day, found = on(TODAY), _outlook()
    failing = float(found.failing @ [one.kt_per_year for one in day.units])
    chance = references(day.evidence).number(CHANCE, "1", day.evidence)
    average, exposed = found.anchors
    assert failing == pytest.approx(chance * average + (1.0 - chance) * exposed)
    assert exposed < 520.0 < average


@pytest.mark.slow
def test_plants_rank_as_the_register_does(planned: Plan) -> None:
    day, found = on(TODAY), _outlook()
    mine = {one.code: chance for one, chance in zip(day.units, found.failing, strict=True)}
    told = compliance_register(planned.view, law(whole()), dt.date(2027, 1, 1), seed=1, count=50)
    pairs = np.array(
        [
            (mine[plant.code], share, size)
            for plant, share, size in zip(
                told.plants, told.failing_share[0], told.capacity_t_per_year[0], strict=True
            )
            if np.isfinite(share) and plant.code in mine
        ]
    )
    assert np.corrcoef(pairs[:, 0], pairs[:, 1])[0, 1] > 0.9
    ratio = (pairs[:, 0] @ pairs[:, 2]) / (pairs[:, 1] @ pairs[:, 2])
    assert 0.7 < ratio < 1.3
