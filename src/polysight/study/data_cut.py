"""A data folder as it could have stood on an earlier day: what came later is physically left out.

A row is left out if it could first be known after the day. The day of a row is, in this order:
``first_known``; for a forecast the end of the period in which it was ``made``; its own
``published``; for a measure the earlier of its ``date`` and the publication of its source; for a
dated rate the first day on which it holds; for an episode that is over its end; else the
publication of its source, or the day on which that was read; a row without any of these is left
out. A rule of law is known from the publication of its file, or from its taking effect where the
file tells no publication.

Tables that ``datapackage.json`` calls timeless say how the world is and not what happened, and stay
whole, but for rows about a later period. So do rows that the law or the scenario cites to be read
at all; they are told. A kept row loses what it says about later rows: the outturn of a forecast,
the row that repeats it, the day on which a rate ended. A plant is one only if a start of it was
known. Owners are today's. Questions of today (projects, claims, terms of projects) are not copied.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from polysight.errors import DataError, UsageError, refusal
from polysight.evidence.plants import RESETTING
from polysight.evidence.schema import resources
from polysight.periods import period

Cells = dict[str, str]

#: Folders and files beside the tables that are copied as they are.
COPIED = ("datapackage.json", "LICENSE.md", "schemas", "scenarios", "designs")
#: Columns in which a row names another, that may go and leave the row.
POINTERS = ("supersedes", "same_value_as")
#: Ids that stand for other rows in a cell are parted by this.
SEPARATOR = ";"
_LINE = re.compile(r"^(published|effective_from|effective_to|id|supersedes): *(.*)$", re.MULTILINE)
_REFERENCE = re.compile(r"""\bref\s*[:=]\s*["']?([A-Za-z0-9._-]+)""")


@dataclass(frozen=True, slots=True)
class DataCut:
    """What was done to a data folder.

    Parameters
    ----------
    day : datetime.date
        Day of knowledge.
    kept, left_out : dict of str to int
        Rows by table, and instruments of law under ``law``.
    younger : tuple of str
        Ids of rows that came later and stay, because the law or the scenario is read with them.
    """

    day: dt.date
    kept: dict[str, int]
    left_out: dict[str, int]
    younger: tuple[str, ...]


@dataclass(slots=True)
class _Table:
    """Rows of one file as they stand there."""

    name: str
    path: str
    header: list[str]
    rows: list[Cells]
    left_out: int = 0

    def keep(self, wanted: Iterable[bool]) -> None:
        """Leave out the rows that are not wanted."""
        rows = [cells for cells, good in zip(self.rows, wanted, strict=True) if good]
        self.left_out += len(self.rows) - len(rows)
        self.rows = rows


@dataclass(slots=True)
class _Cutter:
    """What the rows of all tables are held against."""

    day: dt.date
    sources: dict[str, dt.date]
    cited: frozenset[str]
    timeless: frozenset[str]
    younger: list[str] = field(default_factory=list)

    def keeps(self, table: str, cells: Cells) -> bool:
        """Whether a row stays."""
        if self._day_of(table, cells) <= self.day:
            return True
        if cells.get("id", "") in self.cited:
            self.younger.append(cells["id"])
            return True
        return False

    def _day_of(self, table: str, cells: Cells) -> dt.date:
        unsourced = dt.date.max if "source" in cells else dt.date.min
        source = self.sources.get(cells.get("source", ""), unsourced)
        if table in self.timeless:
            return min(_first_day(cells.get("period", "")) or dt.date.min, source)
        if known := cells.get("first_known") or cells.get("made") or cells.get("published"):
            return _last_day(known) or dt.date.max
        if table == "measures":
            return min(_last_day(cells["date"]) or dt.date.max, source)
        if table == "dated_rates":
            return _last_day(cells["valid_from"]) or dt.date.min
        if table == "episodes":
            return _last_day(cells["end"]) or source
        return source


def cut_data(folder: Path, day: dt.date, target: Path) -> DataCut:
    """Write what a data folder would have held on an earlier day.

    Parameters
    ----------
    folder : pathlib.Path
        Data folder with a ``datapackage.json``.
    day : datetime.date
        Day of knowledge, its end.
    target : pathlib.Path
        Folder to make; it must not be there.

    Returns
    -------
    DataCut
        What was kept and left out. The folder in ``target`` is read like any data folder, and
        cutting it again at the same day changes nothing.

    Raises
    ------
    UsageError
        If the target is there already.
    """
    if target.exists():
        raise refusal(UsageError, "data_cut.exists", got=target)
    tables = list(_tables(folder))
    laws, kept_laws = _laws(folder, day)
    texts = [*kept_laws.values(), *(p.read_text("utf-8") for p in folder.glob("scenarios/*.toml"))]
    cited = frozenset(name for text in texts for name in _REFERENCE.findall(text))
    sources = {
        cells["key"]: _last_day(cells["published"]) or _last_day(cells["accessed"]) or day
        for table in tables
        if table.name == "sources"
        for cells in table.rows
    }
    timeless = frozenset(one.name for one in resources(folder).values() if one.timeless)
    cutter = _Cutter(day, sources, cited, timeless)
    before = _ids(tables)
    for table in tables:
        if table.name not in ("sources", "plants"):
            table.keep([cutter.keeps(table.name, cells) for cells in table.rows])
    _without_later(tables, before, day)
    _sources_of(tables, kept_laws.values(), sources, day)
    _write(folder, target, tables, kept_laws)
    kept, left_out = {"law": len(kept_laws)}, {"law": laws - len(kept_laws)}
    for table in tables:
        kept[table.name] = kept.get(table.name, 0) + len(table.rows)
        left_out[table.name] = left_out.get(table.name, 0) + table.left_out
    return DataCut(day, kept, left_out, tuple(sorted(cutter.younger)))


