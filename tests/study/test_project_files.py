"""Finding the file of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import UsageError
from polysight.study.project_files import project_file, project_path
from tests.plant.routes.plants import data
from tests.study.project_file_text import FILE, text


def test_a_path_and_the_name_of_an_example_are_found(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text(text(), encoding="utf-8")
    assert project_file(str(path), data()).id == "mine"
    assert project_path("siemens-inner-mongolia", data()).stem == "siemens-inner-mongolia"
    assert project_path("siemens-inner-mongolia.toml", data()).is_file()


def test_the_nearest_example_is_suggested() -> None:
    with pytest.raises(UsageError) as caught:
        project_path("siemens-iner-mongolia", data())
    assert caught.value.problems[0].suggestion == "siemens-inner-mongolia"
