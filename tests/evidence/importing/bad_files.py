"""Files that must not be imported, each with the one place that is wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.evidence.importing.tables import BASIS, COLUMNS, ROW, book, csv_of, table, text

Fault = tuple[str, int, str]


@dataclass(frozen=True)
class Bad:
    """A bad file: its content, and key, row and column of every fault."""

    name: str
    content: Callable[[], bytes]
    faults: tuple[Fault, ...]


def _bad(name: str, content: bytes | Callable[[], bytes], *faults: Fault) -> Bad:
    return Bad(name, content if callable(content) else lambda: content, faults)


def _row(key: str, column: str, **cells: str) -> Bad:
    """A file whose second row is wrong in one column."""
    name = f"{key.split('.')[1]}: {', '.join(f'{k}={v[:20]}' for k, v in cells.items())}"
    return _bad(name, csv_of({"note": "good"}, {"period": "2025-08", **cells}), (key, 3, column))


def _sheet(change: Callable[[Any], None]) -> Callable[[], bytes]:
    return lambda: book(table({}, {"period": "2025-08"}), change)


def _cell(place: str, value: Any) -> Callable[[], bytes]:
    def change(made: Any) -> None:
        made.active[place] = value

    return _sheet(change)


def _merged(made: Any) -> None:
    made.active.merge_cells("F2:F3")


def _two_sheets(made: Any) -> None:
    other = made.create_sheet("More")
    for row in table({}):
        other.append(row)


def _only_hidden(made: Any) -> None:
    made.create_sheet("Empty")
    made["Data"].sheet_state = "hidden"


def rezipped(content: bytes, **changed: bytes) -> bytes:
    """Workbook with parts replaced or added (``__`` stands for ``/``, ``_`` for a dot)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", 8) as made:
        parts = {name: old.read(name) for name in old.namelist()}
        parts |= {name.replace("__", "/").replace("_", "."): b for name, b in changed.items()}
        for name, part in parts.items():
            made.writestr(name, part)
    return stream.getvalue()


def _with_doctype() -> bytes:
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    good = book(table({}))
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    at = sheet.index(b"<worksheet")
    return rezipped(good, xl__worksheets__sheet1_xml=sheet[:at] + evil + sheet[at:])


def _utf16_part() -> bytes:
    evil = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16")
    return rezipped(book(table({})), xl__styles_xml=evil)


def bomb(size: int = 200 << 20) -> bytes:
    """Workbook whose sheet unpacks to very much."""
    return rezipped(book(table({})), xl__worksheets__sheet1_xml=b" " * size)


def _many_entries() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for i in range(2_500):
            archive.writestr(f"{i}", b"")
    return stream.getvalue()


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    return stream.getvalue()


def _swapped() -> bytes:
    return csv_of({"value": "CNY/kg", "unit": "41.5"})


GOOD = csv_of({})
CHINESE = text(table({"note": "多晶硅价格"}))
NO_TAX = "averaging=month;deal=spot"

