"""The catalogue: every number has a source, every code exists, and assumptions are marked."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from polysight.errors import DataError
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.study.designs import design
from polysight.study.references import references
from polysight.study.saving_measures import (
    DESIGNS,
    EFFECTS,
    MEASURES,
    Item,
    Maturity,
    saving_measures,
)
from tests.plant.routes.plants import data
from tests.study.gap_example import measures


def test_designs_that_measures_reach_are_parameters_of_a_route() -> None:
    known = {
        key
        for route in ("siemens", "silane-fbr", "hybrid")
        for key in design(route, data(), references(data())).parameters
    }
    for one in measures().values():
        assert {number.subject for number in one.of(*DESIGNS)} <= known


def test_every_number_cites_and_memory_is_marked() -> None:
    for one in measures().values():
        assert one.inputs
        assert all(number.source in data().sources for number in one.numbers)
        memory = {number.id for number in one.numbers if number.evidence == "memory"}
        assert memory <= set(one.assumed)
        assert all(number.low <= number.value <= number.high for number in one.numbers)


def test_green_power_states_no_effect_on_energy() -> None:
    for code in ("green-contract", "certificates", "direct-pv"):
        one = measures()[code]
        assert one.divisible
        assert not one.of(*DESIGNS, *EFFECTS)
        assert len(one.of(Item.SUPPLY)) == 1


def test_what_only_a_laboratory_has_shown_is_marked() -> None:
    assert [c for c, one in measures().items() if one.maturity is Maturity.LABORATORY] == [
        "thermal-shield"
    ]


def test_computed_effects_are_told_from_stated_ones() -> None:
    assert measures()["wall-finish"].computed
    assert not measures()["process-control"].computed


@pytest.mark.parametrize(
    ("column", "value", "key"),
    [("excludes", "certificate", "gap.unknown_code"), ("routes", "simens", "gap.unknown_code")],
)
def test_codes_that_do_not_exist_are_refused_with_a_suggestion(
    tmp_path: Path, column: str, value: str, key: str
) -> None:
    with (data_folder() / "saving_measures.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    with (tmp_path / "saving_measures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row), lineterminator="\n")
        writer.writeheader()
        writer.writerow({**row, "code": "own-measure", column: value})
    overlaid = evidence([tmp_path])
    assert len(overlaid.tables[MEASURES]) == len(data().tables[MEASURES]) + 1
    with pytest.raises(DataError) as refused:
        saving_measures(overlaid)
    assert [one.key for one in refused.value.problems] == [key]
    assert refused.value.problems[0].suggestion
