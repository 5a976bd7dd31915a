"""Cells of each column brought into the notation of the data, each distinct text once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from polysight.errors import PolysightError
from polysight.evidence.codelist import Codelist, code_from, folded
from polysight.evidence.importing.calendar_text import iso_date, iso_period, serial_date
from polysight.evidence.importing.grid import Cell
from polysight.evidence.importing.numbers import number, plain
from polysight.evidence.importing.vocabulary import words
from polysight.evidence.store import Evidence
from polysight.suggestion import nearest

NUMBERS = ("value", "low", "high")
DATES = ("published", "first_known", "source_published", "source_accessed")
CODES = {
    "quantity": "quantities",
    "geography": "regions",
    "product": "products",
    "route": "routes",
    "grade": "grades",
    "company": "companies",
    "kind": "kinds",
    "qualifier": "qualifiers",
    "tier": "tiers",
    "source_tier": "tiers",
}
WORDS = ("evidence", "source_redistributable")
#: Free text, kept with the white space that it has.
PROSE = ("note", "source_note")
#: Distinct cells of a column that are remembered; the memory stays bounded beyond.
_REMEMBERED = 50_000
_PERIODS = "2024 | 2024-H1 | 2024-Q3 | 2024-05 | 2024-W20 | 2024-05-15 | 2023-11/2024-02"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LOST = re.compile("\ufffd|锟斤拷")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says in our notation, or why it cannot be read.

    Parameters
    ----------
    text : str
        The cell in our notation.
    unit : str
        Unit that stood behind a number.
    fault : str
        Message key; empty when the cell is good.
    told : tuple of (str, str)
        Placeholders, ``expected`` and ``suggestion`` of the fault.
    """

    text: str = ""
    unit: str = ""
    fault: str = ""
    told: tuple[tuple[str, str], ...] = ()


class Normaliser:
    """Reads cells by column, and remembers distinct cells.

    Parameters
    ----------
    evidence : Evidence
        Holds codelists and units.
    mark : str
        Decimal mark that the file shows, see `polysight.evidence.importing.numbers.mark`.
    """

    def __init__(self, evidence: Evidence, mark: str) -> None:
        self._evidence = evidence
        self._mark = mark
        self._seen: dict[str, dict[Cell, Reading]] = {}
        grouped: dict[str, list[dict[str, str]]] = {}
        for row in evidence.tables["bases"]:
            grouped.setdefault(row.cells["dimension"], []).append(row.cells)
        self.dimensions = {
            name: Codelist("bases", [code_from(cells) for cells in rows])
            for name, rows in grouped.items()
        }

    def read(self, column: str, cell: Cell) -> Reading:
        """Reading of a cell.

        Parameters
        ----------
        column : str
            Our name of the column.
        cell : Cell
            Content.

        Returns
        -------
        Reading
            Text in our notation, or the fault.
        """
        seen = self._seen.setdefault(column, {})
        found = seen.get(cell)
        if found is None:
            found = self._read(column, cell)
            if len(seen) < _REMEMBERED:
                seen[cell] = found
        return found

    def _read(self, column: str, cell: Cell) -> Reading:
        if column in NUMBERS:
            read = number(cell, self._mark)
            return Reading(read.text, read.unit, read.fault)
        raw = cell if isinstance(cell, str) else plain(cell)
        if fault := _unreadable(raw):
            return Reading(raw, fault=fault)
        if column in PROSE:
            return Reading(re.sub(r"\r\n?", "\n", raw) if raw.strip() else "")
        text = raw.strip()
        return self._reader(column)(column, text) if text else Reading()

    def _reader(self, column: str) -> Callable[[str, str], Reading]:
        if column in CODES:
            return self._code
        if column in DATES or column == "period":
            return _calendar
        if column in self.dimensions:
            return self._basis_code
        named = {"unit": self._unit, "basis": self._basis}
        return named.get(column, _word if column in WORDS else _text)

    def _code(self, column: str, text: str) -> Reading:
        codes = self._evidence.codelists[CODES[column]]
        return _found(codes, text, "codelist.unknown", list=codes.name)

    def _basis_code(self, column: str, text: str) -> Reading:
        codes = self.dimensions[column]
        told = {"dimension": column, "expected": " | ".join(codes.codes)}
        return _found(codes, text, "import.basis_code", **told)

    def _basis(self, _: str, text: str) -> Reading:
        pairs = {}
        for part in unicodedata.normalize("NFKC", text).split(";"):
            name, _, code = (piece.strip() for piece in part.partition("="))
            if not part.strip():
                continue
            if not code:
                return Reading(text, fault="import.basis_form")
            dimension = name if name in self.dimensions else folded(name)
            if dimension not in self.dimensions:
                near = nearest(name, self.dimensions)
                told = (("dimension", name), ("suggestion", near))
                return Reading(text, fault="import.basis_dimension", told=told)
            read = self._basis_code(dimension, code)
            if read.fault:
                return Reading(text, fault=read.fault, told=read.told)
            pairs[dimension] = read.text
        return Reading(";".join(f"{name}={pairs[name]}" for name in sorted(pairs)))

    def _unit(self, _: str, text: str) -> Reading:
        try:
            return Reading(self._evidence.units.unit(text).code)
        except PolysightError as fault:
            problem = fault.problems[0]
            told = (*problem.fields, ("suggestion", problem.suggestion))
            return Reading(text, fault=problem.key, told=told)


def _unreadable(text: str) -> str:
    if _CONTROL.search(text):
        return "cell.control"
    return "cell.replacement" if _LOST.search(text) else ""


def _found(codes: Codelist, text: str, key: str, **told: str) -> Reading:
    try:
        return Reading(codes.find(text).code)
    except PolysightError as fault:
        near = fault.problems[0].suggestion
        return Reading(text, fault=key, told=(("got", text), *told.items(), ("suggestion", near)))


def _calendar(column: str, text: str) -> Reading:
    found = iso_period(text) if column == "period" else iso_date(text)
    if found and not (column == "first_known" and len(found) < len("2024-05-15")):
        return Reading(found)
    if day := serial_date(text):
        return Reading(text, fault="cell.excel_date", told=(("got", text), ("day", day)))
    if column == "period":
        told = (("got", text), ("expected", _PERIODS))
        return Reading(text, fault="period.malformed", told=told)
    return Reading(text, fault="cell.date", told=(("expected", "2024-05-15"),))


def _word(column: str, text: str) -> Reading:
    known = words(column)
    if code := known.get(folded(text)):
        return Reading(code)
    told = (("expected", " | ".join(dict.fromkeys(known.values()))),)
    return Reading(text, fault="cell.enum", told=(*told, ("suggestion", nearest(text, known))))


def _text(_: str, text: str) -> Reading:
    return Reading(re.sub(r"\r\n?", "\n", text))
