"""Faults of a scenario file name file and key, and unknown keys get a suggestion."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError, Problem, UsageError
from polysight.evidence.location import data_folder
from polysight.study.scenario_file import load_scenario, scenario_path

BASELINE = scenario_path("baseline", data_folder())


def problems(tmp_path: Path, old: str, new: str) -> tuple[Problem, ...]:
    text = BASELINE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "mine.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_scenario(file)
    return caught.value.problems


def test_the_shipped_scenario_is_complete() -> None:
    assert load_scenario(BASELINE).id == "baseline"


@pytest.mark.parametrize(
    ("old", "new", "key", "column", "suggestion"),
    [
        ("seed =", "sead =", "scenario.key_unknown", "sead", "seed"),
        ("base_year =", "base_yaer =", "scenario.key_unknown", "scope.base_yaer", "base_year"),
        (
            "[reference_plant.discount_rate]",
            "[reference_plant.discont_rate]",
            "scenario.key_unknown",
            "reference_plant.discont_rate",
            "discount_rate",
        ),
        (
            'ref = "EK0014"',
            'reff = "EK0014"',
            "scenario.key_unknown",
            "reference_plant.capacity.reff",
            "ref",
        ),
    ],
)
def test_an_unknown_key_is_named_with_the_nearest_known_one(
    tmp_path: Path, old: str, new: str, key: str, column: str, suggestion: str
) -> None:
    found = problems(tmp_path, old, new)
    match = next(one for one in found if one.key == key)
    assert (match.file, match.column, match.suggestion) == ("mine.toml", column, suggestion)
    assert match.sentence("zh") != match.sentence("en")


@pytest.mark.parametrize(
    ("old", "new", "key", "column"),
    [
        ("seed = 20260101\n", "", "scenario.key_missing", "seed"),
        ("seed = 20260101", 'seed = "x"', "scenario.value", "seed"),
        ('ref = "EK0014"', "", "scenario.ref_or_value", "reference_plant.capacity"),
        ('id = "baseline"', 'id = "Base line"', "scenario.value", "id"),
    ],
)
def test_other_faults_name_the_key(
    tmp_path: Path, old: str, new: str, key: str, column: str
) -> None:
    assert (key, column) in [(one.key, one.column) for one in problems(tmp_path, old, new)]


def test_broken_toml_is_told(tmp_path: Path) -> None:
    assert problems(tmp_path, "format = 1", "format = ")[0].key == "scenario.malformed"


def test_a_missing_scenario_suggests_a_shipped_one() -> None:
    with pytest.raises(UsageError) as caught:
        scenario_path("baselin", data_folder())
    assert caught.value.problems[0].suggestion == "baseline"
