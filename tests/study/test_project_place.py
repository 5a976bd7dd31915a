"""A project moved to other places and routes."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.study.capital_cost import capital, planned
from polysight.study.plant_model import SEED
from polysight.study.project_candidates import plan_year
from polysight.study.project_place import moved, yearly_power_kwh
from tests.study.project_sites import at, file

pytestmark = pytest.mark.slow


def test_a_project_at_its_own_place_is_itself() -> None:
    assert moved(file(), "CN-NM", "siemens") == file()
    home = at("CN-NM")
    assert home.sound
    assert home.notes == ()


def test_power_price_follows_the_place() -> None:
    prices = {
        region: next(
            float(one.price_cny[0])
            for one in at(region).resolved.case.inputs  # type: ignore[union-attr]
            if one.key == "electricity"
        )
        for region in ("CN-NM", "CN-XJ", "CN-JS")
    }
    assert prices["CN-XJ"] < prices["CN-NM"] < prices["CN-JS"]


def test_the_preference_of_the_west_ends_at_its_border() -> None:
    west, east = (at(region).resolved for region in ("CN-XJ", "CN-JS"))
    assert west is not None
    assert east is not None
    assert west.case.taxes.income_tax_rate[1] == pytest.approx(0.15)
    assert east.case.taxes.income_tax_rate == pytest.approx(0.25)


def test_a_place_without_a_power_price_is_not_judged() -> None:
    there = at("CN-HN")
    assert there.resolved is not None
    assert not there.sound
    assert "CN-HN" in there.missing[0].told()


def test_abroad_is_not_judged_and_says_why() -> None:
    there = at("OM")
    assert there.resolved is None
    assert not there.sound
    assert {one.key for one in there.problems} >= {"project_file.no_law"}
    assert np.isnan(there.amount_cny(1e8, 2024))


def test_another_route_needs_its_plant() -> None:
    bare = at("CN-NM", "silane-fbr")
    assert [one.key for one in bare.missing] == ["siting.no_plant"]
    whole = at("CN-NM", "silane-fbr", "granular-inner-mongolia")
    assert whole.sound
    assert "other-materials" in whole.notes[0].told()
    home = at("CN-NM")
    assert home.resolved is not None
    assert whole.resolved is not None
    assert yearly_power_kwh(whole.resolved.case) < 0.5 * yearly_power_kwh(home.resolved.case)


def test_cost_of_building_is_that_of_comparable_plans() -> None:
    home = at("CN-NM")
    assert home.resolved is not None
    view = home.resolved.view
    year = plan_year(file())
    assert year == 2024
    told = capital(view, ("siemens",))
    unit = planned(told, "siemens", np.array([100.0]), year, seed=SEED, count=1)[0, 0]
    assert home.amount_cny(1e8, year) == pytest.approx(1e8 * unit)
    assert home.amount_cny(2e8, year) < 2.0 * home.amount_cny(1e8, year)


def test_duties_are_those_of_a_new_plant_at_the_place() -> None:
    home = at("CN-NM")
    assert home.equity_failed == ()
    rules = {row.cells["id"] for row in evidence().tables["law_rules"]}
    assert set(home.unsure) | set(home.failed) <= rules
    assert home.unsure
