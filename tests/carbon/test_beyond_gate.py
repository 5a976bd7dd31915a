"""Beyond the gate: off unless asked for, credits apart, recycling may cost more than it saves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.beyond_gate import (
    Beyond,
    Recycling,
    Stage,
    carbon_payback,
    extended,
    recycling_credit,
)
from polysight.errors import DataError

GATE = np.array([20.0, 30.0])
KNOWN = (
    Beyond("wafer-slurry", Stage.END_OF_LIFE, np.asarray(0.5)),
    Beyond("module-treatment", Stage.END_OF_LIFE, np.array([0.1, 0.2])),
    Beyond("silicon-recovery", Stage.CREDIT, np.asarray(-3.0)),
)


def test_nothing_is_counted_unless_asked_for() -> None:
    got = extended(GATE, KNOWN)
    assert got.included == ()
    np.testing.assert_array_equal(got.life_kgco2e_per_kg, GATE)
    assert float(got.credit_kgco2e_per_kg) == 0.0


def test_what_follows_is_added_and_credits_never_are() -> None:
    got = extended(GATE, KNOWN, ("silicon-recovery", "module-treatment", "wafer-slurry"))
    np.testing.assert_allclose(got.life_kgco2e_per_kg, [20.6, 30.7])
    np.testing.assert_array_equal(got.gate_kgco2e_per_kg, GATE)
    assert float(got.credit_kgco2e_per_kg) == -3.0
    assert got.included == ("wafer-slurry", "module-treatment", "silicon-recovery")


@pytest.mark.parametrize("wanted", [("nothing",), ("wafer-slurry", "wafer-slurry")])
def test_unknown_or_repeated_stages_are_refused(wanted: tuple[str, ...]) -> None:
    with pytest.raises(DataError, match="wafer-slurry") as caught:
        extended(GATE, KNOWN, wanted)
    assert caught.value.told("zh")


def test_a_credit_cannot_hide_in_a_stage() -> None:
    with pytest.raises(DataError, match="module D"):
        Beyond("avoided-power", Stage.USE, np.asarray(-100.0))


def recycling(**change: Any) -> Recycling:
    told = {
        "kept_to_end": 0.6,
        "recovered": 0.5,
        "quality": 0.8,
        "effort_kgco2e_per_kg": 2.0,
        "displaced_kgco2e_per_kg": 11.7,
    }
    return Recycling(**{name: np.asarray(value) for name, value in (told | change).items()})


def test_a_credit_by_hand() -> None:
    # 0.6 x 0.5 x (2 - 0.8 x 11.7) = 0.3 x -7.36.
    np.testing.assert_allclose(recycling_credit(recycling()), -2.208)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 20))
def test_poor_recycling_is_a_burden(recovered: float, quality: float, effort: float) -> None:
    got = float(
        recycling_credit(
            recycling(recovered=recovered, quality=quality, effort_kgco2e_per_kg=effort)
        )
    )
    assert (got > 0) == (recovered * 0.6 * (effort - quality * 11.7) > 0)


@pytest.mark.parametrize("change", [{"recovered": 1.1}, {"effort_kgco2e_per_kg": -1.0}])
def test_impossible_recycling_is_refused(change: dict[str, float]) -> None:
    with pytest.raises(DataError, match="recycling"):
        recycling_credit(recycling(**change))


def test_payback_is_a_time_and_no_credit() -> None:
    got = carbon_payback(np.asarray(600.0), np.array([1300.0, 0.0]), np.asarray(0.5))
    np.testing.assert_allclose(got, [600.0 / 650.0, np.inf])
    with pytest.raises(DataError, match="not negative"):
        carbon_payback(np.asarray(-1.0), np.asarray(1.0), np.asarray(1.0))


def test_stages_may_be_told_by_draw() -> None:
    many = replace(KNOWN[1], kgco2e_per_kg=np.ones((3, 2)))
    got = extended(GATE, (many,), ("module-treatment",))
    assert got.life_kgco2e_per_kg.shape == (3, 2)
