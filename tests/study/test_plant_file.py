"""The form of a plant file: whole files pass, anything else is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError
from polysight.messages import LANGUAGES
from polysight.policy.instrument import Project
from polysight.study.plant_file import load_plant_file
from tests.study.plant_file_text import written


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    found = load_plant_file(Path(written(tmp_path)))
    assert found.plant.project is Project.EXISTING
    assert found.answers["comprehensive-energy"].value == 6.2
    assert found.answers["energy-certificate"].value is True
    assert found.energy.captive_coal_share == 0.0


@pytest.mark.parametrize(
    ("old", "new", "key", "rule", "near"),
    [
        ("grid_share", "grid_shares", "energy.grid_share", "key_missing", ""),
        ("period =", "perod =", "answers.comprehensive-energy.perod", "key_unknown", "period"),
        ('"existing"', '"exsting"', "plant.project", "value", "existing"),
        ('"coal-boiler"', '"coal-boilr"', "energy.steam_source", "value", "coal-boiler"),
        ('"solar"', '"solarr"', "plant.product", "value", "solar"),
        ("unknown = true", "", "answers.cod", "one_answer", ""),
        ("computed = true", "computed = true\nvalue = 3.0", "answers.total-electricity",
         "one_answer", ""),
        ("grid_share = 1.0", "grid_share = 0.9", "energy", "shares", ""),
        ("grid_share = 1.0", "grid_share = 1.9", "energy.grid_share", "value", ""),
        ("format = 1", "format = 2", "format", "value", ""),
        ("[transport]", "[transport", "", "malformed", ""),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_place(
    tmp_path: Path, old: str, new: str, key: str, rule: str, near: str
) -> None:
    path = Path(written(tmp_path, (old, new)))
    with pytest.raises(DataError) as caught:
        load_plant_file(path)
    found = {(one.column, one.key, one.suggestion) for one in caught.value.problems}
    assert (key, f"plant_file.{rule}", near) in found
    for language in LANGUAGES:
        assert "mine.toml" in caught.value.told(language)
