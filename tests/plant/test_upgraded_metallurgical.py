"""Upgraded metallurgical silicon: yields multiply, heat by hand, a quarter of rods."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.sections import whole_plant
from polysight.plant.upgraded_metallurgical import (
    STEPS,
    MetallurgicalDesign,
    metallurgical_consumption,
    step_feeds,
)
from tests.plant.energy.shipped import Metallurgical, shipped

DESIGN: MetallurgicalDesign = shipped("umg", Metallurgical).metallurgical
YIELD = st.floats(0.5, 1.0)


def changed(**changes: float) -> MetallurgicalDesign:
    return replace(DESIGN, **{key: np.array(one) for key, one in changes.items()})


def electricity(design: MetallurgicalDesign) -> float:
    return whole_plant(metallurgical_consumption(design)).electricity_kwh_per_kg.item()


@given(YIELD, YIELD, YIELD, YIELD, st.floats(0.0, 1.0))
def test_yields_multiply(
    slag: float, leaching: float, vacuum: float, solid: float, share: float
) -> None:
    feeds = step_feeds(
        changed(
            slag_yield_fraction=slag, leaching_yield_fraction=leaching,
            vacuum_yield_fraction=vacuum, solidification_yield_fraction=solid,
            vacuum_share_fraction=share,
        )
    ).ravel()  # fmt: skip
    assert feeds.size == len(STEPS)
    assert (np.diff(feeds) <= 1e-12).all()
    passed = 1.0 - share * (1.0 - vacuum)
    twice = DESIGN.slag_treatments.item()
    assert feeds[0] * slag**twice * leaching * passed * solid == pytest.approx(1.0)


def test_perfect_steps_melt_twice() -> None:
    """Yields and efficiencies of 1, no slag, no leaching, no vacuum: melted in two furnaces."""
    perfect = {name: 1.0 for name in MetallurgicalDesign.__slots__ if name.endswith("_fraction")}
    design = changed(
        **(perfect | {"vacuum_share_fraction": 0.0}), slag_ratio_kg_per_kg=0.0,
        leaching_kwh_per_kg=0.0, solidifications=1.0,
    )  # fmt: skip
    twice = 2.0 * DESIGN.melting_heat_kj_per_kg.item() / 3600.0
    assert electricity(design) == pytest.approx(twice)


def test_a_second_solidification_melts_what_the_first_kept() -> None:
    """1 + 1/y melts for a kilogram, and more before them by 1/y."""
    only = {"slag_treatments": 0.0, "leachings": 0.0, "vacuum_share_fraction": 0.0}
    once, twice = (electricity(changed(**only, solidifications=count)) for count in (1.0, 2.0))
    yielded = DESIGN.solidification_yield_fraction.item()
    assert twice == pytest.approx(once * (1.0 + 1.0 / yielded))
    lossless = changed(**only, solidifications=2.0, solidification_yield_fraction=1.0)
    assert electricity(lossless) == pytest.approx(2.0 * once * yielded)


def test_slag_is_molten_each_time_and_silicon_once() -> None:
    def slagged(count: float) -> float:
        design = changed(
            slag_treatments=count, slag_yield_fraction=1.0, leachings=0.0, solidifications=0.0
        )
        return electricity(design) * DESIGN.slag_furnace_efficiency_fraction.item() * 3600.0

    slag = (DESIGN.slag_ratio_kg_per_kg * DESIGN.slag_heat_kj_per_kg).item()
    assert slagged(1.0) == pytest.approx(DESIGN.melting_heat_kj_per_kg.item() + slag)
    assert slagged(3.0) - slagged(2.0) == pytest.approx(slag)
    assert slagged(0.0) == 0.0


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_more_vacuum_refining_never_takes_less(one: float, other: float) -> None:
    less, more = sorted((one, other))
    low, high = (changed(vacuum_share_fraction=share) for share in (less, more))
    assert 0.0 < electricity(low) <= electricity(high) + 1e-12


def test_about_a_quarter_of_rods() -> None:
    """Elkem: about 25 % of the Siemens process with smelting, whose plants then took 80 to 120.

    Smelting at 11 kWh/kg (UC0048).
    """
    with_smelting = electricity(DESIGN) + 11.0 * step_feeds(DESIGN).ravel()[0]
    assert 0.25 * 80.0 <= with_smelting <= 0.25 * 120.0


def test_an_impossible_yield_is_refused() -> None:
    with pytest.raises(UsageError, match="slag_yield_fraction"):
        step_feeds(changed(slag_yield_fraction=1.2))
