"""A plant at central values and over draws: the same numbers however it is asked."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.sections import whole_plant
from polysight.study.plant_model import check_draws, plant_model, reference_year
from polysight.study.references import references
from tests.plant.routes.plants import data, plant


def test_the_year_is_that_of_the_calibration_unless_another_is_asked_for() -> None:
    known = references(data())
    assert plant("siemens").year == 2020
    assert reference_year(plant("silane-fbr").design, known) == 2022
    assert plant_model("siemens", data(), year=2024, count=5).year == 2024


def test_the_same_seed_gives_the_same_bits_and_another_does_not() -> None:
    one, same, other = (
        plant_model("siemens", data(), seed=seed, count=50).draws.balance.silicon_metal
        for seed in (1, 1, 2)
    )
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_more_draws_do_not_change_the_first_ones() -> None:
    few, many = (
        whole_plant(
            plant_model("siemens", data(), year=2024, seed=3, count=count).draws.consumption
        ).electricity_kwh_per_kg
        for count in (20, 60)
    )
    assert few == pytest.approx(many[:20], rel=1e-12)


def test_a_change_leaves_the_calibrated_remainder() -> None:
    """What physics does not explain stays when a wall grows darker."""
    plain, dark = plant("siemens"), plant("siemens", "rod_reactor.wall_emissivity=0.7")
    assert dark.central.physics.electricity_kwh_per_kg.sum() > (
        plain.central.physics.electricity_kwh_per_kg.sum()
    )
    assert dark.central.remainder.electricity_kwh_per_kg == pytest.approx(
        plain.central.remainder.electricity_kwh_per_kg
    )


def test_years_that_no_row_divides_are_marked() -> None:
    assert plant_model("siemens", data(), year=2024, count=5).marks == ()
    bed = plant_model("silane-fbr", data(), year=2025, count=5)
    assert bed.marks == ("mark.year_undivided",)


@pytest.mark.parametrize(("count", "seed", "near"), [(0, 1, "1"), (-3, 1, "1"), (5, -1, "0")])
def test_impossible_numbers_of_draws_are_refused(count: int, seed: int, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_draws(count, seed)
    assert ("near", near) in caught.value.problems[0].fields
