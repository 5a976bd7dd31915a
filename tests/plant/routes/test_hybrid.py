"""The hybrid lies between its two routes and becomes one of them at the ends."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.plant.sections import whole_plant
from tests.plant.routes.plants import plant


def power(route: str, *changes: str) -> float:
    taken = plant(route, *changes).central.physics
    return float(whole_plant(taken).electricity_kwh_per_kg[0])


def test_elements_close_in_every_draw() -> None:
    assert np.abs(plant("hybrid").draws.balance.residual).max() < 1e-9


def test_without_granules_it_is_a_siemens_plant() -> None:
    one = plant("hybrid", "mix.silane_share=0").central.balance
    assert float(one.silane_made[0]) == pytest.approx(0.0)
    assert one.silicon_metal == pytest.approx(plant("siemens").central.balance.silicon_metal)
    assert power("hybrid", "mix.silane_share=0") == pytest.approx(power("siemens"), rel=0.02)


def test_more_granules_take_less_power() -> None:
    assert power("hybrid", "mix.silane_share=0.5") < power("hybrid", "mix.silane_share=0.1")
