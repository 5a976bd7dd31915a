"""The register against a rule: capacity, places, days, and both levels."""

from __future__ import annotations

import datetime as dt
from functools import cache

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.study.compliance_register import RegisterCompliance, compliance_register
from polysight.study.fleet_level import Anchor
from tests.study.gap_example import TODAY, TURN, rules, view

pytestmark = pytest.mark.slow


@cache
def register(
    day: dt.date = TODAY,
    anchor: Anchor = Anchor.MIXED,
    edition: str = "",
    parameter: str = "comprehensive-energy",
) -> RegisterCompliance:
    return compliance_register(
        view(), rules(), day, parameter=parameter, edition=edition, anchor=anchor, seed=5, count=40
    )


def test_the_edition_changes_with_the_year() -> None:
    found = register()
    told = {one.day.year: one.instrument.id for one in found.held if one.instrument}
    assert told[2026] == "gb-29447-2022"
    assert {told[year] for year in range(2027, 2031)} == {"gb-29447-2026"}
    assert not any(one.preview for one in found.held)


def test_places_sum_to_plants_that_fail() -> None:
    found = register(TURN)
    share = np.nan_to_num(found.failing_share)
    by_plant = (share * found.capacity_t_per_year).sum(axis=1) / 1000.0
    by_place = found.capacity_failing.values.sum(axis=1)
    # Shares are told over all draws, the central one among them.
    assert by_place.mean(axis=-1) == pytest.approx(by_plant)
    assert found.capacity_failing.axes[1].keys == found.regions


def test_capacity_that_fails_with_every_measure_is_a_part_of_what_fails() -> None:
    found = register(TURN)
    assert (found.capacity_stuck.values <= found.capacity_failing.values).all()
    assert (found.capacity_failing.values.sum(axis=1) <= 4000.0).all()


def test_both_levels_are_told() -> None:
    average, model = register(TURN, Anchor.AVERAGE), register(TURN, Anchor.MODEL)
    central = [one.capacity_failing.values[:, :, 0].sum(axis=1) for one in (average, model)]
    assert average.other_failing_kt_per_year == pytest.approx(central[1])
    assert model.other_failing_kt_per_year == pytest.approx(central[0])
    assert (central[0] <= central[1]).all()


def test_every_anchor_is_told_beside_the_one_that_was_asked_for() -> None:
    mixed, exposure = register(TURN), register(TURN, Anchor.EXPOSURE)
    assert mixed.anchors_failing.axes[0].keys == ("mixed", "average", "exposure", "model")
    assert mixed.anchors_failing.values == pytest.approx(exposure.anchors_failing.values)
    for place, found in ((0, mixed), (2, exposure)):
        sums = found.capacity_failing.values.sum(axis=1)
        assert found.anchors_failing.values[place] == pytest.approx(sums)


def test_a_stricter_edition_never_fails_less() -> None:
    old, new = (register(TURN, edition=one) for one in ("gb-29447-2022", "gb-29447-2026"))
    assert (old.capacity_failing.values <= new.capacity_failing.values).all()
    assert not any(one.preview for one in new.held)
    assert all(one.preview for one in old.held)


def test_plants_that_no_rule_concerns_are_not_judged() -> None:
    found = register()
    beds = np.array([one.route == "silane-fbr" for one in found.plants])
    assert np.isnan(found.limits[0, beds]).all()
    assert np.isnan(found.failing_share[0, beds]).all()
    assert np.isfinite(found.failing_share[-1, beds]).any()


@pytest.mark.parametrize(
    ("parameter", "edition"), [("hcl-stack", "gb-31573-2015"), ("water-use", "")]
)
def test_what_no_model_answers_is_not_known_to_keep_anything(parameter: str, edition: str) -> None:
    found = register(parameter=parameter, edition=edition)
    assert np.isnan(found.capacity_failing.values).all()
    assert np.isnan(found.capacity_stuck.values).all()
    assert np.isnan(found.anchors_failing.values).all()
    assert np.isnan(found.failing_share).all()
    assert found.judged_t_per_year.sum() == 0.0


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (dt.date(2031, 1, 1), ""),
        (dt.date(2005, 6, 30), ""),
        (TODAY, "gb-29447-2027"),
        (TODAY, "pv-norms-2013"),
    ],
)
def test_what_cannot_be_asked_is_refused(day: dt.date, edition: str) -> None:
    with pytest.raises(UsageError):
        register(day, edition=edition)
