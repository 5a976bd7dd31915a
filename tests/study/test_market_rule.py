"""Which plants fail the energy limit of a day."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.market.case import Market, PlantState
from polysight.study.compliance_register import compliance_register
from polysight.study.law import law
from polysight.study.market_fleet import BED_ROUTE, route_kind
from polysight.study.market_rule import RuleOutlook, existing_limit, rule_outlook
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
    # The day did not know all rows of the curve: its fleet improves less, and more of it fails.
    ratio = (pairs[:, 0] @ pairs[:, 2]) / (pairs[:, 1] @ pairs[:, 2])
    assert 0.7 < ratio < 1.8
