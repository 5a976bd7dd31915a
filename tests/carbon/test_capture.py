"""Capture: what is caught is not what is avoided, and it can emit more than it catches."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.capture import Capture, EnergySupply, capture_effect
from polysight.errors import DataError


def capture(**change: Any) -> Capture:
    told = {
        "captured_share": 0.9,
        "lost_share": 0.01,
        "electricity_kwh_per_kgco2e": 0.2,
        "heat_mj_per_kgco2e": 3.0,
        "other_kgco2e_per_kgco2e": 0.02,
        "cost_cny_per_tco2e": 300.0,
    }
    return Capture(**{name: np.asarray(value) for name, value in (told | change).items()})


def energy(**change: Any) -> EnergySupply:
    told = {
        "electricity_kgco2e_per_kwh": 0.6,
        "heat_kgco2e_per_mj": 0.1,
        "electricity_cny_per_kwh": 0.4,
        "heat_cny_per_mj": 0.03,
    }
    return EnergySupply(**{name: np.asarray(value) for name, value in (told | change).items()})


def test_by_hand() -> None:
    got = capture_effect(np.asarray(10.0), capture(), energy())
    np.testing.assert_allclose(got.caught_kgco2e_per_kg, 9.0)
    # 9 x (0.01 + 0.2 x 0.6 + 3 x 0.1 + 0.02) = 9 x 0.45.
    np.testing.assert_allclose(got.penalty_kgco2e_per_kg, 4.05)
    np.testing.assert_allclose(got.avoided_kgco2e_per_kg, 4.95)
    # 9 x (0.3 + 0.2 x 0.4 + 3 x 0.03) = 9 x 0.47 CNY; over 4.95 kg avoided.
    np.testing.assert_allclose(got.cost_cny_per_kg, 4.23)
    np.testing.assert_allclose(got.cost_cny_per_tco2e, 4.23 / 4.95 * 1000.0)


@given(st.floats(0, 100), st.floats(0, 1), st.floats(0, 1), st.floats(0, 3))
def test_avoided_is_never_more_than_caught_nor_caught_than_there_is(
    stream: float, share: float, lost: float, power: float
) -> None:
    plant = capture(captured_share=share, lost_share=lost, electricity_kwh_per_kgco2e=power)
    got = capture_effect(np.asarray(stream), plant, energy())
    assert got.avoided_kgco2e_per_kg <= got.caught_kgco2e_per_kg <= stream
    assert (got.cost_cny_per_tco2e == np.inf) == (got.avoided_kgco2e_per_kg * 1e-3 <= 0)


def test_dirty_energy_makes_capture_emit_more_than_it_catches() -> None:
    plant = capture(electricity_kwh_per_kgco2e=np.array([0.2, 2.0]))
    got = capture_effect(np.asarray(10.0), plant, energy(electricity_kgco2e_per_kwh=1.0))
    assert got.avoided_kgco2e_per_kg[0] > 0 > got.avoided_kgco2e_per_kg[1]
    assert got.cost_cny_per_tco2e[1] == np.inf


@pytest.mark.parametrize(
    ("plant", "supply", "stream", "said"),
    [
        (capture(captured_share=90.0), energy(), 1.0, "captured_share"),
        (capture(lost_share=-0.1), energy(), 1.0, "lost_share"),
        (capture(heat_mj_per_kgco2e=-1.0), energy(), 1.0, "negative or missing"),
        (capture(), energy(heat_cny_per_mj=np.nan), 1.0, "negative or missing"),
        (capture(), energy(), -1.0, "negative or missing"),
    ],
)
def test_refused(plant: Capture, supply: EnergySupply, stream: float, said: str) -> None:
    with pytest.raises(DataError, match=said) as caught:
        capture_effect(np.asarray(stream), plant, supply)
    assert caught.value.told("zh")


def test_the_capture_plant_is_frozen_and_vectorised() -> None:
    many = replace(capture(), captured_share=np.linspace(0.0, 1.0, 5))
    got = capture_effect(np.asarray(2.0), many, energy())
    np.testing.assert_allclose(got.caught_kgco2e_per_kg, [0.0, 0.5, 1.0, 1.5, 2.0])
