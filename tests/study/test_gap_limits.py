"""Limits as gaps: sign, draws, and rules that no longer concern the plant."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.policy.instrument import LegalForce
from polysight.study.gap_limits import (
    Limit,
    LimitsAsked,
    concerned,
    gap_of,
    joint_share,
    kept_share,
    limits_of,
    value_of,
)
from tests.plant.routes.plants import data
from tests.study.gap_example import (
    ELECTRONIC,
    OLD,
    TODAY,
    TURN,
    XINJIANG,
    base,
    rules,
    with_measures,
)


def limits(name: str, asked: LimitsAsked = LimitsAsked(), day: object = TURN) -> list[Limit]:  # noqa: B008
    return list(limits_of(base(name), rules(), day, asked, data().units))  # type: ignore[arg-type]


def energy() -> Limit:
    return next(one for one in limits(XINJIANG) if one.rule.id == "GB29447-2026-TCS")


def test_only_duties_that_were_seen_count_unless_asked() -> None:
    plain = {one.rule.id for one in limits(XINJIANG)}
    wider = {one.rule.id for one in limits(XINJIANG, LimitsAsked(conditional=True))}
    every = LimitsAsked((*LimitsAsked().forces, LegalForce.UNOFFICIAL))
    assert plain < {one.rule.id for one in limits(XINJIANG, every)}
    assert plain <= wider
    assert not any(one.conditional for one in limits(XINJIANG))


def test_one_parameter_can_be_asked_alone() -> None:
    found = limits(XINJIANG, LimitsAsked(only=("comprehensive-energy",)))
    assert {one.rule.parameter for one in found} == {"comprehensive-energy"}


def test_the_gap_is_the_distance_on_the_wrong_side() -> None:
    one = energy()
    value = value_of(one, base(XINJIANG))
    found = gap_of(one, base(XINJIANG))
    assert found.gap == pytest.approx(value - one.limit)
    assert found.gap > 0.0
    assert not found.keeps
    assert one.missed
    assert kept_share(one, base(XINJIANG)) == found.kept.mean()


def test_more_is_better_where_the_rule_says_so() -> None:
    one = next(one for one in limits(ELECTRONIC, day=TODAY) if one.rule.unit == "%" and one.missed)
    assert one.sign == -1.0
    assert gap_of(one, base(ELECTRONIC)).gap == pytest.approx(
        one.limit - value_of(one, base(ELECTRONIC))
    )


def test_a_share_of_the_draws_asks_for_their_quantile() -> None:
    one, plant = energy(), base(XINJIANG)
    gaps = [gap_of(one, plant, share).gap for share in (0.1, 0.5, 0.9)]
    assert gaps == sorted(gaps)


def test_a_rule_that_no_longer_concerns_the_plant_leaves_no_gap() -> None:
    found = gap_of(energy(), with_measures(XINJIANG, "route-change"))
    assert (found.gap, found.keeps) == (0.0, True)


def test_limits_are_kept_together_draw_by_draw() -> None:
    flags = [np.array([True, True, False, False]), np.array([True, False, True, False])]
    assert joint_share(flags) == 0.25
    assert joint_share([*flags, np.array([True])]) == 0.25
    assert joint_share([]) == 1.0


def test_a_limit_of_the_old_route_does_not_concern_the_new_one() -> None:
    limit = next(one for one in limits(OLD) if one.rule.id == "GB29447-2026-TCS")
    assert concerned(limit, base(OLD))
    assert not concerned(limit, with_measures(OLD, "route-change"))


def test_a_limit_that_is_known_as_a_range_is_kept_at_its_stricter_end() -> None:
    """25.2 to 70 % of green power by province: between the two nobody can tell."""
    limit = next(one for one in limits(XINJIANG, day=TODAY) if one.rule.id == "RE669-01")
    assert limit.limit == 70.0
    assert gap_of(limit, base(XINJIANG)).gap == pytest.approx(55.0)
