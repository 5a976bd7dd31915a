"""Facts of a plant: a measurement wins, the model keeps its draws, the rest is unknown."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.policy.facts import Origin
from polysight.policy.instrument import Conversion, Instrument
from polysight.study.plant_facts import (
    ENERGY,
    Footing,
    PlantFacts,
    plant_facts,
    row_ids,
    subject_under,
)
from polysight.study.plant_files import COMPUTED, plant_file
from tests.plant.routes.plants import data
from tests.study.little_law import CONVERSION, instrument, rule
from tests.study.plant_file_text import written


@cache
def facts(name: str) -> PlantFacts:
    """Facts of a shipped example."""
    return plant_facts(plant_file(name, data()), data(), count=50)


def energy_limit(*conversion: Conversion) -> Instrument:
    """A limit of comprehensive energy."""
    limit = rule("L", ENERGY, "kgce/kg", 6.3)
    own = conversion or CONVERSION
    return instrument("limit.2026", (limit,), "2027-01-01", conversion=own)


def test_an_instrument_without_equivalents_leaves_energy_unknown() -> None:
    silent = instrument("limit.2026", (), "2027-01-01", conversion=())
    assert subject_under(facts("siemens-xinjiang"), silent).answer(ENERGY) is None


def test_everything_that_the_file_leaves_to_the_model_is_answered() -> None:
    one = facts("siemens-xinjiang")
    subject = subject_under(one, energy_limit())
    for code in COMPUTED:
        answer = subject.answer(code)
        assert answer is not None, code
        assert answer.origin is Origin.COMPUTED
    assert one.grounds["total-electricity"].footing is Footing.COMPUTED
    assert one.grounds["water-reuse"].footing is Footing.ASSUMED
    assert subject.regions == ("CN-XJ", "CN", "WLD")
    assert subject.origin == "CN"


def test_what_the_model_does_not_know_stays_unknown() -> None:
    # A fluidised bed has no off-gas recovery of the kind that the parameter means.
    assert facts("granular-inner-mongolia").subject.answer("recovery-stc") is None
    assert facts("siemens-xinjiang").subject.answer("cod") is None


def test_coal_equivalent_is_electricity_and_bought_steam() -> None:
    one = facts("siemens-xinjiang")
    answer = subject_under(one, energy_limit()).answer(ENERGY)
    assert answer is not None
    power, steam = one.central.electricity_kwh_per_kg[0], one.central.steam_bought_kg_per_kg[0]
    assert answer.value == pytest.approx(0.1229 * power + 0.1286 * steam)
    assert answer.draws is not None
    assert answer.draws.size == 50
    every = subject_under(one, energy_limit(), all_steam=True).answer(ENERGY)
    assert every is not None
    recovered = one.central.steam_recovered_kg_per_kg[0]
    assert isinstance(every.value, float)
    assert isinstance(answer.value, float)
    assert every.value - answer.value == pytest.approx(0.1286 * recovered)


def test_an_instrument_counts_with_its_own_equivalents() -> None:
    one = facts("siemens-xinjiang")
    own = (
        Conversion("electricity", 0.2, "kgce/kWh", "X"),
        Conversion("steam", 0.0, "kgce/kg", "Y"),
    )
    limit = energy_limit()
    fields = {name: getattr(limit, name) for name in limit.__dataclass_fields__}
    answer = subject_under(one, Instrument(**{**fields, "conversion": own})).answer(ENERGY)
    assert answer is not None
    assert answer.value == pytest.approx(0.2 * one.central.electricity_kwh_per_kg[0])


def test_a_measured_number_wins(tmp_path: Path) -> None:
    one = plant_facts(plant_file(written(tmp_path), data()), data(), count=5)
    answer = subject_under(one, energy_limit()).answer(ENERGY)
    assert answer is not None
    assert (answer.value, answer.origin, answer.draws) == (6.2, Origin.MEASURED, None)
    assert one.grounds[ENERGY].footing is Footing.MEASURED
    assert not one.computes_energy


def test_a_row_may_answer(tmp_path: Path) -> None:
    path = written(tmp_path, ("value = 6.2", 'ref = "UC0030"'))
    one = plant_facts(plant_file(path, data()), data(), count=5)
    answer = one.subject.answer(ENERGY)
    assert answer is not None
    assert answer.value == 6.69
    assert one.grounds[ENERGY].footing is Footing.ROW
    assert {"UC0030", "UC0006"} <= set(row_ids(one))


def test_green_electricity_is_counted_once() -> None:
    answer = facts("siemens-inner-mongolia-new").subject.answer("green-electricity-share")
    assert answer is not None
    # Contract 15, direct lines 35, certificates 10 of the grid's 50 per cent.
    assert answer.value == pytest.approx(60.0)


def test_green_power_whose_certificates_were_sold_is_none() -> None:
    file = plant_file("siemens-inner-mongolia-new", data())
    sold = {"certificates_sold_on": 0.1, "direct_line_certificates_sold": 0.2}
    energy = file.energy.model_copy(update=sold)
    one = plant_facts(file.model_copy(update={"energy": energy}), data(), count=2)
    answer = one.subject.answer("green-electricity-share")
    assert answer is not None
    assert answer.value == pytest.approx(30.0)


def test_steam_that_no_reactor_can_raise_is_refused_unless_measures_changed_the_plant() -> None:
    file = plant_file("siemens-xinjiang", data())
    energy = file.energy.model_copy(update={"steam_recovered_share": 0.99})
    more = file.model_copy(update={"energy": energy})
    with pytest.raises(DataError, match="steam_recovered"):
        plant_facts(more, data(), count=2)
    found = plant_facts(more, data(), count=2, before=plant_facts(file, data(), count=2))
    assert found.central.steam_bought_kg_per_kg[0] > 0.0


def test_draws_of_a_number_without_spread_are_one_number() -> None:
    for answer in facts("siemens-captive-coal-old").subject.answers:
        assert answer.draws is None or answer.draws.size in (1, 50)
        assert answer.draws is None or np.isfinite(answer.draws).all()
