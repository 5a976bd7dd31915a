"""Plant files held against the evidence, and the examples that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError, UnitError, UsageError
from polysight.messages import LANGUAGES
from polysight.study.plant_file import AnswerSetting
from polysight.study.plant_files import plant_examples, plant_file, plant_path, stated_number
from polysight.study.plant_supply import Stated
from tests.plant.routes.plants import data
from tests.study.plant_file_text import written

EXAMPLES = sorted(plant_examples(data()))


def test_six_examples_ship() -> None:
    assert len(EXAMPLES) == 6
    assert plant_path("siemens-xinjiang", data()) == plant_path("siemens-xinjiang.toml", data())


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_complete_and_says_that_it_is_one(name: str) -> None:
    found = plant_file(name, data())
    assert found.id == name
    assert found.title.en.startswith("Example")
    assert found.title.zh.startswith("示例")
    for group in (found.plant.capacity, found.design, found.energy, found.materials):
        assert group.assumption is not None
    assert found.transport.assumption is not None
    for code, answer in found.answers.items():
        rests = answer.ref or answer.computed or answer.unknown or answer.assumption
        assert rests, code


def test_a_file_of_ones_own_is_found(tmp_path: Path) -> None:
    found = plant_file(written(tmp_path), data())
    assert stated_number(found.plant.capacity, "t/a", data()) == 50_000.0


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("value = 6.2", "value = -6.2", "answers.comprehensive-energy"),
        ("value = 6.2", "value = 0.0", "answers.comprehensive-energy"),
        ("value = 50.0", "value = 0.0", "plant.capacity"),
        (
            "[answers.cod]\nunknown = true",
            '[answers.cod]\nvalue = -1.0\nunit = "mg/L"',
            "answers.cod",
        ),
        (
            "[answers.cod]\nunknown = true",
            '[answers.water-reuse]\nvalue = 101.0\nunit = "%"',
            "answers.water-reuse",
        ),
    ],
)
def test_a_number_that_no_plant_can_have_is_refused(
    old: str, new: str, column: str, tmp_path: Path
) -> None:
    with pytest.raises(DataError) as caught:
        plant_file(written(tmp_path, (old, new)), data())
    (one,) = caught.value.problems
    assert (one.key, one.column) == ("plant_file.impossible", column)
    assert all(one.sentence(language) for language in LANGUAGES)


def test_nothing_may_be_used_and_a_change_may_be_a_fall(tmp_path: Path) -> None:
    for parameter, value in (("cod", 0.0), ("carbon-intensity-change", -18.0)):
        unit = "mg/L" if parameter == "cod" else "%"
        text = f'[answers.{parameter}]\nvalue = {value}\nunit = "{unit}"'
        found = plant_file(written(tmp_path, ("[answers.cod]\nunknown = true", text)), data())
        assert found.answers[parameter].value == value


def test_a_number_may_be_a_row() -> None:
    stated = Stated(unit="kgce/kg", ref="UC0030")
    assert stated_number(stated, "kgce/kg", data()) == 6.69
    answer = AnswerSetting(ref="UC0030", unit="kgce/kg")
    assert stated_number(answer, "kgce/t", data()) == pytest.approx(6690.0)
    with pytest.raises(UnitError):
        stated_number(stated, "kWh/kg", data())


@pytest.mark.parametrize("name", ["siemens-xinjang", "no/such/siemens-xinjang.toml"])
def test_a_missing_file_is_told_with_the_nearest(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        plant_file(name, data())
    assert caught.value.problems[0].suggestion == "siemens-xinjiang"


@pytest.mark.parametrize(
    ("old", "new", "key", "near"),
    [
        ('"siemens"', '"simens"', "plant.route", "siemens"),
        ('region = "CN-XJ"\np', 'region = "CN-XI"\np', "plant.region", "CN-XJ"),
        ('"national"', '"nationl"', "materials.silicon_metal_origin", ""),
        ("year = 2025", 'year = 2025\nregister = "daqo-shihez"', "plant.register", "daqo-shihezi"),
        ("answers.cod", "answers.cods", "answers.cods", "cod"),
        ("unknown = true", "computed = true", "answers.cod", ""),
        ("value = true", "value = 3.0", "answers.energy-certificate", ""),
        ("value = 6.2", "value = true", "answers.comprehensive-energy", ""),
        ('unit = "kgce/kg"', "", "answers.comprehensive-energy", ""),
        ('unit = "kgce/kg"', 'unit = "kWh/kg"', "answers.comprehensive-energy", ""),
        ('"kt/a"', '"kg/kg"', "plant.capacity", ""),
        ("answers.cod]\nunknown = true", 'answers.water-reuse]\nvalue = 101.0\nunit = "%"',
         "answers.water-reuse", ""),
        ("value = 6.2", 'ref = "UC003"', "answers.comprehensive-energy", ""),
    ],
)  # fmt: skip
def test_codes_units_and_rows_are_checked(
    tmp_path: Path, old: str, new: str, key: str, near: str
) -> None:
    with pytest.raises(DataError) as caught:
        plant_file(written(tmp_path, (old, new)), data())
    (problem,) = caught.value.problems
    assert problem.column == key
    assert near in problem.suggestion
    for language in LANGUAGES:
        assert key in problem.sentence(language)
