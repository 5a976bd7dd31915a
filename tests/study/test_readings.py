"""Central value, interval, unit and name of the numbers of a model."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from polysight.evidence.store import evidence
from polysight.messages import text
from polysight.study.readings import influences, reading, readings, unit_of, units_of

UNITS = evidence().units


@dataclass(frozen=True, slots=True)
class Reactor:
    electricity_kwh_per_kg: NDArray[np.float64]
    silicon_metal: NDArray[np.float64]


def test_interval_of_the_draws_and_central_value() -> None:
    one = reading("balance.silicon_metal", "kg/kg", np.array([1.05]), np.linspace(0, 1, 101))
    assert (one.central, one.low, one.median, one.high) == pytest.approx((1.05, 0.05, 0.5, 0.95))
    assert text(one.message) == "silicon metal"
    assert not one.zero


def test_what_cannot_be_known_stays_unknown_and_nothing_is_nothing() -> None:
    one = reading("balance.lime", "kg/kg", np.array(1.0), np.array([1.0, math.nan]))
    assert math.isnan(one.median)
    assert reading("balance.lime", "kg/kg", np.zeros(1), np.zeros(3)).zero


def test_fields_are_read_with_the_unit_of_their_name() -> None:
    units = units_of(Reactor, UNITS, "kg/kg")
    assert units == {"electricity_kwh_per_kg": "kWh/kg", "silicon_metal": "kg/kg"}
    both = [Reactor(np.array([value]), np.array([1.0])) for value in (50.0, 60.0)]
    found = readings("reactor", both[0], both[1], ["electricity_kwh_per_kg"], units)
    assert [(one.key, one.unit, one.central, one.high) for one in found] == [
        ("reactor.electricity_kwh_per_kg", "kWh/kg", 50.0, 60.0)
    ]
    assert unit_of("loss_t_per_kg", UNITS, "1") == "t/kg"


def test_the_strongest_parameter_comes_first() -> None:
    rng = np.random.default_rng(1)
    one, other = rng.random(500), rng.random(500)
    found = list(influences([("weak", other), ("strong", one)], -10 * one + other, 2))
    assert [key for key, _ in found] == ["strong", "weak"]
    assert found[0][1] < -0.9
    assert list(influences([("any", one)], np.ones(500), 2)) == []
