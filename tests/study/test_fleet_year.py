"""What a year makes of the fleet: factors of sections and of steam, and what no row tells."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.plant.sections import DEPOSITION, SECTIONS, whole_plant
from polysight.study.fleet import FIRST_YEAR, LAST_YEAR, Reference
from polysight.study.fleet_year import (
    STEAM_CURVE,
    STEAM_HELD,
    STEAM_UNKNOWN,
    UNDIVIDED,
    YEARLY,
    FleetYear,
    aged,
    bed_year,
    rod_factors,
    rod_year,
    steam_factor,
)
from polysight.study.references import references
from tests.plant.routes.plants import data, plant

KNOWN = references(data())
FLEET = Reference(2020, 66.5, 49.0, 5.3, 18.1, 0.8)
SHARES = np.array([0.02, 5.3 / 66.5, 0.01, 49.0 / 66.5, 0.03, 0.0])
SHARES[-1] = 1.0 - SHARES.sum()
MIDDLE = np.full((len(YEARLY), 1), 0.5)
CHANCES = np.random.default_rng(5).uniform(size=(len(YEARLY), 50))


def steam(year: int, chance: float = 0.5) -> float:
    return 18.1 * float(steam_factor(data(), KNOWN, year, FLEET, np.array([chance]))[0][0])


def test_the_reference_year_changes_nothing() -> None:
    year = rod_year(data(), KNOWN, 2020, FLEET, CHANCES)
    assert year.marks == ()
    assert year.electricity == pytest.approx(np.ones((50, len(SECTIONS))))
    assert year.steam == pytest.approx(np.ones(50))
    one = plant("siemens").central
    assert aged(one, FleetYear(None, None, ())) is one


@pytest.mark.parametrize("year", [FIRST_YEAR, 2010, 2019, 2024, LAST_YEAR])
def test_sections_of_a_year_sum_to_its_whole_in_every_draw(year: int) -> None:
    factors, divided = rod_factors(data(), KNOWN, year, FLEET, CHANCES[0])
    assert divided
    whole = factors @ SHARES
    assert factors[:, DEPOSITION] / whole == pytest.approx(
        np.full(50, factors[0, DEPOSITION] / whole[0])
    )
    middle, _ = rod_factors(data(), KNOWN, year, FLEET, np.array([0.5]))
    assert (factors / whole[:, None])[0] == pytest.approx(middle[0] / (middle[0] @ SHARES))


@pytest.mark.parametrize("year", [1995, 2022, 2028])
def test_a_batch_equals_its_elements_one_by_one(year: int) -> None:
    for make, fleet in ((rod_year, FLEET), (bed_year, Reference(2022, 14.8, 0.0, 0.0, 15.3, 0.8))):
        many = make(data(), KNOWN, year, fleet, CHANCES)
        assert many.electricity is not None
        assert many.steam is not None
        for at in (0, 17, 49):
            one = make(data(), KNOWN, year, fleet, CHANCES[:, at : at + 1])
            assert one.electricity is not None
            assert one.steam is not None
            assert np.array_equal(one.electricity[0], many.electricity[at])
            assert np.array_equal(one.steam[0], many.steam[at])
            assert one.marks == many.marks


def test_parts_that_take_more_than_the_whole_are_not_divided() -> None:
    impossible = Reference(2020, 66.5, 64.0, 6.0, 18.1, 0.8)
    factors, divided = rod_factors(data(), KNOWN, 2020, impossible, MIDDLE[0])
    assert not divided
    assert np.ptp(factors) == pytest.approx(0.0)


def test_steam_falls_through_its_rows_and_is_held_after_the_last() -> None:
    """UC0026 18.1 in 2020, UC0027 15.0 in 2021, IO0312 15.0 in 2022, IO0311 9.1 in 2023."""
    assert steam(2020) == pytest.approx(18.1)
    assert 12.0 < steam(2021) < 18.1
    assert steam(2022, 0.05) < 15.0 < steam(2022, 0.95)
    assert steam(2023, 0.05) < 9.1 < steam(2023, 0.95)
    assert steam(2023) == pytest.approx(9.1, rel=0.05)
    assert steam(2024) == pytest.approx(steam(2023)) == pytest.approx(steam(2030))
    widths = [steam(year, 0.95) / steam(year, 0.05) for year in range(2021, 2031)]
    assert widths == sorted(widths)
    assert steam(2010, 0.05) == steam(2010) == pytest.approx(18.1)


@pytest.mark.parametrize(
    ("year", "mark"), [(2005, STEAM_UNKNOWN), (2023, STEAM_CURVE), (2024, STEAM_HELD)]
)
def test_every_year_of_steam_is_marked(year: int, mark: str) -> None:
    assert rod_year(data(), KNOWN, year, FLEET, MIDDLE).marks == (mark,)


def test_a_bed_is_never_divided_and_its_steam_not_known() -> None:
    year = bed_year(data(), KNOWN, 2025, Reference(2022, 14.8, 0.0, 0.0, 15.3, 0.8), MIDDLE)
    assert year.marks == (UNDIVIDED, STEAM_UNKNOWN)
    assert year.electricity is not None
    assert year.electricity.shape == (1, len(SECTIONS))
    assert np.ptp(year.electricity) == 0.0


def test_what_a_year_changes_stands_by_itself() -> None:
    """Physics and remainder stay what they were; with the change they give the year."""
    year = rod_year(data(), KNOWN, 2024, FLEET, MIDDLE)
    before = plant("siemens").central
    late = aged(before, year)
    assert late.physics is before.physics
    assert late.remainder is before.remainder
    assert year.electricity is not None
    assert year.steam is not None
    first, last = before.consumption, late.consumption
    assert last.electricity_kwh_per_kg == pytest.approx(
        first.electricity_kwh_per_kg * year.electricity
    )
    assert whole_plant(last).steam_kg_per_kg == pytest.approx(
        whole_plant(first).steam_kg_per_kg * year.steam
    )
    assert last.process_water_t_per_kg == pytest.approx(first.process_water_t_per_kg)
    assert late.reactor is not None
    assert before.reactor is not None
    assert late.reactor.energy.radiation_kwh_per_kg is before.reactor.energy.radiation_kwh_per_kg
    rods = late.balance.silicon_by_rods * late.reactor.energy.total_kwh_per_kg
    assert rods == pytest.approx(last.electricity_kwh_per_kg[..., DEPOSITION])
