"""A number is the same on the command line, in the interface, in Python, on the page, in a book.

Two hundred metrics of a project and of the market are drawn by lot. Four of the five surfaces agree
to the last bit; a workbook is worked out anew by another program and agrees to nine digits.
"""

from __future__ import annotations

import csv
import io
import json
import math
import random
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from polysight.cli import main
from polysight.evidence.store import evidence
from polysight.investment.table_layout import LAYOUTS
from polysight.investment.tables import table
from polysight.market.series import Series
from polysight.study.executors import LOCAL, engine
from polysight.study.market_ensemble import ensemble
from polysight.study.market_scenario_file import market_scenario, sized
from polysight.study.market_tables import market_tables
from polysight.study.market_years import PROBABILITIES
from polysight.study.project_case import resolved_project
from polysight.study.project_evaluation import evaluate
from polysight.study.project_files import project_file
from polysight.study.scenario_market import scenario_market
from tests.report.workbook.recalculation import number, recalculated
from tests.web.browser.conftest import DRAWS
from tests.web.browser.reader import PATIENCE, Reader

pytestmark = pytest.mark.slow

PROJECT = "siemens-inner-mongolia"
#: Metrics of each of the two.
NUMBER = 100
#: Amounts of a workbook are in 10,000 CNY.
WORKBOOK_UNIT_CNY = 1e4
#: Largest difference of a number that another program worked out, in parts of the number [1],
#: or of the largest of its table where both are next to nothing.
WORKED_OUT = 1e-9
#: The lot.
LOT = random.Random(20260630)

#: A metric by its place: table, number of the line, year; or series, quantile, month.
Metrics = dict[tuple[str, str, str], float]


