"""The enclosure: limits, shields against their temperatures solved one by one, refusals."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.constants as constants
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.rod_reactor.radiation import (
    black_flux,
    check_emissivity,
    check_temperatures,
    net_flux,
    rod_resistance,
    wall_resistance,
)

EMISSIVITY = st.floats(0.05, 1.0)
VIEW = st.floats(0.05, 1.0)
RATIO = st.floats(0.01, 10.0)


def test_black_surfaces_exchange_what_stefan_and_boltzmann_say() -> None:
    expected = constants.Stefan_Boltzmann * (1373.15**4 - 423.15**4)
    assert black_flux(1100.0, 150.0) == pytest.approx(expected, rel=1e-12)
    assert net_flux(expected, rod_resistance(1.0), 1.0, 0.5, wall_resistance(1.0)) == expected


def test_a_rod_alone_in_a_tube() -> None:
    # Concentric cylinders: 1 / [1/e_r + (A_r/A_w)(1/e_w - 1)].
    flux = net_flux(1.0, rod_resistance(0.7), 1.0, 0.2, wall_resistance(0.5))
    assert flux == pytest.approx(1.0 / (1.0 / 0.7 + 0.2 * (1.0 / 0.5 - 1.0)), rel=1e-14)


@given(EMISSIVITY, EMISSIVITY, EMISSIVITY, VIEW, RATIO, st.integers(1, 3))
def test_shields_float_where_as_much_comes_as_goes(
    rod: float, wall: float, shield: float, view: float, ratio: float, count: int
) -> None:
    # sigma T^4 of rods 1, wall 0; unknown: sigma T^4 of each shield.
    inner = rod_resistance(rod) + 1.0 / view + ratio * (1.0 / shield - 1.0)
    between = ratio * (2.0 / shield - 1.0)
    last = ratio * (1.0 / shield + 1.0 / wall - 1.0)
    conductance = 1.0 / np.array([inner, *[between] * (count - 1), last])
    matrix = np.diag(conductance[:-1] + conductance[1:])
    matrix -= np.diag(conductance[1:-1], 1) + np.diag(conductance[1:-1], -1)
    right = np.zeros(count)
    right[0] = conductance[0]
    level = np.linalg.solve(matrix, right)
    expected = conductance[0] * (1.0 - level[0])
    got = net_flux(1.0, rod_resistance(rod), view, ratio, wall_resistance(wall, count, shield))
    assert got == pytest.approx(expected, rel=1e-9)


@given(EMISSIVITY, EMISSIVITY, VIEW, RATIO, st.floats(0.01, 0.5))
def test_brighter_walls_and_shields_keep_heat_in(
    rod: float, wall: float, view: float, ratio: float, less: float
) -> None:
    plain = net_flux(1.0, rod_resistance(rod), view, ratio, wall_resistance(wall))
    for better in (wall_resistance(wall * (1.0 - less)), wall_resistance(wall, 1.0, 0.9)):
        assert 0.0 < net_flux(1.0, rod_resistance(rod), view, ratio, better) < plain


@pytest.mark.parametrize("wrong", [0.0, -0.1, 1.01, np.nan])
def test_emissivities_have_limits(wrong: float) -> None:
    check_emissivity([0.01, 1.0], "wall_emissivity")
    with pytest.raises(UsageError, match="wall_emissivity"):
        check_emissivity([0.5, wrong], "wall_emissivity")


def test_heat_runs_downhill() -> None:
    check_temperatures(1100.0, [130.0, 600.0], 130.0)
    with pytest.raises(UsageError, match=r"120 degC is colder than its coolant.* 130 degC"):
        check_temperatures(1100.0, [150.0, 120.0], 130.0)
    with pytest.raises(UsageError, match=r"1150 degC is not colder than the rods.* 1100 degC"):
        check_temperatures(1100.0, 1150.0, 130.0)
