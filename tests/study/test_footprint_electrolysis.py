"""Own hydrogen whose electricity the learning of the plant presses below its own row."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import Language, text
from polysight.study.footprint_amounts import amounts
from polysight.study.footprint_electrolysis import (
    MARK,
    electrolysis_kwh_per_kg,
    electrolysis_marks,
)
from polysight.study.plant_model import PlantModel, plant_model
from tests.study.footprint_example import data, known
from tests.study.footprint_plants import ROD, worked

OWN = "synthesis_energy.electrolysis_fraction=1"


def model(year: int | None, *changes: str) -> PlantModel:
    return plant_model("siemens", data(), changes, year=year, count=8)


def marks(one: PlantModel) -> tuple[str, ...]:
    return electrolysis_marks(one, data(), known())


def test_the_design_itself_needs_no_mark() -> None:
    one = model(None, OWN)
    taken = electrolysis_kwh_per_kg(one, amounts(one, data(), known()))
    assert taken is not None
    if np.isclose(taken, known().number("PN0035", "kWh/kg", data())):
        assert marks(one) == ()


def test_a_late_fleet_presses_electrolysis_below_its_row() -> None:
    one = model(2025, OWN)
    taken = electrolysis_kwh_per_kg(one, amounts(one, data(), known()))
    assert taken is not None
    assert taken < 53.0
    assert marks(one) == (MARK,)


def test_bought_hydrogen_has_nothing_to_mark() -> None:
    one = model(2025, "synthesis_energy.electrolysis_fraction=0")
    assert electrolysis_kwh_per_kg(one, amounts(one, data(), known())) is None
    assert marks(one) == ()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_mark_has_words(language: Language) -> None:

    assert text(MARK, language)


def test_a_footprint_tells_the_mark() -> None:
    assert MARK in worked(ROD).marks
