"""The fleet of a year: factors of sections, and what no row divides."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.sections import DEPOSITION, SECTIONS, whole_plant
from polysight.study.fleet import (
    BED,
    RODS,
    Reference,
    aged,
    bed_factors,
    check_year,
    fleet_curve,
    rod_factors,
)
from polysight.study.references import references
from tests.plant.routes.plants import data, plant

KNOWN = references(data())
FLEET = Reference(2020.0, 66.5, 49.0, 5.3, 0.8)
MIDDLE = np.array([0.5])


@pytest.mark.parametrize("series", [*RODS, BED])
def test_every_curve_falls(series: str) -> None:
    assert fleet_curve(series, data(), KNOWN).slope < 0.0


def test_the_reference_year_changes_nothing() -> None:
    factors, divided = rod_factors(data(), KNOWN, 2020, FLEET, MIDDLE)
    assert divided
    assert factors == pytest.approx(np.ones((1, len(SECTIONS))))
    one = plant("siemens").central
    assert aged(one, factors).consumption.electricity_kwh_per_kg == pytest.approx(
        one.consumption.electricity_kwh_per_kg
    )


def test_later_years_take_less_and_sections_have_their_own_pace() -> None:
    factors, divided = rod_factors(data(), KNOWN, 2024, FLEET, MIDDLE)
    assert divided
    assert (factors < 1.0).all()
    late = aged(plant("siemens").central, factors)
    assert late.reactor is not None
    rods = late.balance.silicon_by_rods * late.reactor.energy.total_kwh_per_kg
    assert rods == pytest.approx(late.consumption.electricity_kwh_per_kg[..., DEPOSITION])
    assert whole_plant(late.consumption).electricity_kwh_per_kg[0] < 66.5


def test_years_whose_parts_contradict_the_whole_are_not_divided() -> None:
    impossible = Reference(2020.0, 66.5, 64.0, 6.0, 0.8)
    factors, divided = rod_factors(data(), KNOWN, 2020, impossible, MIDDLE)
    assert not divided
    assert np.ptp(factors) == pytest.approx(0.0)


def test_a_bed_is_never_divided() -> None:
    factors, divided = bed_factors(data(), KNOWN, 2025, FLEET, MIDDLE)
    assert not divided
    assert factors.shape == (1, len(SECTIONS))


@pytest.mark.parametrize(("year", "near"), [(1950, "1990"), (2060, "2030")])
def test_years_without_a_curve_are_refused(year: int, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_year(year)
    assert ("near", near) in caught.value.problems[0].fields
