"""Where, how large and in which steps a project is best built."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.investment.outcomes import Outcome
from polysight.study.project_siting import SitingLimits, programme, siting
from tests.study.project_sites import candidates

pytestmark = pytest.mark.slow


def test_the_best_place_is_where_power_is_cheap() -> None:
    found = siting(candidates(), SitingLimits())
    assert found.best is not None
    assert found.best.place.region == "CN-XJ"
    values = [float(one.outcomes[Outcome.NPV]) for one in candidates()]
    assert found.best.outcomes[Outcome.NPV] == np.nanmax(values)
    assert found.choice.lost[found.choice.order[1]] > 0.0
    assert found.choice.unknown.sum() == 3
    for reason in found.reasons:
        assert "{" not in reason.told("zh")


def test_limits_bind_and_say_what_they_cost() -> None:
    free = siting(candidates(), SitingLimits())
    assert free.best is not None
    budget = free.best.investment_cny - 1.0
    found = siting(candidates(), SitingLimits(budget_cny=budget))
    assert found.best is not None
    assert found.best.investment_cny <= budget
    (bound,) = found.choice.binding
    assert bound.key == "budget"
    assert candidates()[bound.better] is free.best
    assert any("without the limit on investment" in one.told() for one in found.reasons)


def test_a_quota_of_power_counts_where_it_holds() -> None:
    least = SitingLimits(yearly_power_kwh={"CN-XJ": 1e9})
    found = siting(candidates(), least)
    assert found.best is not None
    assert found.best.place.region == "CN-NM"
    assert found.choice.binding[0].key == "power"
    nowhere = siting(candidates(), SitingLimits(yearly_power_kwh=1e9))
    assert nowhere.best is None
    assert nowhere.choice.nearest is not None
    assert any("electricity" in one.told() for one in nowhere.reasons)


def test_other_limits() -> None:
    for limits in (
        SitingLimits(debt_cover=99.0),
        SitingLimits(equity_cny=1.0),
        SitingLimits(price_cny_per_kg=1.0),
    ):
        found = siting(candidates(), limits)
        assert found.best is None
        assert found.choice.excluding[0].count >= 6
        assert found.reasons


def test_a_missed_duty_excludes_unless_law_is_left_aside() -> None:
    best = siting(candidates(), SitingLimits()).best
    assert best is not None
    missing = tuple(
        replace(one, place=replace(one.place, failed=("GB-X",)))
        if one.place.region == best.place.region
        else one
        for one in candidates()
    )
    kept = siting(missing, SitingLimits()).best
    assert kept is not None
    assert kept.place.region != best.place.region
    aside = siting(missing, SitingLimits(keep_law=False)).best
    assert aside is not None
    assert aside.place.region == best.place.region


def test_another_objective() -> None:
    found = siting(candidates(), SitingLimits(), Outcome.IRR)
    assert found.best is not None
    rates = [float(one.outcomes[Outcome.IRR]) for one in candidates()]
    assert found.best.outcomes[Outcome.IRR] == np.nanmax(rates)


def test_a_value_below_zero_is_told() -> None:
    small = [one for one in candidates() if one.capacity_kt_per_year == 50.0]
    found = siting(small, SitingLimits())
    assert found.best is not None
    assert found.best.outcomes[Outcome.NPV] < 0.0
    assert found.reasons[1].key == "siting.not_built"


def test_several_projects_under_one_budget() -> None:
    east = [one for one in candidates() if one.place.region == "CN-NM"]
    west = [one for one in candidates() if one.place.region == "CN-XJ"]
    found, known = programme([east, west], 2.5e10, near=2)
    best = found.sets[0]
    assert best.value >= found.sets[1].value
    assert len({known[at].place.region for at in best.places}) == len(best.places)
    assert best.use[0] <= 2.5e10 * (1.0 + 1e-6)
    values = [float(one.outcomes[Outcome.NPV]) for one in known]
    assert best.value == pytest.approx(max(0.0, max(values)))
    none, _ = programme([east, west], 2.5e10, near=1, yearly_power_kwh={"CN-XJ": 1e9})
    assert none.sets[0].value == pytest.approx(0.0)


def test_a_limit_that_is_no_number_is_refused() -> None:
    with pytest.raises(UsageError, match="budget"):
        siting(candidates(), SitingLimits(budget_cny=float("nan")))
