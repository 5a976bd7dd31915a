"""The whole report."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError, UsageError
from polysight.report.build import build
from tests.report.example import shipped, study, with_reason

pytestmark = pytest.mark.slow


def test_a_report_is_written_twice_with_the_same_bytes(tmp_path: Path) -> None:
    told: list[str] = []
    first = build(study(), shipped(), tmp_path / "a", progress=told.append)
    second = build(study(), shipped(), tmp_path / "b")
    names = [path.relative_to(tmp_path / "a").as_posix() for path in first]
    forms = ("html", "pdf", "docx", "xlsx")
    documents = [f"polysight-example-{each}.{form}" for each in ("zh", "en") for form in forms]
    assert names[:9] == [*documents, "numbers.json"]
    assert told == names[:8]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    figures = sorted(path.suffix for path in first[9:])
    assert figures.count(".svg") == figures.count(".png") == figures.count(".csv") == 30


def test_one_language_and_format(tmp_path: Path) -> None:
    files = build(study(), shipped(), tmp_path, ["en"], ["html"])
    assert [path.name for path in files[:2]] == ["polysight-example-en.html", "numbers.json"]


def test_nothing_is_written_when_a_document_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        build(with_reason("\u0e01"), shipped(), tmp_path / "x", ["en"])
    with pytest.raises(UsageError):
        build(study(), shipped(), tmp_path / "x", ["en"], ["odt"])
    assert not (tmp_path / "x").exists()


def test_a_csv_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    build(study(), shipped(), tmp_path, ["zh"], ["html"])
    table = (tmp_path / "figures" / "capacity-zh.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbfid,value,unit")
