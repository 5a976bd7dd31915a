"""Equilibria, enthalpies and views come from the evidence."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.plant.equilibrium import Kind, conversion
from polysight.study.plant_foundation import enthalpies, foundation, view_of
from tests.plant.routes.plants import data, plant


def test_without_shifts_the_equilibrium_is_that_of_the_set() -> None:
    base = foundation(data(), None)
    state = base.equilibrium(Kind.HYDROCHLORINATION, np.array(550.0), np.array(25.0), np.array(2.0))
    assert 0.2 < float(conversion(Kind.HYDROCHLORINATION, state)) < 0.45


def test_hydrogen_is_heated_by_its_heat_capacity() -> None:
    """About 29 J/(mol K) between 400 and 500 K."""
    low, high = enthalpies(data()).at(0, np.array([126.85, 226.85]))
    assert high - low == pytest.approx(2920.0, rel=0.01)


def test_a_plan_is_computed_once() -> None:
    reactor = plant("siemens").central.reactor
    assert reactor is not None
    assert view_of(reactor.design) is view_of(reactor.design)
