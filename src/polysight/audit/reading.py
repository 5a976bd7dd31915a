"""Reading a table of claims, from a file or from rows, with clear errors."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from polysight.audit.claim import Claim, Kind, Qualifier, Span
from polysight.audit.comparison import content
from polysight.audit.metric import Metric
from polysight.audit.moment import Moment, moment, with_change
from polysight.audit.report import Report
from polysight.audit.spans import span
from polysight.audit.vocabulary import Vocabulary
from polysight.errors import DataError, Problem, UsageError, refusal
from polysight.evidence.codelist import folded
from polysight.evidence.importing.grid import Cell
from polysight.evidence.importing.limits import MAX_PROBLEMS
from polysight.evidence.importing.numbers import mark, number
from polysight.evidence.importing.table_file import table_file
from polysight.evidence.store import Evidence
from polysight.suggestion import nearest

REQUIRED = ("metric", "value_low")
COLUMNS = (
    "id", "section", "subject", "metric", "value_low", "value_high", "unit", "raw", "qualifier",
    "period", "geography", "route", "company", "kind", "attributed",
)  # fmt: skip
VALUES = ("value_low", "value_high")
#: Numbers in the words of a subject, such as the scale of a plant; no years, no CR5.
_NUMBERS = re.compile(r"(?<![\w.])(?!(?:19|20)\d\d(?!\d))\d+(?:\.\d+)?(?![\w.]*\d)")
#: Words of a change whose number is one of size only: down by 30 % is stated as 30.
_FALLS = re.compile(r"reduction|decrease|decline|drop|降幅|跌幅|减少|下降|减排率", re.IGNORECASE)

Rows = Iterable[Mapping[str, object]]
_Numbered = list[tuple[int, dict[str, Cell]]]


def claims(
    given: Path | Rows,
    evidence: Evidence,
    *,
    sheet: str = "",
    aliases: Iterable[tuple[str, str, str]] = (),
) -> Report:
    """Report of a table of claims.

    Parameters
    ----------
    given : pathlib.Path or iterable of mapping
        CSV or XLSX file, or rows by column name. Columns: id, section, subject, metric, value_low,
        value_high, unit, raw, qualifier, period, geography, route, company, kind, attributed; only
        metric and value_low must be there. Headings may be Chinese.
    evidence : Evidence
        Holds metrics, aliases, units and codelists.
    sheet : str
        Sheet of a workbook.
    aliases : iterable of (str, str, str)
        More words: list, alias, meaning.

    Returns
    -------
    Report
        The claims; cells that no rule could use stand in its remarks.

    Raises
    ------
    DataError
        If a column is missing, a value is no number, an id stands twice, or aliases go round in a
        circle; every fault with its row.
    """
    vocabulary = Vocabulary(evidence, aliases)
    file, numbered = _table(given, vocabulary, sheet)
    reader = _Reader(vocabulary, file, mark(_numbers(numbered)))
    reader.subjects = _metrics_of_subjects(numbered, vocabulary)
    read = [claim for row, cells in numbered if (claim := reader.claim(row, cells))]
    if reader.problems:
        raise DataError(tuple(reader.problems[:MAX_PROBLEMS]))
    read.sort(key=_said)
    return Report(tuple(read), vocabulary, evidence, tuple(reader.remarks))


def _said(claim: Claim) -> tuple[object, ...]:
    ends = (claim.span.low, claim.span.high) if claim.span else ()
    return claim.metric, ends, content(claim)


def _metrics_of_subjects(numbered: _Numbered, vocabulary: Vocabulary) -> dict[str, str]:
    """Known metric words of subjects, for rows of the same subject whose word nobody knows."""
    found: dict[str, set[str]] = {}
    words: dict[str, str] = {}
    for _, cells in numbered:
        subject, word = str(cells.get("subject", "")).strip(), str(cells.get("metric", "")).strip()
        if subject and (key := vocabulary.known_metric(word)):
            found.setdefault(subject, set()).add(key)
            words[key] = word
    return {subject: words[min(keys)] for subject, keys in found.items() if len(keys) == 1}


def _table(given: Path | Rows, vocabulary: Vocabulary, sheet: str) -> tuple[str, _Numbered]:
    named: dict[str, str] = {}

    def column(heading: str) -> str:
        if heading not in named:
            named[heading] = _column(heading, vocabulary)
        return named[heading]

    if not isinstance(given, Path):
        mapped = [{column(name): _cell(cell) for name, cell in row.items()} for row in given]
        for cells in mapped[:1]:
            _require(cells, tuple(cells), "")
        return "", [(number, cells) for number, cells in enumerate(mapped, 2)]
    if not given.is_file():
        raise refusal(UsageError, "audit_reading.no_file", got=given)
    grid = table_file(given, sheet, column)
    if grid.marks:
        first = grid.marks[0]
        raise grid.refuse(first.key, first.row, got=first.got)
    header, headings = _header(grid.lines, column)
    names = tuple(column(heading) for heading in headings)
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise grid.refuse("table.column_twice", 1, got=", ".join(twice))
    _require(names, headings, given.name)
    return given.name, [
        (row, {name: cell for name, cell in zip(names, cells, strict=False) if name})
        for row, cells in grid.lines[header + 1 :]
    ]


def _header(
    lines: Sequence[tuple[int, tuple[Cell, ...]]], column: Callable[[str], str]
) -> tuple[int, tuple[str, ...]]:
    scores = [sum(bool(column(str(cell))) for cell in cells) for _, cells in lines[:11]]
    at = scores.index(max(scores)) if scores else 0
    return at, tuple(str(cell) for cell in lines[at][1]) if lines else ()


def _column(heading: str, vocabulary: Vocabulary) -> str:
    plain = heading.strip().casefold().replace(" ", "_")
    return plain if plain in COLUMNS else vocabulary.word("column", heading) or ""


def _require(names: Iterable[str], headings: Sequence[str], file: str) -> None:
    have = set(names)
    missing = [name for name in REQUIRED if name not in have]
    if missing:
        raise DataError(
            tuple(
                Problem(
                    "audit_reading.column_missing",
                    (("column", name),),
                    file,
                    row=1,
                    got=", ".join(headings[:20]),
                    suggestion=nearest(name, headings),
                )
                for name in missing
            )
        )


def _cell(cell: object) -> Cell:
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    return float(cell) if isinstance(cell, int | float) else str(cell)


def _numbers(numbered: _Numbered) -> Iterable[Cell]:
    return (cells.get(name, "") for _, cells in numbered for name in VALUES)


class _Reader:
    """Rows into claims; collects what is wrong."""

    def __init__(self, vocabulary: Vocabulary, file: str, decimal: str) -> None:
        self.vocabulary, self.file, self.decimal = vocabulary, file, decimal
        self.problems: list[Problem] = []
        self.remarks: list[Problem] = []
        self.subjects: dict[str, str] = {}
        self._ids: dict[str, int] = {}

    def claim(self, row: int, cells: Mapping[str, Cell]) -> Claim | None:
        said = {name: str(cells.get(name, "")).strip() for name in COLUMNS}
        name = said["id"] or f"row {row}"
        if name in self._ids:
            first = str(self._ids[name])
            self._fault("audit_reading.id_twice", row, "id", name, (("first", first),))
            return None
        self._ids[name] = row
        if not said["metric"] and not said["subject"]:
            self._fault("audit_reading.no_metric", row, "metric", "")
            return None
        ends = [self._number(row, column, cells.get(column, "")) for column in VALUES]
        unit = said["unit"] or next((end[1] for end in ends if end and end[1]), "")
        metric = self.vocabulary.metric(said["metric"] or said["subject"], unit)
        if not metric.known and said["subject"] in self.subjects:
            like = self.vocabulary.metric(self.subjects[said["subject"]], unit)
            if self.vocabulary.units.factor(unit, like.unit) is not None:
                metric = like
        kind = self._kind(row, said["kind"], said["period"])
        qualifier = self._qualifier(row, said["qualifier"])
        falls = metric.nature == "change" and _FALLS.search(said["metric"]) is not None
        found, canonical = self._span(row, ends, unit, qualifier, kind, metric, falls)
        told = self._moment(said, metric)
        company, group = self._firms(said["company"])
        return Claim(
            name,
            row,
            said["section"],
            said["subject"],
            said["raw"],
            metric.key,
            metric.known,
            found,
            canonical,
            unit,
            qualifier,
            told.period,
            said["period"],
            told.scenario or ("unnamed" if kind is Kind.SCENARIO else ""),
            self.vocabulary.several("geography", said["geography"]),
            next(iter(self.vocabulary.several("route", said["route"])), ""),
            company,
            group,
            kind,
            said["attributed"],
            self._basis(said, metric, told),
        )

    def _fault(
        self, key: str, row: int, column: str, got: str, told: tuple[tuple[str, str], ...] = ()
    ) -> None:
        self.problems.append(Problem(key, told, self.file, row=row, column=column, got=got))

    def _number(self, row: int, column: str, cell: Cell) -> tuple[str, str] | None:
        read = number(cell, self.decimal)
        if read.fault:
            self._fault(read.fault, row, column, str(cell)[:80])
        return (read.text, read.unit) if read.text else None

    def _span(
        self,
        row: int,
        ends: list[tuple[str, str] | None],
        unit: str,
        qualifier: Qualifier,
        kind: Kind,
        metric: Metric,
        falls: bool,
    ) -> tuple[Span | None, str]:
        stated = [end[0] for end in ends if end]
        if not stated:
            return None, metric.unit
        factor, canonical = self.vocabulary.units.factor(unit, metric.unit), metric.unit
        if factor is None:
            canonical = self.vocabulary.units.canonical(unit)
            factor = self.vocabulary.units.factor(unit, canonical) or 1.0
            if unit and self.vocabulary.units.find(unit) is None:
                told = (("unit", unit),)
                self.remarks.append(
                    Problem("audit_reading.unit_unknown", told, self.file, row=row, column="unit")
                )
        if falls and float(stated[0]) > 0:
            factor = -factor
        low, high = sorted((float(stated[0]) * factor, float(stated[-1]) * factor))
        return span(low, high, min(stated, key=len), qualifier, kind, metric), canonical

    def _kind(self, row: int, text: str, when: str) -> Kind:
        said = self.vocabulary.word("kind", text) if text else None
        if said is not None:
            return Kind(said)
        if text:
            self._remark("audit_reading.kind_unknown", row, "kind", text)
        return Kind.SCENARIO if moment(when).scenario else Kind.ESTIMATE

    def _qualifier(self, row: int, text: str) -> Qualifier:
        said = self.vocabulary.word("qualifier", text) if text else "none"
        if said is None:
            self._remark("audit_reading.qualifier_unknown", row, "qualifier", text)
        return Qualifier(said or "none")

    def _remark(self, key: str, row: int, column: str, got: str) -> None:
        self.remarks.append(Problem(key, (), self.file, row=row, column=column, got=got))

    def _moment(self, said: Mapping[str, str], metric: Metric) -> Moment:
        told = moment(said["period"])
        if metric.nature != "change":
            return told
        texts = " | ".join((said["raw"], said["subject"], said["unit"]))
        grows = any(word in said["metric"].casefold() for word in ("growth", "增长", "增速"))
        return with_change(told, texts, yearly=metric.per_year, grows=grows)

    def _firms(self, text: str) -> tuple[tuple[str, ...], str]:
        group = self.vocabulary.word("group", text)
        if group is not None:
            return (), "" if group == "all" else group
        others = ""
        plain = folded(text)
        for word, meaning in self.vocabulary.words("others").items():
            if plain.endswith(word):
                cut = max(at for at in range(len(text)) if folded(text[at:]) == word)
                others, text = meaning, text[:cut]
                break
        return self.vocabulary.several("company", text), others

    def _basis(self, said: Mapping[str, str], metric: Metric, told: Moment) -> dict[str, str]:
        words, basis = self.vocabulary, dict(told.marks)
        if metric.nature == "share":
            basis["measure"] = words.marked("measure", f"{said['subject']} {said['raw']}")
        if metric.nature == "difference":
            basis["against"] = words.against(said["subject"]) or words.against(said["raw"])
        basis["aspect"] = words.marked("aspect", said["subject"])
        basis["tax"] = words.marked("tax", f"{said['metric']} {said['subject']} {said['raw']}")
        basis["numbers"] = " ".join(_NUMBERS.findall(said["subject"]))
        return {name: value for name, value in basis.items() if value}
