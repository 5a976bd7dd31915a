"""Examples are found by name or path, and the nearest one is suggested."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from polysight.errors import UsageError
from polysight.evidence.store import evidence
from polysight.study.shipped_files import file_named, shipped_files

KIND = ("plant_files", "plant_file")


def test_a_name_and_its_file_name_are_the_same_example() -> None:
    data = evidence()
    found = file_named("siemens-xinjiang", data, *KIND)
    assert found == file_named("siemens-xinjiang.toml", data, *KIND)
    assert found == file_named("./siemens-xinjiang.toml", data, *KIND)


def test_a_file_of_one_s_own_goes_before_an_example(tmp_path: Path) -> None:
    own = tmp_path / "siemens-xinjiang.toml"
    own.write_text("format = 1")
    assert file_named(str(own), evidence(), *KIND) == own


def test_an_overlay_replaces_a_shipped_example(tmp_path: Path) -> None:
    (tmp_path / "plant_files").mkdir()
    own = tmp_path / "plant_files" / "siemens-xinjiang.toml"
    own.write_text("format = 1")
    data = evidence()
    wider = replace(data, folders=(*data.folders, tmp_path))
    assert shipped_files(wider, "plant_files")["siemens-xinjiang"] == own


def test_a_slip_is_answered_with_the_nearest_example() -> None:
    with pytest.raises(UsageError) as told:
        file_named("siemens-xinjang", evidence(), *KIND)
    assert told.value.problems[0].suggestion == "siemens-xinjiang"