def command(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What a command answers."""
    capsys.readouterr()
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def interface(address: str, path: str) -> bytes:
    """What the interface answers."""
    with urllib.request.urlopen(f"{address}/api/v1{path}", timeout=PATIENCE / 1000) as told:
        return bytes(told.read())


def equal(name: str, found: Metrics, meant: Metrics) -> None:
    """Both are the same to the last bit, minus nought being nought."""
    wrong = {one: (found.get(one), meant[one]) for one in meant if found.get(one) != meant[one]}
    assert not wrong, f"{name}: {wrong}"


def drawn(pool: Mapping[tuple[str, str, str], float]) -> Metrics:
    """Metrics by lot."""
    return {one: pool[one] for one in LOT.sample(sorted(pool), NUMBER)}


# A project.


def project_metrics(document: Any) -> Metrics:
    """Amounts of the tables of a document, by table, line and year."""
    return {
        (one["table"], row["number"], str(year)): value
        for one in document["tables"]
        if "years" in one
        for row in one["rows"]
        if row["unit"] == "CNY"
        for year, value in zip(one["years"], row["by_year"], strict=True)
        if value is not None
    }


def project_in_python(document: Any) -> Metrics:
    """The same, from the engine: lines are counted as in the document."""
    resolved = resolved_project(project_file(PROJECT, evidence()), evidence(), None, name=PROJECT)
    told = evaluate(resolved, resolved.case).statement
    layouts = {one.key: one for one in LAYOUTS}
    return {
        (one["table"], row["number"], str(year)): float(value)
        for one in document["tables"]
        if "years" in one
        for row, line in zip(one["rows"], table(told, layouts[one["table"]]).rows, strict=True)
        for year, value in zip(told.years, line.by_year, strict=True)
    }


def project_on_page(reader: Reader, names: set[str]) -> Metrics:
    """The same, as the page writes it."""
    found: Metrics = {}
    page = reader.look("workbench", lang="en", project=PROJECT)
    for name in sorted(names):
        page.locator("#table").select_option(name)
        lines = page.evaluate(
            """[...document.querySelectorAll('#statement tr')].map(row => [...row.cells].map(
            cell => cell.querySelector('data')?.value ?? cell.textContent))"""
        )
        years = lines[0][1:]
        for line in lines[1:]:
            for year, value in zip(years, line[1:], strict=True):
                if value not in ("", "–", "—"):
                    found[name, line[0].split(" ")[0], year] = float(value)
    return found


def project_in_workbook(book: bytes, folder: Path, soffice: Path) -> Metrics:
    """The same, from the workbook as another program works it out."""
    path = folder / "book.xlsx"
    path.write_bytes(book)
    recalculated([path], folder, soffice)
    found: Metrics = {}
    for at, layout in enumerate(LAYOUTS, start=2):
        with (folder / f"book-Table{at}.csv").open(encoding="utf-8", newline="") as stream:
            lines = list(csv.reader(stream))
        heading = next(line for line in lines if "Calendar year" in line)
        first = heading.index("Calendar year") + 2
        for line in lines[lines.index(heading) + 2 :]:
            for year, value in zip(heading[first:], line[first:], strict=False):
                amount = number(value)
                if year and not isinstance(amount, str):
                    place = (layout.key, line[0].split(" ")[0], str(int(float(year))))
                    found[place] = amount * WORKBOOK_UNIT_CNY
    return found


def test_a_project_says_the_same_everywhere(
    capsys: pytest.CaptureFixture[str],
    reader: Reader,
    libreoffice: Path,
    tmp_path: Path,
) -> None:
    document = command(capsys, "project", PROJECT, "--tables", "all")
    meant = drawn(project_metrics(document))
    told = json.loads(interface(reader.address, f"/projects/{PROJECT}?table=all"))
    equal("interface", project_metrics(told), meant)
    equal("Python", project_in_python(document), meant)
    equal("page", project_on_page(reader, {name for name, _, _ in meant}), meant)
    book = interface(reader.address, f"/projects/{PROJECT}/workbook?lang=en")
    worked = project_in_workbook(book, tmp_path, libreoffice)
    largest = max(abs(one) for one in meant.values())
    for place, value in meant.items():
        nothing = WORKED_OUT * largest * WORKED_OUT
        assert math.isclose(worked[place], value, rel_tol=WORKED_OUT, abs_tol=nothing), place


# The market.


def market_metrics(document: Any, series: set[str]) -> Metrics:
    """Quantiles of the series of a document, by series, quantile and month."""
    return {
        (one["series"], level, month): value
        for one in document["monthly"]
        if one["series"] in series
        for level in LEVELS
        for month, value in zip(document["months"], one["values"][level], strict=True)
        if value is not None
    }


#: Quantiles of the fan.
LEVELS = ("0.05", "0.25", "0.5", "0.75", "0.95")


def market_in_python(document: Any) -> Metrics:
    """The same, from the model."""
    data = evidence()
    model = scenario_market(data, sized(market_scenario("baseline", data), DRAWS, 1)).model
    made = ensemble(model, draws=DRAWS, seed=1, engine=engine(LOCAL))
    found = market_tables(model, made, None).monthly
    levels = {f"{one:g}": place for place, one in enumerate(PROBABILITIES)}
    return {
        (one.key, level, month): float(found[levels[level], place, one])
        for one in Series
        for level in LEVELS
        for place, month in enumerate(document["months"])
    }


def fan(lines: list[list[Any]], series: str) -> Metrics:
    """Quantiles of a table of the fan, whose last five columns are they."""
    return {
        (series, level, str(line[0])): float(value)
        for line in lines[1:]
        for level, value in zip(LEVELS, line[-len(LEVELS) :], strict=True)
        if value not in (None, "")
    }


def downloaded(reader: Reader, name: str, folder: Path) -> bytes:
    """A file of the card of the fan."""
    with reader.page.expect_download(timeout=PATIENCE) as told:
        reader.page.locator(f"#fan button:text-is('{name}')").click()
    path = folder / f"fan.{name.lower()}"
    told.value.save_as(path)
    return path.read_bytes()


def test_the_market_says_the_same_everywhere(
    capsys: pytest.CaptureFixture[str], reader: Reader, tmp_path: Path
) -> None:
    page = reader.look("price", lang="en")
    choices = page.locator("#series option")
    series = {str(one.get_attribute("value")) for one in choices.all()}
    asked = ("market", "baseline", "--draws", str(DRAWS), "--seed", "1")
    document = command(capsys, *asked)
    meant = drawn(market_metrics(document, series))
    told = json.loads(interface(reader.address, "/market/results/baseline"))
    equal("interface", market_metrics(told, series), meant)
    equal("Python", market_in_python(document), meant)
    page_told: Metrics = {}
    book: Metrics = {}
    for one in sorted({name for name, _, _ in meant}):
        reader.look("price", lang="en", series=one)
        text = downloaded(reader, "CSV", tmp_path).decode("utf-8-sig")
        page_told |= fan(list(csv.reader(io.StringIO(text))), one)
        found = openpyxl.load_workbook(io.BytesIO(downloaded(reader, "XLSX", tmp_path)))
        lines = found.worksheets[0].iter_rows(values_only=True)
        book |= fan([list(line) for line in lines], one)
    equal("page", page_told, meant)
    for place, value in meant.items():
        assert math.isclose(book[place], value, rel_tol=WORKED_OUT), place
