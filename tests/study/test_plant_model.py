"""A plant at central values and over draws: the same numbers however it is asked."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.messages import LANGUAGES, text
from polysight.plant.operation import Operation
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


def test_what_a_year_and_a_calibration_rest_on_is_marked() -> None:
    memory = "mark.calibrated_from_memory"
    late = plant_model("siemens", data(), year=2024, count=5)
    assert late.marks == ("mark.steam_held", memory)
    bed = plant_model("silane-fbr", data(), year=2025, count=5)
    assert bed.marks == ("mark.year_undivided", "mark.steam_unknown", memory)
    both = plant_model("hybrid", data(), year=2021, count=5)
    assert both.marks == ("mark.steam_curve", "mark.year_of_rods", memory)
    told = ("calibration.steam_kg_per_kg=18.1", "calibration.process_water_t_per_kg=0.13")
    assert plant_model("siemens", data(), told, count=5).marks == ()
    for mark in (*late.marks, *bed.marks, *both.marks):
        assert all(text(mark, language) for language in LANGUAGES)


@pytest.mark.parametrize("year", [2010, 2020, 2024, 2030])
def test_the_centre_does_not_depend_on_the_draws(year: int) -> None:
    few, many = (
        plant_model("siemens", data(), year=year, count=count).central.consumption
        for count in (1, 3000)
    )
    assert np.array_equal(few.electricity_kwh_per_kg, many.electricity_kwh_per_kg)
    assert np.array_equal(few.steam_kg_per_kg, many.steam_kg_per_kg)


def told(operation: Operation) -> dict[str, np.ndarray]:
    """What a plant is calibrated to, and what heads its account."""
    whole, flows = whole_plant(operation.consumption), operation.balance
    names = (
        "silicon_metal", "hydrogen", "hydrogen_chloride", "caustic_soda", "lime",
        "tcs_to_deposition", "tcs_to_silane", "tcs_from_hydrogenation", "stc_to_hydrogenation",
    )  # fmt: skip
    return {
        **{one.name: getattr(whole, one.name) for one in fields(whole)},
        **{name: getattr(flows, name) for name in names},
        **{f"conversion of {kind}": values for kind, values in operation.conversions.items()},
    }


@pytest.mark.parametrize(
    ("route", "year"),
    [
        ("siemens", None), ("siemens", 2023), ("siemens", 2025), ("siemens", 2030),
        ("silane-fbr", None), ("silane-fbr", 2025), ("hybrid", None), ("umg", None),
    ],
)  # fmt: skip
def test_the_central_plant_lies_in_the_middle_of_its_draws(route: str, year: int | None) -> None:
    """A plant of modes is not a plant in the middle where ranges lie to one side of them."""
    one = plant_model(route, data(), year=year, count=2000)
    middle, many = told(one.central), told(one.draws)
    rank = {
        name: float(np.mean(many[name] < middle[name]))
        for name in many
        if np.ptp(many[name]) > 1e-9 * np.abs(middle[name]).max()
    }
    assert len(rank) >= 3
    assert {name: at for name, at in rank.items() if not 0.3 <= at <= 0.7} == {}


def test_silicon_metal_is_that_of_the_fleet() -> None:
    """UC0024 and IO0378: 1.09 kg/kg."""
    one = plant_model("siemens", data(), count=2000)
    assert one.central.balance.silicon_metal[0] == pytest.approx(1.09, abs=0.005)
    assert np.median(one.draws.balance.silicon_metal) == pytest.approx(1.09, abs=0.01)


@pytest.mark.parametrize(("count", "seed", "near"), [(0, 1, "1"), (-3, 1, "1"), (5, -1, "0")])
def test_impossible_numbers_of_draws_are_refused(count: int, seed: int, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_draws(count, seed)
    assert ("near", near) in caught.value.problems[0].fields
