"""Claims about law from a table of one's own, held against the law.

A table is CSV or XLSX with one claim a row:

==========  ======================================================================================
id          optional name of the claim
parameter   code or name of what is said to be limited
value       the limit: a number, yes or no, or a code
unit        unit of a number
comparator  optional: <=, <, >=, >, =
day         day on which it is said to hold, YYYY-MM-DD
project     optional: existing, new or expansion
instrument  optional: id or family of the instrument that is named
route       optional code
product     optional code
==========  ======================================================================================
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from polysight.errors import DataError, Problem, UsageError, refusal
from polysight.evidence.importing.grid import Grid
from polysight.evidence.importing.table_file import table_file
from polysight.evidence.store import Evidence
from polysight.policy.claims import Claim, ClaimVerdict, checked_claim
from polysight.policy.instrument import Comparator, Instrument, Project
from polysight.suggestion import nearest

COLUMNS = (
    "id", "parameter", "value", "unit", "comparator", "day", "project", "instrument", "route",
    "product",
)  # fmt: skip
REQUIRED = ("parameter", "value", "day")
#: How yes and no may be written.
ANSWERS = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}
#: Printed forms of comparators.
PRINTED = {"≤": "<=", "≥": ">=", "=<": "<=", "=>": ">=", "＜": "<", "＞": ">"}


@dataclass
class _Reading:
    """One table on its way to claims."""

    file: str
    evidence: Evidence
    instruments: Sequence[Instrument]
    problems: list[Problem]

    def fault(self, key: str, row: int, column: str, got: str, known: Sequence[str] = ()) -> None:
        near = nearest(got, known) if known else ""
        self.problems.append(
            Problem(f"law.{key}", (), self.file, row=row, column=column, got=got, suggestion=near)
        )

    def claim(self, row: int, cells: dict[str, str]) -> Claim | None:
        """Claim of a row; None where it is at fault."""
        before = len(self.problems)
        parameter = self._parameter(row, cells["parameter"])
        value = self._value(row, cells)
        day = self._day(row, cells["day"])
        comparator = PRINTED.get(cells["comparator"], cells["comparator"])
        limits = [one.value for one in Comparator if one is not Comparator.APPLIES]
        self._one_of(row, "comparator", comparator, limits)
        self._one_of(row, "project", cells["project"], [one.value for one in Project])
        names = [name for one in self.instruments for name in (one.id, one.family)]
        self._one_of(row, "instrument", cells["instrument"], names)
        if cells["unit"]:
            try:
                self.evidence.units.unit(cells["unit"])
            except DataError as fault:
                near = fault.problems[0].suggestion
                self.fault("claim_unit", row, "unit", cells["unit"], (near,))
        if len(self.problems) > before or day is None or value is None:
            return None
        return Claim(
            cells["id"] or str(row), parameter, value, cells["unit"], day,
            Comparator(comparator) if comparator else None,
            Project(cells["project"]) if cells["project"] else None,
            cells["instrument"], cells["route"], cells["product"],
        )  # fmt: skip

    def _parameter(self, row: int, got: str) -> str:
        rows = [one.cells for one in self.evidence.tables["parameters"]]
        for one in rows:
            if got.casefold() in (one["code"], one["en"].casefold(), one["zh"]):
                return one["code"]
        known = [name for one in rows for name in (one["code"], one["en"], one["zh"])]
        self.fault("parameter", row, "parameter", got, known)
        return ""

    def _value(self, row: int, cells: dict[str, str]) -> float | bool | str | None:
        got = cells["value"]
        if got.casefold() in ANSWERS:
            return ANSWERS[got.casefold()]
        try:
            return float(got.replace(",", ""))
        except ValueError:
            if not got or cells["unit"]:
                self.fault("claim_value", row, "value", got)
                return None
            return got

    def _day(self, row: int, got: str) -> dt.date | None:
        try:
            return dt.date.fromisoformat(got)
        except ValueError:
            self.fault("claim_day", row, "day", got)
            return None

    def _one_of(self, row: int, column: str, got: str, known: Sequence[str]) -> None:
        if got and got not in known:
            self.fault("code", row, column, got, known)


def checked_claims(
    file: Path, instruments: Sequence[Instrument], evidence: Evidence, *, sheet: str = ""
) -> tuple[ClaimVerdict, ...]:
    """How the claims of a table stand to the law.

    Parameters
    ----------
    file : pathlib.Path
        CSV or XLSX.
    instruments : sequence of Instrument
        The law.
    evidence : Evidence
        Parameters and units that exist.
    sheet : str
        Title of the sheet of a workbook.

    Returns
    -------
    tuple of ClaimVerdict
        In the order of the rows.

    Raises
    ------
    UsageError
        If there is no such file.
    DataError
        With every fault of the table: row, column, what was found; one fault refuses all of it.
    """
    if not file.is_file():
        raise refusal(UsageError, "law.claim_file", got=file)
    grid = table_file(file, sheet, _column)
    reading = _Reading(file.name, evidence, instruments, [])
    claims = [reading.claim(row, cells) for row, cells in _rows(grid)]
    if reading.problems:
        raise DataError(tuple(reading.problems))
    return tuple(
        checked_claim(one, instruments, units=evidence.units) for one in claims if one is not None
    )


def _column(text: str) -> str:
    name = text.strip().casefold()
    return name if name in COLUMNS else ""


def _rows(grid: Grid) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows below the header by our names; what the table lacks is empty."""
    number, heading = grid.lines[0] if grid.lines else (1, ())
    names = [_column(str(cell)) for cell in heading]
    lacking = [name for name in REQUIRED if name not in names]
    unknown = [str(cell) for cell in heading if str(cell).strip() and not _column(str(cell))]
    if lacking or unknown:
        raise DataError(
            (
                *(
                    Problem("law.claim_column", (), grid.file, row=number, expected=name)
                    for name in lacking
                ),
                *(
                    Problem(
                        "law.claim_heading", (), grid.file, row=number, got=name,
                        suggestion=nearest(name, COLUMNS),
                    )
                    for name in unknown
                ),
            )
        )  # fmt: skip
    for row, cells in grid.lines[1:]:
        found = dict.fromkeys(COLUMNS, "")
        for name, cell in zip(names, cells, strict=False):
            if name:
                found[name] = _plain(cell)
        yield row, found


def _plain(cell: object) -> str:
    """Text of a cell; a day of a workbook without its time."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell).strip()
