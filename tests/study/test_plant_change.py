"""A plant with measures: design through the model, stated effects on top, supply by shares."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.policy.instrument import Project
from polysight.study.plant_change import ChangedPlant, changed_plant, drawn, moved_share, reached
from polysight.study.plant_facts import plant_facts
from polysight.study.plant_file import AnswerSetting
from polysight.study.saving_measures import Item, MeasureNumber
from tests.plant.routes.plants import data
from tests.study.gap_example import (
    COUNT,
    OLD,
    SEED,
    XINJIANG,
    base,
    before,
    file,
    measures,
    stated,
    with_measures,
)


def value(plant: object, parameter: str) -> float:
    answer = plant.under().answer(parameter)  # type: ignore[attr-defined]
    assert answer is not None
    return float(answer.value)


def test_without_measures_nothing_changes() -> None:
    plant = base(XINJIANG)
    for answer in stated(XINJIANG).subject.answers:
        assert plant.under().answer(answer.parameter) is None or (
            plant.under().answer(answer.parameter).value == answer.value  # type: ignore[union-attr]
        )


def test_two_measures_on_one_heat_save_less_than_their_sum() -> None:
    rods, wall, both = (
        with_measures(XINJIANG, *codes).electricity_kwh_per_kg
        for codes in (("bigger-reactors",), ("wall-finish",), ("bigger-reactors", "wall-finish"))
    )
    start = base(XINJIANG).electricity_kwh_per_kg
    assert both < min(rods, wall)
    assert start - both < (start - rods) + (start - wall)


def test_a_stated_effect_scales_what_the_model_answers_and_what_it_buys() -> None:
    plain, controlled = base(XINJIANG), with_measures(XINJIANG, "process-control")
    for parameter in ("total-electricity", "reduction-electricity"):
        assert value(controlled, parameter) == pytest.approx(0.98 * value(plain, parameter))
    assert controlled.electricity_kwh_per_kg == pytest.approx(0.98 * plain.electricity_kwh_per_kg)


def steam(plant: ChangedPlant) -> tuple[float, float]:
    """Steam from waste heat and steam that is bought, as the model has them [kg/kg]."""
    energy = plant.after.central
    return float(energy.steam_recovered_kg_per_kg[0]), float(energy.steam_bought_kg_per_kg[0])


def test_steam_that_is_saved_is_bought_steam() -> None:
    """Evaporators take less: what waste heat raises stays in kilograms, and less is bought."""
    (held, bought), (kept, left) = (
        steam(one) for one in (base(XINJIANG), with_measures(XINJIANG, "feed-vaporisation"))
    )
    saved = value(base(XINJIANG), "steam-use") - value(
        with_measures(XINJIANG, "feed-vaporisation"), "steam-use"
    )
    assert saved > 0.0
    assert kept == pytest.approx(held)
    assert bought - left == pytest.approx(saved)


def test_jacket_steam_that_a_measure_takes_away_is_bought() -> None:
    """A polished wall takes heat from the jackets: all steam that is lost is bought again."""
    plain, wall = base(XINJIANG), with_measures(XINJIANG, "wall-finish")
    more = value(wall, "steam-use") - value(plain, "steam-use")
    assert more > 0.0
    assert steam(wall)[0] == pytest.approx(steam(plain)[0])
    assert steam(wall)[1] - steam(plain)[1] == pytest.approx(more)


def test_columns_that_take_less_than_waste_heat_raises_leave_the_rest_unused() -> None:
    plain, columns = base(XINJIANG), with_measures(XINJIANG, "distillation-integration")
    assert steam(columns)[0] <= steam(plain)[0]
    assert sum(steam(columns)) < sum(steam(plain))


def test_control_saves_bought_steam_before_any_from_waste_heat() -> None:
    plain, controlled = base(XINJIANG), with_measures(XINJIANG, "process-control")
    assert plain.steam_kg_per_kg - controlled.steam_kg_per_kg == pytest.approx(
        0.02 * sum(steam(plain))
    )


def test_a_measured_parameter_moves_in_proportion_to_the_model() -> None:
    own = AnswerSetting(value=70.0, unit="kWh/kg")
    answers = {**file(XINJIANG).answers, "total-electricity": own}
    measured = plant_facts(
        file(XINJIANG).model_copy(update={"answers": answers}), data(), seed=SEED, count=COUNT
    )
    taken = [(measures()["wall-finish"], 1.0)]
    plant = changed_plant(measured, before(XINJIANG), taken, data())
    modelled = [value(one, "total-electricity")
                for one in (base(XINJIANG), with_measures(XINJIANG, "wall-finish"))]  # fmt: skip
    assert value(plant, "total-electricity") == pytest.approx(70.0 * modelled[1] / modelled[0])


def test_at_least_never_lowers() -> None:
    plant = with_measures(OLD, "solid-waste")
    assert value(plant, "solid-waste-utilisation") == 85.0
    assert value(plant, "by-product-utilisation") == 96.0


def test_a_part_of_the_grid_is_moved_and_no_energy_changes() -> None:
    taken = [(measures()["green-contract"], 0.5)]
    plant = changed_plant(stated(XINJIANG), before(XINJIANG), taken, data())
    energy, old = plant.after.file.energy, file(XINJIANG).energy
    free = old.grid_share - old.certificates_share
    assert energy.green_contract_share == pytest.approx(old.green_contract_share + 0.5 * free)
    assert energy.grid_share == pytest.approx(old.grid_share - 0.5 * free)
    assert moved_share(before(XINJIANG), taken, "green_contract_share") == pytest.approx(0.5 * free)
    assert plant.electricity_kwh_per_kg == base(XINJIANG).electricity_kwh_per_kg
    assert plant.after.model is plant.before.model


def test_certificates_stay_on_the_grid() -> None:
    plant = with_measures(XINJIANG, "certificates")
    energy = plant.after.file.energy
    assert energy.certificates_share == energy.grid_share == file(XINJIANG).energy.grid_share


def test_another_route_is_a_new_project_of_its_default_design() -> None:
    head = with_measures(OLD, "route-change").after.file.plant
    assert (head.route, head.project, head.year) == ("silane-fbr", Project.NEW, 2025)


def test_an_unknown_answer_stays_unknown() -> None:
    plant = with_measures(XINJIANG, "stack-scrubber")
    assert plant.under().answer("hcl-stack") is None


def number(item: Item, **changes: object) -> MeasureNumber:
    made = MeasureNumber("SM9999", item, "x", 10.0, 8.0, 14.0, "1", "s", "primary", "as-stated")
    return replace(made, **changes)  # type: ignore[arg-type]


def test_half_of_the_draws_lie_below_the_value() -> None:
    draws = drawn(number(Item.CAPEX), 2000, 1)
    assert 8.0 <= draws.min() < draws.max() <= 14.0
    assert np.median(draws) == pytest.approx(10.0, abs=0.2)


def test_a_design_at_the_value_is_there_already() -> None:
    assert reached(number(Item.DESIGN_AT_LEAST), 10.0)
    assert not reached(number(Item.DESIGN_AT_LEAST), 9.0)
    assert reached(number(Item.DESIGN_AT_MOST), 9.0)