FILES: tuple[Bad, ...] = (
    # encodings
    _bad("latin-1", csv_of({"note": "x"}).replace(b'"x"', b'"\xe9 caf\xe9 \xfc"'),
         ("table.byte", 2, "")),
    _bad("utf-16 without mark", CHINESE.encode("utf-16-le"), ("table.nul", 1, "")),
    _bad("utf-32", CHINESE.encode("utf-32"), ("table.encoding", 0, "")),
    _bad("cut in a character", CHINESE.encode()[:-6], ("table.byte", 2, "")),
    _bad("gbk cut in a character", CHINESE.encode("gbk")[:-4] + b"\xff\n", ("table.byte", 2, "")),
    _bad("nul byte", GOOD.replace(b"polysilicon", b"poly\0silicon"), ("table.nul", 2, "")),
    _row("cell.replacement", "note", note="锟斤拷"),
    _row("cell.control", "note", note="bell \x07"),
    # not a table
    _bad("empty", b"", ("table.empty", 0, "")),
    _bad("blank", b" \n\n  \n", ("table.empty", 0, "")),
    _bad("header only", text([COLUMNS]).encode(), ("table.no_rows", 0, "")),
    _bad("html", b"<!DOCTYPE html><html><table><tr><td>1</table>", ("table.html", 0, "")),
    _bad("html with a mark", b"\xef\xbb\xbf\n<table><tr><td>price</td></tr></table>",
         ("table.html", 0, "")),
    _bad("pdf", b"%PDF-1.7\n1 0 obj", ("table.format", 0, "")),
    _bad("xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
         ("table.legacy_workbook", 0, "")),
    _bad("zip", _zip, ("table.not_workbook", 0, "")),
    _bad("broken zip", lambda: book(table({}))[:-40], ("table.workbook_broken", 0, "")),
    _bad("damaged zip", lambda: _damaged(), ("table.workbook_broken", 0, "")),
    # workbooks that are unsafe
    _bad("bomb", bomb, ("table.bomb", 0, "")),
    _bad("entries", _many_entries, ("table.entries", 0, "")),
    _bad("doctype", _with_doctype, ("table.doctype", 0, "")),
    _bad("utf-16 part", _utf16_part, ("table.workbook_broken", 0, "")),
    _bad("macro", lambda: rezipped(book(table({})), xl__vbaProject_bin=b"x"),
         ("table.macro", 0, "")),
    # workbooks whose cells cannot be trusted
    _bad("merged", _sheet(_merged), ("table.merged", 2, "")),
    _bad("formula", _cell("B3", "=B2*2"), ("cell.formula", 3, "value")),
    _bad("error value", _cell("B3", "#N/A"), ("cell.error_value", 3, "value")),
    _bad("date as number", _cell("D3", 45870), ("cell.excel_date", 3, "period")),
    _bad("date as fraction", _cell("D3", 2025.1), ("period.malformed", 3, "period")),
    _bad("two sheets", _sheet(_two_sheets), ("table.sheet_choose", 0, "")),
    _bad("only a hidden sheet", _sheet(_only_hidden), ("table.empty", 0, "")),
    # shape
    _bad("ragged short", GOOD + b'"price","3"\n', ("table.ragged", 3, "")),
    _bad("ragged long", GOOD + GOOD.split(b"\n")[1] + b',"x"\n', ("table.ragged", 3, "")),
    _bad("open quote", GOOD + b'"price,3\n', ("table.malformed", 3, "")),
    _bad("stray quote", GOOD + b'"pri"ce"\n', ("table.malformed", 3, "")),
    _bad("no header", text(table({})[1:]).encode(), ("table.header_missing", 1, "")),
    _bad("header twice", text([[*COLUMNS, "数值"], [*table({})[1], "1"]]).encode(),
         ("table.column_twice", 1, "value")),
    _bad("column unknown", csv_of({"colour": "red"}), ("table.column_unknown", 1, "")),
    _bad("column unnamed", csv_of({"": "red", "note": "x"}), ("table.heading_empty", 1, "")),
    _bad("cells beside the table", csv_of({"": "red"}), ("table.ragged", 2, "")),
    _bad("column missing", csv_of({}, columns=[c for c in COLUMNS if c != "unit"]),
         ("table.column_missing", 1, "")),
    _bad("no number column", csv_of({}, columns=[c for c in COLUMNS if c != "value"]),
         ("table.column_missing", 1, "")),
    _bad("columns", (",".join(f"c{i}" for i in range(100_000)) + "\n").encode(),
         ("table.columns_many", 1, "")),
    _bad("cell", csv_of({"note": "x" * 40_000}), ("cell.too_long", 2, "")),
    _bad("line", b'"' + b"x" * (5 << 20), ("table.line_long", 1, "")),
    # numbers
    _row("cell.number", "value", value="about forty"),
    _row("cell.number", "value", value="1,23,4"),
    _row("cell.number", "value", value="nan"),
    _row("cell.number_range", "value", value="38-41"),
    _bad("ambiguous comma", csv_of({"value": "1,234"}), ("cell.number_ambiguous", 2, "value")),
    _bad("mixed marks", csv_of({"value": "1,234.5"}, {"value": "1.234,5", "period": "2025-08"}),
         ("cell.number_mixed", 3, "value")),
    _bad("ambiguous in a mixed file",
         csv_of(*({"value": value, "period": f"2025-0{month}"}
                  for month, value in enumerate(("1.5", "1,5", "1.234"), 1))),
         ("cell.number_mixed", 3, "value"), ("cell.number_ambiguous", 4, "value")),
    _row("cell.percent", "value", value="45%"),
    _row("cell.number_unit", "value", value="3.5万元/吨"),
    _row("check.no_number", "value", value=""),
    _row("check.range", "low", value="", low="41", high="40"),
    _row("check.range", "low", value="45", low="40", high="41"),
    _row("import.negative", "value", value="-3"),
    _row("import.negative", "value", value="(3)"),
    # meaning
    _bad("swapped", _swapped, ("cell.swapped", 2, "value")),
    _row("unit.unknown", "unit", unit="CNY/kgg"),
    _row("unit.not_of_quantity", "unit", unit="GW"),
    _row("cell.required", "unit", unit=""),
    _row("codelist.unknown", "quantity", quantity="prise"),
    _row("codelist.unknown", "geography", geography="新僵"),
    _row("cell.required", "geography", geography=""),
    _row("codelist.unknown", "company", company="Tongwey"),
    _row("codelist.unknown", "kind", kind="guess"),
    _row("cell.enum", "evidence", evidence="gossip"),
    _row("cell.pattern", "id", id="no spaces here"),
    _row("period.malformed", "period", period="05/06/2025"),
    _row("period.malformed", "period", period="2025-13"),
    _row("cell.excel_date", "period", period="45870"),
    _row("cell.date", "published", published="yesterday"),
    _row("import.future_observed", "period", period="2031"),
    _row("import.future_known", "first_known", first_known="2030-01-01"),
    _row("check.before_it_happened", "first_known", first_known="2024-01-01"),
    # basis
    _row("import.basis_code", "basis", basis=BASIS.replace("spot", "spott")),
    _row("import.basis_dimension", "basis", basis=BASIS + ";taste=sweet"),
    _row("import.basis_form", "basis", basis="spot"),
    _row("import.basis_extra", "basis", basis=BASIS + ";step=whole-plant"),
    _row("import.basis_twice", "tax", tax="excluded"),
    _row("import.basis_mixed", "basis", basis=NO_TAX),
    _bad("basis missing", csv_of({"basis": NO_TAX}), ("import.basis_missing", 2, "basis")),
    # sources and ids
    _row("import.source_missing", "source", source=""),
    _row("import.source_unknown", "source", source="dayly"),
    _row("import.source_conflict", "source_title", source_title="Another title"),
    _row("cell.required", "source_title", source="", source_url="https://example.org"),
    _row("check.tier", "tier", tier="primary"),
    _row("check.memory", "tier", evidence="memory"),
    _row("check.reference", "supersedes", supersedes="NOPE"),
    _row("check.reference", "same_value_as", same_value_as="NOPE"),
    _row("check.withdrawal", "supersedes", qualifier="withdrawn", value=""),
    _bad("id twice", csv_of({"id": "A1"}, {"id": "A1", "period": "2025-08"}),
         ("import.id_twice", 3, "id")),
    _bad("id of a shipped row", csv_of({"id": "FX0001"}), ("import.id_taken", 2, "id")),
    _bad("row twice", csv_of({}, {}), ("import.row_twice", 3, "id")),
)  # fmt: skip


def _damaged() -> bytes:
    content = bytearray(book(table({}, {"period": "2025-08"})))
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[at : at + 40] = bytes(40)
    return bytes(content)


__all__ = ["CHINESE", "FILES", "GOOD", "ROW", "Bad", "bomb", "rezipped"]
