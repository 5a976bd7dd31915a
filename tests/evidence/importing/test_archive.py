"""Workbooks that may not be opened are seen before they are."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from polysight.errors import DataError
from polysight.evidence.importing.archive import merged_ranges
from polysight.evidence.importing.grid import Grid
from tests.evidence.importing.bad_files import rezipped
from tests.evidence.importing.tables import book, table

GOOD = book(table({}))


def ranges(content: bytes, folder: Path) -> dict[str, tuple[str, ...]]:
    path = folder / "f.xlsx"
    path.write_bytes(content)
    return merged_ranges(path, Grid(path.name))


def key(content: bytes, folder: Path) -> str:
    with pytest.raises(DataError) as fault:
        ranges(content, folder)
    return fault.value.problems[0].key


def test_good_workbook_has_no_merged_ranges(tmp_path: Path) -> None:
    assert not any(ranges(GOOD, tmp_path).values())


def test_merged_ranges_are_found_across_pieces(tmp_path: Path) -> None:
    for filler in (0, 65_480, 65_500, 65_530):
        sheet = b"<worksheet>" + b" " * filler + b'<mergeCells count="1"><mergeCell ref="A1:B2"/>'
        found = ranges(rezipped(GOOD, xl__worksheets__sheet1_xml=sheet), tmp_path)
        assert found["xl/worksheets/sheet1.xml"] == ("A1:B2",)


@pytest.mark.parametrize("filler", [0, 65_528, 65_533, 200_000])
def test_entities_are_found_across_pieces(filler: int, tmp_path: Path) -> None:
    evil = b"<a>" + b" " * filler + b"<!DOCTYPE x>"
    assert key(rezipped(GOOD, xl__styles_xml=evil), tmp_path) == "table.doctype"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp037"])
def test_other_encodings_cannot_hide_entities(encoding: str, tmp_path: Path) -> None:
    evil = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x><x/>'.encode(encoding)
    assert key(rezipped(GOOD, xl__styles_xml=evil), tmp_path) == "table.workbook_broken"
    declared = f'<?xml version="1.0" encoding="{encoding}"?><x/>'.encode()
    assert key(rezipped(GOOD, xl__styles_xml=declared), tmp_path) == "table.workbook_broken"


def test_a_size_that_lies(tmp_path: Path) -> None:
    content = bytearray(rezipped(GOOD, xl__styles_xml=b" " * (20 << 20)))
    size = (20 << 20).to_bytes(4, "little")
    small = (1000).to_bytes(4, "little")
    assert size in content
    told = bytes(content).replace(size, small)
    assert key(told, tmp_path) in ("table.bomb", "table.workbook_broken")


def test_a_directory_that_lies_about_its_number(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for i in range(30_000):
            archive.writestr(f"{i:050}", b"")
    content = bytearray(stream.getvalue())
    end = content.rindex(b"PK\x05\x06")
    content[end + 8 : end + 12] = bytes([1, 0, 1, 0])
    assert key(bytes(content), tmp_path) == "table.entries"


def test_a_part_twice(tmp_path: Path) -> None:
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", b"<x/>")
    assert key(stream.getvalue(), tmp_path) == "table.workbook_broken"


def test_content_type_of_macros(tmp_path: Path) -> None:
    types = b"<Types>application/vnd.ms-excel.sheet.macroEnabled.main+xml</Types>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("xl/workbook.xml", b"<x/>")
    assert key(stream.getvalue(), tmp_path) == "table.macro"
