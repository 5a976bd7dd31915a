"""Rod by rod: heat that leaves rods arrives at the wall, and the enclosure is near."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.plant.rod_reactor.batch import diameter_nodes
from polysight.plant.rod_reactor.layout import rod_layout
from polysight.plant.rod_reactor.radiation import (
    black_flux,
    net_flux,
    rod_resistance,
    wall_resistance,
)
from polysight.plant.rod_reactor.radiosity import rod_fluxes
from polysight.plant.rod_reactor.view_factors import view_factors
from tests.plant.rod_reactor.example import reactor


@pytest.mark.parametrize("pairs", [1, 12, 24])
@pytest.mark.parametrize("diameter", [30.0, 100.0, 150.0])
@pytest.mark.parametrize("wall", [0.3, 0.5, 1.0])
def test_the_enclosure_is_near(pairs: int, diameter: float, wall: float) -> None:
    views = view_factors(rod_layout(pairs, 220.0, 330.0), diameter, 180)
    single = rod_fluxes(views, 1100.0, 150.0, 0.7, wall)
    together = net_flux(
        black_flux(1100.0, 150.0),
        rod_resistance(0.7),
        views.rod_wall.mean(),
        views.area_ratio,
        wall_resistance(wall),
    )
    assert -0.045 < single.mean() / together - 1.0 < 1e-9
    assert single.min() > 0.0


@pytest.mark.parametrize("pairs", [12, 40])
def test_over_a_batch_the_enclosure_differs_by_about_one_per_cent(pairs: int) -> None:
    layout, black = rod_layout(pairs, 220.0, 330.0), black_flux(1100.0, 150.0)
    sums = np.zeros(2)
    for diameter, share in diameter_nodes(reactor()):
        views = view_factors(layout, float(diameter[0]), 120)
        wall = wall_resistance(0.5)
        mean = views.rod_wall.mean()
        together = net_flux(black, rod_resistance(0.7), mean, views.area_ratio, wall)
        single = rod_fluxes(views, 1100.0, 150.0, 0.7, 0.5).mean()
        sums += share * diameter[0] * np.array([single, float(together)])
    assert -0.015 < sums[0] / sums[1] - 1.0 < 0.0


def test_like_rods_are_alike_and_the_enclosure_is_exact() -> None:
    views = view_factors(rod_layout(1, 220.0, 330.0), 150.0, 180)
    single = rod_fluxes(views, 1100.0, 150.0, 0.7, 0.4)
    black, wall = black_flux(1100.0, 150.0), wall_resistance(0.4)
    expected = net_flux(black, rod_resistance(0.7), views.rod_wall[0], views.area_ratio, wall)
    np.testing.assert_allclose(single, expected, rtol=1e-12)


def test_nothing_flows_at_one_temperature() -> None:
    views = view_factors(rod_layout(12, 220.0, 330.0), 100.0, 180)
    np.testing.assert_allclose(rod_fluxes(views, 900.0, 900.0, 0.7, 0.4), 0.0, atol=1e-8)
