"""The shipped reactor: it fills every field, can be run and drawn, and is calibrated to its row."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from polysight.evidence.store import evidence
from polysight.plant.rod_reactor.batch import batch
from polysight.plant.rod_reactor.design import RodReactorDesign
from polysight.plant.rod_reactor.energy import calibrated_remainder, rod_reactor_energy
from polysight.plant.rod_reactor.view_factors import wall_view
from polysight.study.designs import Design, design
from polysight.study.references import references
from tests.plant.rod_reactor.example import feed_enthalpies, reactor

NAMES = [each.name for each in fields(RodReactorDesign)]


@pytest.fixture(scope="module")
def shipped() -> Design:
    data = evidence()
    return design("siemens", data, references(data))


def stated(shipped: Design) -> list[str]:
    """Fields that the file states; the route may link others to the chemistry."""
    return [name for name in NAMES if f"rod_reactor.{name}" in shipped.parameters]


def central(shipped: Design) -> RodReactorDesign:
    values = {name: shipped.central(f"rod_reactor.{name}") for name in stated(shipped)}
    return reactor(**values)


def test_every_table_is_a_field(shipped: Design) -> None:
    tables = {key for key in shipped.parameters if key.startswith("rod_reactor.")}
    assert tables <= {f"rod_reactor.{name}" for name in NAMES}


def test_the_remainder_is_calibrated_to_its_row(shipped: Design) -> None:
    data = evidence()
    one = central(shipped)
    terms = rod_reactor_energy(one, wall_view(one.layout()), feed_enthalpies())
    observed = references(data).number("UC0007", "kWh/kg", data)
    found = calibrated_remainder(terms, observed, "UC0007")
    np.testing.assert_allclose(one.remainder_kwh_per_kg, found.remainder_kwh_per_kg, atol=0.05)
    assert 450.0 < batch(one).product_t_per_year[0] < 700.0


def test_draws_can_be_run(shipped: Design) -> None:
    drawn = {
        name: shipped.drawn(f"rod_reactor.{name}", seed=1, count=500) for name in stated(shipped)
    }
    one = reactor(**drawn)
    got = rod_reactor_energy(one, wall_view(one.layout(), 180), feed_enthalpies())
    total = got.total_kwh_per_kg
    assert total.shape == (500,)
    assert 35.0 < total.min() < 49.0 < total.max() < 70.0
