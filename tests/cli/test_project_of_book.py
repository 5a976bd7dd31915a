"""The project of a workbook."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from polysight.cli.project_of_book import PROPERTIES, book_title, project_of
from polysight.errors import UsageError
from tests.cli.project_example import NAME, asked

pytestmark = pytest.mark.slow


def titled(folder: Path, title: str) -> Path:
    """A file with the title of a workbook."""
    path = folder / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(PROPERTIES, f"<x><dc:title>{title}</dc:title></x>")
    return path


def test_an_example_is_found_in_either_language(tmp_path: Path) -> None:
    for title in (asked().resolved.file.title.en, asked().resolved.file.title.zh):
        found = project_of(titled(tmp_path, title), asked().evidence)
        assert Path(found).stem == NAME


def test_what_is_no_workbook_has_no_title(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_text("no archive")
    assert book_title(path) == ""
    with pytest.raises(UsageError):
        project_of(path, asked().evidence)
