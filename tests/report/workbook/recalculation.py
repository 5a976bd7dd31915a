"""Books changed in their input cells and worked out again by LibreOffice."""

from __future__ import annotations

import csv
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

from polysight.report.workbook.evaluation import Values
from polysight.report.workbook.functions import Value
from polysight.report.workbook.model import FIRST, SHEETS, VALUE, Model, letters

#: A profile of its own that recalculates every file on loading; by default nothing is.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
#: Every sheet as text in full precision.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
#: Books that one run of the program takes; after some two hundred it stops without a word.
AT_ONCE = 100
#: The sheets in front of the model.
FRONT = 2


def recalculated(books: list[Path], folder: Path, soffice: Path) -> None:
    """Every sheet of the books as a table, worked out anew, in few runs of the program."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    command = [str(soffice), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", FILTER, "--outdir", str(folder)]
    for some in batched(books, AT_ONCE):
        told = [*command, *map(str, some)]
        done = subprocess.run(told, capture_output=True, text=True, check=False, timeout=500)
        assert done.returncode == 0, done.stdout + done.stderr


def batched(books: list[Path], number: int) -> list[list[Path]]:
    """Books in groups."""
    return [books[start : start + number] for start in range(0, len(books), number)]


def shown(model: Model, folder: Path, stem: str) -> Values:
    """Content of the cells of the model as the tables of a recalculated book hold it."""
    found: dict[str, list[Value]] = {}
    for sheet in model.sheets:
        path = folder / f"{stem}-{sheet.title}.csv"
        if sheet.key not in SHEETS and not path.exists():
            continue  # the book was a model without its tables
        with path.open(encoding="utf-8", newline="") as stream:
            lines = list(csv.reader(stream))
        count = model.columns.get(sheet.grid, 0)
        for part in sheet.parts:
            for row in part.rows:
                cells = lines[row.line - 1]
                if row.across:
                    told = cells[FIRST : FIRST + count]
                    found[row.name] = [0.0, *map(number, told)]
                else:
                    found[row.name] = [number(cells[VALUE])]
    return Values(found)


def number(text: str) -> Value:
    """A cell as the number or the text that it is."""
    try:
        return float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return text


def with_cells(
    book: Path,
    target: Path,
    model: Model,
    cells: Mapping[str, list[Value]],
    *,
    only_model: bool = False,
) -> None:
    """A copy of a book in which some input cells hold something else, all else left as it was.

    The copy may hold the model alone, which needs no other sheet: that is worked out in half the
    time of a full book.
    """
    places = [sheet.key for sheet in model.sheets]
    edits: dict[str, dict[str, Value]] = {}
    for name, values in cells.items():
        row = model.rows[name]
        entry = f"xl/worksheets/sheet{places.index(row.sheet) + 1 + FRONT}.xml"
        for position, value in enumerate(values):
            column = FIRST + position if row.across else VALUE
            edits.setdefault(entry, {})[f"{letters(column)}{row.line}"] = value
    kept = {sheet.title for sheet in model.sheets if sheet.key in SHEETS}
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.namelist():
            content = source.read(entry)
            if entry in edits:
                content = _edited(content.decode(), edits[entry]).encode()
            if only_model and entry == "xl/workbook.xml":
                content = _without_sheets(content.decode(), kept).encode()
            copy.writestr(entry, content)


def _without_sheets(workbook: str, kept: set[str]) -> str:
    """The list of sheets without all others, and without names, which count sheets."""

    def sheet(match: re.Match[str]) -> str:
        return match.group() if match["name"] in kept else ""

    left = re.sub(r'<sheet name="(?P<name>[^"]*)"[^>]*/>', sheet, workbook)
    return re.sub(r"<definedNames>.*</definedNames>", "", left)


def _edited(sheet: str, edits: Mapping[str, Value]) -> str:
    left = dict(edits)

    def cell(match: re.Match[str]) -> str:
        if match["place"] not in left:
            return match.group()
        value = left.pop(match["place"])
        if isinstance(value, str):
            inside = f"<is><t>{value}</t></is>"
            return f'<c r="{match["place"]}" s="{match["style"]}" t="inlineStr">{inside}</c>'
        return f'<c r="{match["place"]}" s="{match["style"]}"><v>{value!r}</v></c>'

    pattern = r'<c r="(?P<place>[A-Z]+\d+)" s="(?P<style>\d+)"(?: t="s")?><v>[^<]*</v></c>'
    edited = re.sub(pattern, cell, sheet)
    assert not left, left
    return edited
