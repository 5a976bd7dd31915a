"""The fleet's curve, and plants about it."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.fleet_energy import (
    ANSWERED,
    YEARS,
    FleetCurve,
    departures,
    fleet_curve,
    fleet_use,
    spread,
)
from tests.plant.routes.plants import data


def test_between_two_years_the_curve_is_straight_and_held_outside() -> None:
    curve = FleetCurve(np.arange(len(YEARS), dtype=float)[:, None], "1")
    years = np.array([[2007.5], [2024.0], [1990.0], [2050.0], [2029.0]])
    assert curve.at(years)[:, 0].tolist() == [0.25, 7.0, 0.0, 10.0, 9.5]


@pytest.mark.parametrize("parameter", ANSWERED)
def test_the_fleet_takes_less_every_year(parameter: str) -> None:
    values = fleet_curve("siemens", parameter, data(), seed=1, count=4).values
    assert values.shape == (len(YEARS), 5)
    assert (np.diff(values[:, 0]) < 0.0).all()


def test_changes_of_the_design_reach_the_fleet() -> None:
    plain, best = (
        fleet_use("siemens", "total-electricity", data(), changes, year=2024, seed=1, count=3)
        for changes in ((), ("rod_reactor.wall_emissivity=0.3",))
    )
    assert (best < plain).all()


def test_the_same_fleet_is_worked_out_once_and_cannot_be_changed() -> None:
    one, again = (
        fleet_use("siemens", "total-electricity", data(), year=2024, seed=1, count=3)
        for _ in range(2)
    )
    assert again is one
    with pytest.raises(ValueError, match="read-only"):
        one[0] = 0.0
    other = fleet_use("siemens", "total-electricity", data(), year=2024, seed=2, count=3)
    assert (other[1:] != one[1:]).all()


def test_a_plant_keeps_its_draws_whatever_stands_beside_it() -> None:
    scatter = np.full(51, 0.1)
    alone, beside = departures(["a"], scatter, seed=3), departures(["b", "a"], scatter, seed=3)
    assert (alone[0] == beside[1]).all()
    assert alone[0, 0] == 1.0
    assert not departures([], scatter, seed=3).size


def test_the_spread_cites_its_rows() -> None:
    found = spread(data(), seed=1, count=200)
    assert found.inputs == ("FA0001", "FA0002")
    assert found.retrofit_share[0] == 0.5
    assert (found.retrofit_share >= 0.2).all()
    assert (found.scatter <= 0.12).all()
