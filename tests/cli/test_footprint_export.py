"""``polysight footprint export``: declarations and matrices."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from polysight.cli.footprint_export import written
from polysight.study.product_declaration import Declaration, Entry
from polysight.study.readings import Reading
from tests.cli.conftest import Call
from tests.cli.test_footprint import FEW

PLANT = "siemens-sichuan"


@pytest.mark.parametrize(("language", "words"), [("en", "Not verified"), ("zh", "未经核查")])
def test_a_declaration_says_that_it_is_not_verified(
    call: Call, tmp_path: Path, language: str, words: str
) -> None:
    path = tmp_path / "declaration.md"
    made = call("footprint", "export", PLANT, "--declaration", str(path), "--lang", language, *FEW)
    assert made.code == 0
    assert words in path.read_text(encoding="utf-8")


def test_a_declaration_is_a_table_too(call: Call, tmp_path: Path) -> None:
    plain, machine = tmp_path / "d.csv", tmp_path / "d.json"
    for path in (plain, machine):
        assert call("footprint", "export", PLANT, "--declaration", str(path), *FEW).code == 0
    rows = list(csv.reader(plain.read_text(encoding="utf-8").splitlines()))
    assert {len(row) for row in rows} == {7}
    entries = json.loads(machine.read_text(encoding="utf-8"))["entries"]
    assert len(entries) == len(rows) - 1


def test_matrices_are_written(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("bw_processing")
    folder = tmp_path / "package"
    assert call("footprint", "export", PLANT, "--brightway", str(folder), *FEW).code == 0
    assert (folder / "datapackage.json").exists()


def test_nothing_to_write_is_refused(call: Call) -> None:
    assert call("footprint", "export", PLANT, *FEW).code == 2


def test_words_of_a_plant_are_no_formula_and_numbers_stay_numbers() -> None:
    below = Reading("electricity", "kWh/kg", -1.5, -2.0, -1.5, -1.0)
    entries = (
        Entry("general", "plant", "=cmd|'/c calc'!A1", None, "@row"),
        Entry("general", "year", "", below, "row"),
    )
    rows = list(csv.reader(written(Declaration("a", "b", entries), ".csv", "en").splitlines()))
    assert (rows[1][2], rows[1][-1]) == ("'=cmd|'/c calc'!A1", "'@row")
    assert rows[2][2] == "-1.5"
