"""Plans: no two legs nearer than the pitch, all within the wall, and refusals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.rod_reactor.layout import (
    RodLayout,
    check_diameter,
    rod_layout,
    rod_layout_in_wall,
)

PAIRS = st.integers(1, 108)
PITCH = st.floats(120.0, 400.0)
GAP = st.floats(60.0, 600.0)


def distances(layout: RodLayout) -> np.ndarray:
    apart = np.hypot(
        layout.x_m[:, None] - layout.x_m[None, :], layout.y_m[:, None] - layout.y_m[None, :]
    )
    np.fill_diagonal(apart, np.inf)
    return apart


@given(PAIRS, PITCH, GAP)
def test_rods_keep_their_distance(pairs: int, pitch_mm: float, gap_mm: float) -> None:
    layout = rod_layout(pairs, pitch_mm, gap_mm)
    assert layout.legs == 2 * pairs == 2 * layout.ring_pairs.sum()
    assert distances(layout).min() >= layout.pitch_m * (1.0 - 1e-8)
    reach = np.hypot(layout.x_m, layout.y_m)
    np.testing.assert_allclose(reach, layout.ring_radius_m[layout.ring], rtol=1e-12)
    assert layout.wall_radius_m - reach.max() == pytest.approx(gap_mm / 1000.0)
    assert np.all(np.diff(layout.ring_radius_m) >= layout.pitch_m * (1.0 - 1e-12))


@given(PAIRS, PITCH)
def test_legs_of_a_pair_are_neighbours_in_one_ring(pairs: int, pitch_mm: float) -> None:
    layout = rod_layout(pairs, pitch_mm, 300.0)
    ring = layout.ring.reshape(-1, 2)
    assert np.array_equal(ring[:, 0], ring[:, 1])
    assert np.array_equal(np.bincount(layout.pair), np.full(pairs, 2))
    chord = 2.0 * layout.ring_radius_m * np.sin(np.pi / (2.0 * layout.ring_pairs))
    apart = np.hypot(*(axis[::2] - axis[1::2] for axis in (layout.x_m, layout.y_m)))
    np.testing.assert_allclose(apart, chord[ring[:, 0]], rtol=1e-9)


@given(st.integers(1, 107), PITCH)
def test_one_pair_more_never_needs_less_room(pairs: int, pitch_mm: float) -> None:
    fewer, more = (rod_layout(count, pitch_mm, 300.0) for count in (pairs, pairs + 1))
    assert more.wall_radius_m >= fewer.wall_radius_m - 1e-12


def test_the_usual_reactors_have_the_rings_of_their_drawings() -> None:
    assert rod_layout(18, 220.0, 330.0).ring_pairs.tolist() == [3, 6, 9]
    assert rod_layout(36, 220.0, 330.0).legs == 72
    assert rod_layout(1, 220.0, 330.0).ring_radius_m.tolist() == [pytest.approx(0.11)]


@given(PAIRS, PITCH)
def test_a_wall_that_is_given_holds_what_it_holds(pairs: int, pitch_mm: float) -> None:
    compact = rod_layout(pairs, pitch_mm, 75.0)
    radius = compact.wall_radius_m + 1e-9
    again = rod_layout_in_wall(pairs, pitch_mm, radius, 150.0)
    np.testing.assert_allclose(again.x_m, compact.x_m)
    with pytest.raises(UsageError, match=r"do not fit .* the most that do are"):
        rod_layout_in_wall(200 + pairs, pitch_mm, radius, 150.0)


@pytest.mark.parametrize(
    ("pairs", "told"), [(0.0, "0 rod pairs"), (12.4, "whole number is 12"), (-3.0, "is 1")]
)
def test_pairs_are_whole(pairs: float, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        rod_layout(pairs, 220.0, 330.0)


def test_rods_that_are_too_thick_are_refused() -> None:
    check_diameter(rod_layout(24, 220.0, 330.0), [150.0, 220.0])
    with pytest.raises(UsageError, match="230 mm overlap; at this pitch they can grow to 220 mm"):
        check_diameter(rod_layout(24, 220.0, 330.0), [150.0, 230.0])
    with pytest.raises(UsageError, match=r"150 mm reach through the wall.* diameter is 140 mm"):
        check_diameter(rod_layout(24, 220.0, 70.0), 150.0)


@pytest.mark.parametrize(("pitch", "gap"), [(0.0, 330.0), (220.0, 0.0), (-1.0, 330.0)])
def test_pitch_and_gap_are_positive(pitch: float, gap: float) -> None:
    with pytest.raises(UsageError, match="impossible"):
        rod_layout(24, pitch, gap)
