"""The profile of a batch has its energy, and grows with the rods."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.plant.rod_reactor.batch import batch
from polysight.plant.rod_reactor.design import RodReactorDesign
from polysight.plant.rod_reactor.energy import rod_reactor_energy
from polysight.plant.rod_reactor.power import PowerProfile, power_profile
from polysight.plant.rod_reactor.view_factors import wall_view
from tests.plant.rod_reactor.example import feed_enthalpies, reactor

VIEW = wall_view(reactor().layout(), 180)
GASES = feed_enthalpies()


def profile(design: RodReactorDesign, intervals: int) -> PowerProfile:
    energy = rod_reactor_energy(design, VIEW, GASES)
    return power_profile(design, VIEW, energy, batch(design), intervals)


@given(st.floats(-0.5, 1.0), st.floats(3.0, 20.0), st.integers(8, 200))
@settings(max_examples=30)
def test_it_integrates_to_the_energy_of_the_batch(
    exponent: float, growth: float, intervals: int
) -> None:
    design = reactor(growth_exponent=exponent, growth_um_per_min=growth)
    per_kg = rod_reactor_energy(design, VIEW, GASES).total_kwh_per_kg
    got = profile(design, intervals)
    np.testing.assert_allclose(got.batch_mwh, per_kg * batch(design).deposited_t, rtol=5e-4)
    assert got.hours.shape == (1, intervals + 1)
    assert got.hours[0, -1] == pytest.approx(batch(design).deposition_h[0])
    assert np.all(np.diff(got.diameter_mm) > 0.0)
    assert np.all(got.power_mw > 0.0)
    assert got.mean_mw == pytest.approx(got.batch_mwh / batch(design).cycle_h)


def test_gas_and_remainder_have_exactly_their_energy() -> None:
    design = reactor()
    energy, whole, got = rod_reactor_energy(design, VIEW, GASES), batch(design), profile(design, 24)
    step = np.diff(got.hours, axis=-1)
    for power, term in (
        (got.gas_mw, energy.gas_kwh_per_kg),
        (got.reaction_mw, energy.reaction_kwh_per_kg),
        (got.remainder_mw, energy.remainder_kwh_per_kg),
    ):
        np.testing.assert_allclose(
            (power * step).sum(axis=-1), term * whole.deposited_t, rtol=1e-12
        )


def test_power_rises_while_rods_grow_steadily() -> None:
    got = profile(reactor(), 48)
    assert np.all(np.diff(got.power_mw) > 0.0)
    assert 3.0 < got.power_mw.max() < 10.0


def test_draws_stand_side_by_side() -> None:
    together = profile(reactor(growth_um_per_min=[8.0, 12.0]), 16)
    assert together.power_mw.shape == (2, 16)
    alone = profile(reactor(growth_um_per_min=12.0), 16)
    np.testing.assert_allclose(together.power_mw[1], alone.power_mw[0], rtol=1e-12)
