"""The hybrid lies between its two routes and becomes one of them at the ends."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from polysight.plant.sections import Demand, whole_plant
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


@pytest.mark.parametrize(("share", "route"), [(0, "siemens"), (1, "silane-fbr")])
def test_at_its_ends_it_takes_what_that_route_takes(share: int, route: str) -> None:
    """Every quantity of the whole plant, steam by the columns of that route too."""
    found = whole_plant(plant("hybrid", f"mix.silane_share={share}").central.consumption)
    want = whole_plant(plant(route).central.consumption)
    for one in fields(Demand):
        assert getattr(found, one.name) == pytest.approx(getattr(want, one.name), rel=1e-9)


def test_dichlorosilane_that_all_comes_back_is_not_sold() -> None:
    for route in ("siemens", "hybrid", "silane-fbr"):
        assert plant(route).central.balance.dcs_sold[0] == 0.0


def test_more_granules_take_less_power() -> None:
    assert power("hybrid", "mix.silane_share=0.5") < power("hybrid", "mix.silane_share=0.1")
