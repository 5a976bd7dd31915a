"""Import of a file into an overlay: first a plan, then all of it or nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from polysight.errors import DataError, Problem, UsageError, refusal
from polysight.evidence.importing.header import Table, table
from polysight.evidence.importing.limits import MAX_FILE_BYTES, MEBIBYTE
from polysight.evidence.importing.normalise import NUMBERS, Normaliser
from polysight.evidence.importing.numbers import mark
from polysight.evidence.importing.overlay import column_values, locked, table_text
from polysight.evidence.importing.plan import Cells, ImportPlan
from polysight.evidence.importing.plausibility import Expectation
from polysight.evidence.importing.row_reading import RowReader, Staged
from polysight.evidence.importing.sources import SourceBook
from polysight.evidence.importing.table_file import table_file
from polysight.evidence.importing.vocabulary import vocabulary
from polysight.evidence.location import data_folder
from polysight.evidence.observation import COLUMNS, Observation
from polysight.evidence.schema import resources
from polysight.evidence.store import Evidence
from polysight.evidence.writing import write_all
from polysight.suggestion import nearest


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(MEBIBYTE):
            found.update(chunk)
    return found.hexdigest()


def _marked(found: Table) -> Iterator[Problem]:
    last = len(found.headings)
    for one in found.grid.marks:
        heading = found.headings[one.column] if one.column < last else ""
        yield replace(found.problem(one.key, one.row, got=one.got), column=heading)


def _same(one: Observation, other: Observation, dated: bool) -> bool:
    if not dated:
        known, by = one.first_known, one.first_known_by
        other = replace(other, first_known=known, first_known_by=by)
    return one == other


Step = Callable[[int, int], None]
#: Rows between two reports of progress.
STRIDE = 2000
#: Far numbers that are told one by one.
FAR_SHOWN = 20


class _Gathering:
    """Rows that are new, counted against those that are known."""

    def __init__(self, reader: RowReader) -> None:
        self.reader = reader
        self.known = {row.id: row for row in reader.evidence.observations}
        self.first: dict[str, int] = {}
        self.rows: list[Cells] = []
        self.unchanged = 0
        self.expectation = Expectation(reader.evidence.observations)
        self.far: list[Problem] = []

    def take(self, staged: Staged) -> None:
        """Sort a row in as new, known, or a fault."""
        name = staged.observation.id
        faults = self.reader.faults
        if name in self.first:
            key = "import.id_twice" if "id" in self.reader.table.columns else "import.row_twice"
            faults.add(key, staged.number, "id", got=name, first=str(self.first[name]))
            return
        self.first[name] = staged.number
        known = self.known.get(name)
        if known is None:
            self.rows.append(tuple(staged.cells[column] for column in COLUMNS))
            self._weigh(staged)
        elif _same(known, staged.observation, staged.dated):
            self.unchanged += 1
        else:
            faults.add("import.id_taken", staged.number, "id", got=name)

    def _weigh(self, staged: Staged) -> None:
        row = staged.observation
        usual = self.expectation.far(row)
        if usual is not None and len(self.far) < FAR_SHOWN:
            told = (("usual", f"{usual:,.4g}"), ("unit", row.canonical_unit))
            grid = self.reader.table.grid
            got = f"{row.middle:,.6g} {row.canonical_unit}"
            self.far.append(
                Problem("import.far", told, grid.file, grid.sheet, staged.number, "value", got)
            )


def _assumptions(reader: RowReader, file: str) -> list[Problem]:
    counted: Counter[tuple[str, str]] = reader.assumed + reader.sources.assumed
    return [
        Problem(
            "import.assumed",
            (("column", column), ("value", value), ("count", f"{count:,}")),
            file,
        )
        for (column, value), count in sorted(counted.items())
    ]


def _planned(
    path: Path, evidence: Evidence, sheet: str, source: str, today: dt.date, step: Step
) -> ImportPlan:
    schemas = resources(evidence.folders[0])
    words = vocabulary({row.cells["dimension"] for row in evidence.tables["bases"]})
    found = table(table_file(path, sheet, words.column), words)
    grid = found.grid
    shown = mark({cell for name in NUMBERS for cell in found.cells(name)})
    if shown == ",":
        grid.remarks.append(Problem("import.decimal_comma", (), grid.file, grid.sheet))
    sources = SourceBook(evidence, schemas["sources"], source, today)
    normaliser = Normaliser(evidence, shown)
    reader = RowReader(found, evidence, schemas["observations"], sources, normaliser, words, today)
    for problem in _marked(found):
        reader.faults.take(problem)
    gathering = _Gathering(reader)
    total = len(grid.lines) - found.start
    for count, staged in enumerate(reader.rows()):
        if count % STRIDE == 0:
            step(count, total)
        gathering.take(staged)
    step(total, total)
    problems = reader.faults.problems()
    if not problems and not gathering.rows and not gathering.unchanged:
        problems = (Problem("table.no_rows", (), grid.file, grid.sheet),)
    remarks = [*grid.remarks, *_assumptions(reader, grid.file), *gathering.far]
    if gathering.unchanged:
        told = (("count", f"{gathering.unchanged:,}"),)
        key = "import.some_known" if gathering.rows else "import.nothing_new"
        remarks.append(Problem(key, told, grid.file, grid.sheet))
    cited = {row[COLUMNS.index("source")] for row in gathering.rows}
    return ImportPlan(
        grid.file,
        grid.sheet,
        _digest(path),
        () if problems else tuple(gathering.rows),
        () if problems else tuple(r for key, r in sources.added.items() if key in cited),
        gathering.unchanged,
        problems,
        tuple(remarks),
    )


def plan(
    file: Path,
    evidence: Evidence,
    *,
    sheet: str = "",
    source: str = "",
    today: dt.date | None = None,
    step: Step = lambda done, total: None,
) -> ImportPlan:
    """What importing a CSV or XLSX file would add; nothing is written.

    Parameters
    ----------
    file : pathlib.Path
        The file. Its kind is found from its content.
    evidence : Evidence
        What is known, with the overlay that the rows shall go to.
    sheet : str
        Title of the sheet of a workbook; the one that holds a table when empty.
    source : str
        Key of the source of rows that name none.
    today : datetime.date, optional
        Day of the import; today (UTC) when omitted.
    step : callable
        Told now and then how many of how many rows have been read.

    Returns
    -------
    ImportPlan
        New rows and sources, or every fault with file, sheet, row and column.

    Raises
    ------
    UsageError
        If there is no such file, or the given source is unknown.
    """
    if not file.is_file():
        raise refusal(UsageError, "import.file_missing", got=file)
    if source and source not in evidence.sources:
        near = nearest(source, evidence.sources)
        raise refusal(UsageError, "import.source_unknown", got=source, suggestion=near)
    size = file.stat().st_size
    if size > MAX_FILE_BYTES:
        told = tuple(
            (name, f"{bytes_ / MEBIBYTE:,.0f}")
            for name, bytes_ in (("size", size), ("limit", MAX_FILE_BYTES))
        )
        return ImportPlan(file.name, problems=(Problem("table.too_large", told, file.name),))
    try:
        return _planned(
            file, evidence, sheet, source, today or dt.datetime.now(dt.UTC).date(), step
        )
    except DataError as fault:
        return ImportPlan(file.name, sheet, problems=fault.problems)


def _slug(name: str) -> str:
    return re.sub(r"[^0-9A-Za-z\u4e00-\u9fff]+", "-", Path(name).stem).strip("-")[:40] or "file"


def apply(plan: ImportPlan, overlay: Path) -> tuple[Path, ...]:
    """Write a plan into an overlay, all of it or nothing.

    Parameters
    ----------
    plan : ImportPlan
        The plan.
    overlay : pathlib.Path
        The overlay folder; made if it does not exist.

    Returns
    -------
    tuple of pathlib.Path
        Files written; empty when the plan adds nothing.

    Raises
    ------
    UsageError
        If the folder is that of the shipped data.
    DataError
        If the plan has faults, another import is under way, or the overlay has changed since the
        plan was made.
    """
    if plan.problems:
        raise DataError(plan.problems)
    if overlay.resolve() == data_folder().resolve():
        raise refusal(UsageError, "import.shipped_folder", got=overlay)
    if not plan.rows:
        return ()
    with locked(overlay):
        ids = {row[0] for row in plan.rows}
        for path in sorted(overlay.glob("observations/*.csv")):
            if ids & column_values(path, "id"):
                raise refusal(DataError, "import.overlay_changed", folder=overlay)
        files = _source_file(plan, overlay)
        name = f"{_slug(plan.file)}-{plan.sha256[:12]}.csv"
        path = overlay / "observations" / name
        if path.exists():
            raise refusal(DataError, "import.overlay_changed", folder=overlay)
        files.append((path, table_text(COLUMNS, plan.rows)))
        write_all(files)
    return tuple(path for path, _ in files)


def _source_file(plan: ImportPlan, overlay: Path) -> list[tuple[Path, bytes]]:
    path = overlay / "sources.csv"
    if not plan.sources:
        return []
    if {source["key"] for source in plan.sources} & column_values(path, "key"):
        raise refusal(DataError, "import.overlay_changed", folder=overlay)
    columns = list(plan.sources[0])
    added = table_text(columns, [[row[name] for name in columns] for row in plan.sources])
    if not path.is_file():
        return [(path, added)]
    before = path.read_bytes()
    if not before.endswith(b"\n"):
        before += b"\n"
    header = before.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].strip().decode()
    if header != ",".join(columns):
        raise refusal(DataError, "import.overlay_columns", file=path, expected=",".join(columns))
    return [(path, before + added.partition(b"\n")[2])]
