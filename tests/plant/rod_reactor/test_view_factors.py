"""Views: two known cases, reciprocity, sums, rays cast one by one, and the table."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.plant.rod_reactor.layout import RodLayout, rod_layout
from polysight.plant.rod_reactor.view_factors import (
    largest_diameter_mm,
    leg_wall_view,
    view_factors,
    wall_view,
)

SOME_PAIRS = st.integers(1, 24)


@given(SOME_PAIRS, st.floats(0.05, 1.0), st.integers(2, 30))
@settings(max_examples=30)
def test_views_are_reciprocal_and_sum_to_one(pairs: int, share: float, half: int) -> None:
    layout = rod_layout(pairs, 220.0, 330.0)
    views = view_factors(layout, share * largest_diameter_mm(layout), 2 * half)
    np.testing.assert_allclose(views.rod_rod, views.rod_rod.T, atol=1e-13)
    np.testing.assert_allclose(views.rod_rod.sum(axis=1) + views.rod_wall, 1.0, atol=1e-13)
    # A_r F_rw = A_w F_wr.
    np.testing.assert_allclose(
        views.rod_wall * views.area_ratio / layout.legs, views.wall_rod, atol=1e-15
    )
    assert 0.0 <= views.wall_wall < 1.0
    assert np.all(np.diag(views.rod_rod) == 0.0)
    assert views.rod_rod.min() >= -1e-15


def test_two_rods_see_each_other_as_crossed_strings_say() -> None:
    layout = rod_layout(1, 220.0, 330.0)
    diameter = 150.0
    ratio = 220.0 / diameter
    # Parallel cylinders of diameter d at distance s = x d (Howell, catalogue, C-63).
    expected = (np.sqrt(ratio**2 - 1.0) + np.arcsin(1.0 / ratio) - ratio) / np.pi
    views = view_factors(layout, diameter, 2880)
    np.testing.assert_allclose(views.rod_rod, expected * (1.0 - np.eye(2)), atol=2e-6)


def cast(layout: RodLayout, radius: float, leg: int, count: int) -> np.ndarray:
    """Share of rays of one leg that meet each other leg first, and the wall (last)."""
    found = np.zeros(layout.legs + 1)
    around = 2.0 * np.pi * (np.arange(count) + 0.5) / count
    leaning = np.arcsin(-1.0 + 2.0 * (np.arange(count) + 0.5) / count)
    for angle in around:
        start_x = layout.x_m[leg] + radius * np.cos(angle)
        start_y = layout.y_m[leg] + radius * np.sin(angle)
        run_x, run_y = np.cos(angle + leaning)[:, None], np.sin(angle + leaning)[:, None]
        to_x, to_y = layout.x_m - start_x, layout.y_m - start_y
        along = to_x * run_x + to_y * run_y
        depth = radius**2 - (to_x**2 + to_y**2 - along**2)
        meets = (depth > 0.0) & (along > 0.0)
        meets[:, leg] = False
        first = np.where(meets, along - np.sqrt(np.maximum(depth, 0.0)), np.inf)
        hit = np.where(meets.any(axis=1), np.argmin(first, axis=1), layout.legs)
        found += np.bincount(hit, minlength=layout.legs + 1)
    return found / count**2


@pytest.mark.parametrize("leg", [0, 10, 35])
def test_rays_cast_one_by_one_agree(leg: int) -> None:
    layout = rod_layout(18, 220.0, 330.0)
    views = view_factors(layout, 150.0)
    rays = cast(layout, 0.075, leg, 180)
    np.testing.assert_allclose(np.append(views.rod_rod[leg], views.rod_wall[leg]), rays, atol=2e-3)


@given(SOME_PAIRS)
@settings(max_examples=10)
def test_the_table_is_the_mean_view_and_falls_as_rods_grow(pairs: int) -> None:
    layout = rod_layout(pairs, 220.0, 330.0)
    table = wall_view(layout, 90, 17)
    assert table.fraction[0] == 1.0
    assert np.all(np.diff(table.fraction) <= 1e-12)
    for node in (4, 16):
        views = view_factors(layout, table.diameter_mm[node], 90)
        assert table.fraction[node] == pytest.approx(views.rod_wall.mean(), abs=1e-12)
        each = leg_wall_view(layout, table.diameter_mm[node], 90)[:, 0]
        np.testing.assert_allclose(each, views.rod_wall, atol=1e-12)
        assert table.area_ratio(table.diameter_mm[node]) == pytest.approx(views.area_ratio)


def test_directions_and_nodes_of_the_table_are_enough() -> None:
    layout = rod_layout(40, 220.0, 330.0)
    usual, fine = wall_view(layout), wall_view(layout, 2160, 257)
    at = np.linspace(8.0, 150.0, 31)
    np.testing.assert_allclose(usual.at(at), fine.at(at), rtol=1e-3)
    np.testing.assert_array_equal(usual.at(at), wall_view(layout).at(at))


def test_inner_rods_see_less_of_the_wall() -> None:
    layout = rod_layout(36, 220.0, 330.0)
    seen = leg_wall_view(layout, 150.0)[:, 0]
    means = [seen[layout.ring == ring].mean() for ring in range(layout.ring_pairs.size)]
    # The two legs in the middle have no ring around a centre of their own.
    assert np.all(np.diff(means[1:]) > 0.0)
    assert means[0] < 0.05 < means[-1]
