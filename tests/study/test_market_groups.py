"""Provinces, routes and owners: parts add up to the whole, and a merger only concentrates."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.market.case import Market
from polysight.market.series import PlantYear
from polysight.study.market_groups import (
    GroupMeasure,
    by_owner,
    by_region,
    by_route,
    concentration,
    curve_positions,
    entrants,
    grouped,
)
from tests.study.market_paths_example import model, paths


def china() -> np.ndarray:
    return np.asarray(np.asarray(model().plants.market) == Market.CHINA)


@pytest.mark.parametrize("grouping", [by_region, by_route])
def test_groups_add_up_to_the_market(grouping: object) -> None:
    assert callable(grouping)
    found = grouped(paths(), model().plants, grouping(model()))
    made = paths().of_plants(PlantYear.OUTPUT)[..., china()].sum(axis=-1)
    held = paths().of_plants(PlantYear.CAPACITY)[..., china()].sum(axis=-1)
    assert found[..., GroupMeasure.OUTPUT].sum(axis=-1) == pytest.approx(made)
    assert found[..., GroupMeasure.CAPACITY].sum(axis=-1) == pytest.approx(held)
    assert found[..., GroupMeasure.SHARE].sum(axis=-1) == pytest.approx(1.0)


def test_the_whole_world_has_both_markets() -> None:
    inside, world = by_region(model()), by_region(model(), None)
    assert set(inside.keys) < set(world.keys)
    assert "germany" in world.keys
    found = grouped(paths(), model().plants, world)
    assert found[..., GroupMeasure.SHARE].sum(axis=-1) == pytest.approx(1.0)


def test_empty_places_have_no_owner_yet() -> None:
    owners = by_owner(model())
    assert (owners.group_of[np.asarray(model().plants.site) >= 0] == -1).all()
    assert list(owners.keys) == sorted(owners.keys)
    found = grouped(paths(), model().plants, owners)
    assert (found[:, 0, :, GroupMeasure.SHARE].sum(axis=-1) > 1.0 - 1e-9).all()
    assert (found[:, 1:, :, GroupMeasure.SHARE].sum(axis=-1) < 1.0).any()


def test_a_short_year_counts_as_a_short_year() -> None:
    found = grouped(paths(), model().plants, by_route(model()))
    per_month = found[..., GroupMeasure.OUTPUT] / np.array([6.0, 12.0, 12.0])[:, None]
    expected = 12 * per_month / found[..., GroupMeasure.CAPACITY]
    assert found[..., GroupMeasure.UTILISATION] == pytest.approx(expected)


def test_a_group_that_stands_still_has_the_cost_of_its_plants() -> None:
    told = paths(2, 0, 3)
    told.plant_years[..., PlantYear.OUTPUT] = 0.0
    found = grouped(told, model().plants, by_route(model()))
    assert np.isfinite(found[..., GroupMeasure.CASH_COST]).all()
    assert np.isnan(found[..., GroupMeasure.SHARE]).all()


def test_concentration_has_bounds_and_a_merger_raises_it() -> None:
    found = concentration(paths(), model())
    owners = by_owner(model()).keys
    after = concentration(paths(), model(), (owners[0], owners[1]))
    for name in ("capacity_ratio", "output_ratio", "capacity_index", "output_index"):
        before, joined = getattr(found, name), getattr(after, name)
        assert (before[..., 0] <= before[..., 1] + 1e-12).all(), name
        assert ((before >= 0.0) & (before <= 1.0 + 1e-12)).all(), name
        assert (joined[..., 0] >= before[..., 0] - 1e-12).all(), name
    assert (after.capacity_index[..., 0] > found.capacity_index[..., 0]).all()
    assert found.capacity_index[:, 0, 0] == pytest.approx(found.capacity_index[:, 0, 1])


def test_entrants_stand_somewhere_on_the_curve_once_they_stand() -> None:
    places, late = curve_positions(paths(), model()), entrants(model())
    assert late.any()
    assert not late[~china()].any()
    capacity = paths().of_plants(PlantYear.CAPACITY)
    stands = (capacity > 0.0) & china()
    assert (np.isnan(places) == ~stands).all()
    assert ((places[stands] > 0.0) & (places[stands] < 1.0)).all()


def test_the_order_of_plants_does_not_matter() -> None:
    told, order = model(), np.random.default_rng(0).permutation(len(model().plants.key))
    moved = replace(
        told,
        plants=told.plants._replace(**{k: v[order] for k, v in told.plants._asdict().items()}),
        groups=tuple(told.groups[at] for at in order),
    )
    shuffled = replace(paths(), plant_years=paths().plant_years[:, :, order])
    for grouping in (by_region, by_route, by_owner):
        assert grouping(moved).keys == grouping(told).keys
        assert grouped(shuffled, moved.plants, grouping(moved)) == pytest.approx(
            grouped(paths(), told.plants, grouping(told)), nan_ok=True
        )
