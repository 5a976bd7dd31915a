"""Finding the file of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError, UsageError
from polysight.study.project_files import numbers, project_file, project_path
from tests.plant.routes.plants import data
from tests.study.project_file_text import FILE, project, text


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


def test_units_rows_and_sources_that_do_not_exist_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / FILE
    source = (
        'selling = { value = 0.01, unit = "1", ',
        'selling = { value = 0.01, unit = "1", source = "x", ',
    )
    path.write_text(
        text(('unit = "kt/a"', 'unit = "kt/aa"'), ("FP0020", "FP00200"), source), "utf-8"
    )
    with pytest.raises(DataError) as caught:
        project_file(str(path), data())
    found = {(one.column, one.key, one.suggestion) for one in caught.value.problems}
    assert found >= {
        ("phases.0.capacity", "project_file.unit", "kt/a"),
        ("financing.loans.0.rate.base", "project_file.row", "FP0020"),
        ("running.selling", "project_file.source", ""),
    }


def test_every_number_has_its_place() -> None:
    found = dict(numbers(project()))
    assert found["schedule.load"].value == 0.9
    assert found["inputs.0.price.path.1"].value == 0.4
    assert found["valuation.exchange.USD"].value == 7.0