def _tables(folder: Path) -> Iterator[_Table]:
    for resource in resources(folder).values():
        for path in resource.paths:
            if (folder / path).is_file():
                text = (folder / path).read_text(encoding="utf-8-sig")
                header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
                cells = [dict(zip(header, row, strict=True)) for row in rows]
                yield _Table(resource.name, path, header, cells)


def _ids(tables: list[_Table]) -> set[str]:
    return {cells["id"] for table in tables for cells in table.rows if cells.get("id")}


def _without_later(tables: list[_Table], before: set[str], day: dt.date) -> None:
    """Take out what kept rows say about rows that are no longer there."""
    ids = _ids(tables)
    gone = before - ids
    for table in tables:
        if table.name == "observations":
            _repetitions(table, ids)
            table.keep([c["qualifier"] != "withdrawn" or bool(c["supersedes"]) for c in table.rows])
        elif table.name == "learning_rows":
            table.keep([cells["ref"] in ids for cells in table.rows])
        elif table.name in ("episodes", "contradictions"):
            column = "evidence_rows" if table.name == "episodes" else "rows"
            table.keep([gone.isdisjoint(_listed(cells[column])) for cells in table.rows])
        elif table.name == "forecast_record":
            for cells in table.rows:
                if cells["outturn_row"] not in ids or not _past(cells["period"], day):
                    cells.update(outturn="", outturn_row="", bias="")
        elif table.name == "dated_rates":
            for cells in table.rows:
                if (_first_day(cells["valid_to"]) or day) > day:
                    cells["valid_to"] = ""
    _plants(tables, day)


def _listed(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(SEPARATOR) if name.strip()]


def _repetitions(table: _Table, ids: set[str]) -> None:
    """Rows that repeat a row that is not there yet repeat the first of themselves."""
    heads: dict[str, str] = {}
    for cells in sorted(table.rows, key=lambda one: (one["first_known"], one["id"])):
        first = cells["same_value_as"]
        if first and first not in ids:
            head = heads.setdefault(first, cells["id"])
            cells["same_value_as"] = head if head != cells["id"] else ""
        if cells["supersedes"] not in ids:
            cells["supersedes"] = ""


def _plants(tables: list[_Table], day: dt.date) -> None:
    """Plants of which something was known, as plans until a start was known."""
    events = [cells for table in tables if table.name == "plant_events" for cells in table.rows]
    told = {cells["plant"] for cells in events}
    started = {cells["plant"] for cells in events if cells["event"] in RESETTING}
    for table in (one for one in tables if one.name == "plants"):
        table.keep([cells["plant"] in told or _past(cells["start"], day) for cells in table.rows])
        names = {cells["plant"] for cells in table.rows}
        for cells in table.rows:
            if not _past(cells["start"], day):
                cells["start"] = ""
            stands = cells["plant"] in started or bool(cells["start"])
            cells["kind"] = "plant" if stands else "plan"
            if cells["successor"] not in names:
                cells["successor"] = ""


def _sources_of(
    tables: list[_Table], laws: Iterable[str], sources: dict[str, dt.date], day: dt.date
) -> None:
    """Sources that were there, and those of rows that are kept."""
    cited = {cells.get("source", "") for table in tables for cells in table.rows}
    told = "\n".join(laws)
    for table in (one for one in tables if one.name == "sources"):
        table.keep(
            [
                sources[cells["key"]] <= day or cells["key"] in cited or cells["key"] in told
                for cells in table.rows
            ]
        )


def _laws(folder: Path, day: dt.date) -> tuple[int, dict[str, str]]:
    """Number of instruments, and the files of those that were known."""
    texts = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("law/*.yaml"))}
    heads = {name: _head(text) for name, text in texts.items()}
    kept = {}
    for name, head in heads.items():
        known = head.get("published") or head.get("effective_from")
        if not known or (_last_day(known) or dt.date.max) <= day:
            kept[name] = texts[name]
    for name in kept:
        end = _first_day(heads[name].get("effective_to", ""))
        later = any(
            heads[name]["id"] in head.get("supersedes", "")
            for other, head in heads.items()
            if other not in kept
        )
        if later and end and end > day:
            open_end = re.sub(r"(?m)^effective_to:.*$", "effective_to: null", kept[name])
            kept[name] = re.sub(r"(?m)^status: historic *$", "status: in-force", open_end)
    return len(texts), kept


def _head(text: str) -> dict[str, str]:
    """Keys at the left edge of an instrument that tell its days."""
    told = {key: value.strip(" '\"") for key, value in _LINE.findall(text)}
    return {key: value for key, value in told.items() if value != "null"}


def _write(folder: Path, target: Path, tables: list[_Table], laws: dict[str, str]) -> None:
    for name in COPIED:
        if (folder / name).is_dir():
            shutil.copytree(folder / name, target / name)
        elif (folder / name).is_file():
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / name, target / name)
    for table in tables:
        path = target / table.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(table.header)
            writer.writerows(cells.values() for cells in table.rows)
    (target / "law").mkdir(exist_ok=True)
    for name, text in laws.items():
        (target / "law" / name).write_text(text, encoding="utf-8", newline="\n")


def _last_day(text: str) -> dt.date | None:
    """Last day of a date printed as year, month or day; nothing for anything else."""
    try:
        return period(text).end
    except DataError:
        return None


def _first_day(text: str) -> dt.date | None:
    try:
        return period(text).start
    except DataError:
        return None


def _past(text: str, day: dt.date) -> bool:
    """Whether a stretch of time was told and is over."""
    end = _last_day(text)
    return end is not None and end <= day
