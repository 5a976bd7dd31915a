"""Cover, about and sources."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from polysight.investment.case_check import checked
from polysight.report.workbook.book import Worked, write_workbook
from polysight.report.workbook.front import Facts, fingerprint
from polysight.report.workbook.looks import is_open
from tests.report.workbook.books import small_case

pytestmark = pytest.mark.slow

CASE = checked(small_case(4))
FACTS = Facts(
    "Project", minimum_price={"nominal": 41.5, "real": float("nan")},
    citations={"overrun": ("MP0001",), f"phases.{CASE.phases[0].key}": ("PL0001", "PL0002")},
)  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Worked]:
    path = tmp_path_factory.mktemp("book") / "out.xlsx"
    return path, write_workbook(CASE, path, FACTS)


def test_the_cover_tells_the_checks_and_the_results(written: tuple[Path, Worked]) -> None:
    path, book = written
    cover = openpyxl.load_workbook(path, data_only=True)["Cover"]
    told = {line[0].value: [cell.value for cell in line[1:4]] for line in cover.iter_rows()}
    assert told["Checks that fail (0 = all pass)"][:2] == [0, "OK"]
    npv = book.values.one("npv#2")
    assert told["Net present value: project after tax"][:2] == pytest.approx([npv, npv])
    prices = [value for name, value in told.items() if str(name).startswith("Lowest level")]
    assert [price[1] for price in prices] == [41.5, "none"]


def test_every_input_has_a_line_of_sources(written: tuple[Path, Worked]) -> None:
    path, book = written
    sources = openpyxl.load_workbook(path)["Sources"]
    lines = {line[0]: line for line in sources.iter_rows(min_row=4, values_only=True)}
    assert len(lines) == sum(map(is_open, book.model.rows.values()))
    assert lines["overrun"][6] == "MP0001"
    assert lines[f"phases.{CASE.phases[0].key}.people"][6] == "PL0001; PL0002"
    assert lines["life_years"][6] == "not cited"
    assert lines["first_year"][6] == "stated by the project file"
    assert lines[f"phases.{CASE.phases[0].key}.capacity_kg_per_year"][5] == "≥ 0"
    assert lines["overrun"][5] == "-100 … 1000"


def test_the_fingerprint_follows_the_numbers() -> None:
    assert fingerprint(CASE) == fingerprint(checked(small_case(4)))
    assert fingerprint(CASE) != fingerprint(replace(CASE, overrun=CASE.overrun + 1e-12))
