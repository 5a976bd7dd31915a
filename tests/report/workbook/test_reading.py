"""Changed inputs are read back; whatever else was done to a book is refused."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from polysight.errors import DataError
from polysight.investment.case_check import checked
from polysight.messages import Language
from polysight.report.workbook.book import Worked, write_workbook
from polysight.report.workbook.front import Facts, fingerprint
from polysight.report.workbook.reading import read_workbook
from tests.report.workbook.books import small_case
from tests.report.workbook.changed_inputs import changed
from tests.report.workbook.recalculation import with_cells

pytestmark = pytest.mark.slow

CASE = checked(small_case(6))
Written = tuple[Path, Worked]


@pytest.fixture(scope="module", params=["en", "zh"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    language: Language = request.param
    path = tmp_path_factory.mktemp("book") / "out.xlsx"
    return path, write_workbook(CASE, path, Facts("Project"), language)


def language_of(written: Written) -> Language:
    return "en" if written[1].model.sheets[0].title == "Inputs" else "zh"


def test_a_book_as_written_has_no_changes(written: Written) -> None:
    found = read_workbook(written[0], CASE)
    assert found.changes == ()
    assert fingerprint(found.case) == fingerprint(CASE)


@pytest.mark.parametrize("seed", range(3))
def test_twenty_changed_inputs_come_back(written: Written, tmp_path: Path, seed: int) -> None:
    path, book = written
    other = changed(CASE, book.model, seed, {}, language=language_of(written))
    with_cells(path, tmp_path / "changed.xlsx", book.model, other.cells)
    found = read_workbook(tmp_path / "changed.xlsx", CASE)
    assert len({change.place for change in found.changes}) == len(other.cells)
    theirs, ours = other.case, found.case
    assert ours.life_years == theirs.life_years
    assert ours.phases == theirs.phases
    assert ours.assets == theirs.assets
    years = theirs.years
    assert np.array_equal(ours.load[:years], theirs.load[:years])
    for one, two in zip(ours.financing.loans, theirs.financing.loans, strict=True):
        assert (one.repayment, one.share) == (two.repayment, two.share)
        assert np.array_equal(one.rate[:years], two.rate[:years])


def edited(written: Written, target: Path, name: str, value: object) -> Path:
    """A copy saved by another program with one input cell changed."""
    path, book = written
    row = book.model.rows[name]
    copy = openpyxl.load_workbook(path)
    copy[book.model.sheet(row.sheet).title].cell(row.line, 4).value = value  # type: ignore[assignment]
    copy.save(target)
    return target


def test_a_book_saved_by_another_program_is_read(written: Written, tmp_path: Path) -> None:
    found = read_workbook(edited(written, tmp_path / "x.xlsx", "repair_share", 0.031), CASE)
    (change,) = found.changes
    assert (change.place, change.after) == ("running.repair_share", 0.031)
    assert change.before == CASE.running.repair_share
    assert found.case.running.repair_share == 0.031


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("repair_share", "=0.5*0.1", "formula"),
        ("repair_share", None, "number"),
        ("repair_share", "much", "number"),
        ("repair_share", 1.5, "limits"),
        ("life_years", 7.5, "number"),
        ("timing", "now", "choices"),
        ("equity_share", True, "number"),
    ],
)
def test_what_may_not_stand_in_an_input_is_refused(
    written: Written, tmp_path: Path, name: str, value: object, said: str
) -> None:
    path = edited(written, tmp_path / "x.xlsx", name, value)
    with pytest.raises(DataError, match=said) as refused:
        read_workbook(path, CASE)
    assert refused.value.problems[0].row == written[1].model.rows[name].line


def test_an_impossible_project_is_refused(written: Written, tmp_path: Path) -> None:
    with pytest.raises(DataError):
        read_workbook(edited(written, tmp_path / "x.xlsx", "segment_share#1", 0.99), CASE)


def test_a_book_of_another_project_is_refused(written: Written) -> None:
    with pytest.raises(DataError, match="yellow"):
        read_workbook(written[0], checked(small_case(9)))


def entity(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet3.xml"].split(b"?>", 1)
    parts["xl/worksheets/sheet3.xml"] = b'?><!DOCTYPE x [<!ENTITY a "b">]>'.join(sheet)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/large.bin", b"\0" * (100 << 20))


def text(path: Path) -> None:
    path.write_bytes(b"no workbook")


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def other(path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(path)


@pytest.mark.parametrize("spoil", [entity, bomb, text, half, other])
def test_files_that_are_unsafe_or_broken_are_refused(
    written: Written, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    path = tmp_path / "x.xlsx"
    shutil.copy(written[0], path)
    spoil(path)
    with pytest.raises(DataError):
        read_workbook(path, CASE)
