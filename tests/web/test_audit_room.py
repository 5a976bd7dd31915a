"""A table that is sent is judged as the command judges its file, and bounded before it is read."""

from __future__ import annotations

import base64
import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from polysight.audit.template import template
from polysight.errors import DataError, PolysightError
from polysight.evidence.store import evidence
from polysight.messages import Language
from polysight.web.audit_room import answered
from polysight.web.question import question
from tests.cli.conftest import Call

ASKED: dict[str, object] = {
    "name": "claims.csv", "sheet": "", "only": [], "ignore": [], "accept": [], "tolerance": 1.0,
    "against_evidence": False, "year": None, "as_of": None, "fail_at": "high", "finding": "",
    "form": "json",
}  # fmt: skip


def judged(content: bytes, language: Language = "en", **asked: object) -> bytes:
    table = base64.b64encode(content).decode()
    wanted = question("audit", {**ASKED, **asked, "table": table}, language)
    return answered(wanted, evidence(), lambda done, total: None)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_findings_are_those_of_the_command(ending: str, tmp_path: Path, call: Call) -> None:
    content = template(ending, evidence(), "zh")
    path = tmp_path / f"claims{ending}"
    path.write_bytes(content)
    told = judged(content, name=path.name)
    assert json.loads(told)["findings"]
    assert told.decode() == call("audit", str(path), "--json").out
    for form in ("csv", "html"):
        target = tmp_path / f"found.{form}"
        call("audit", str(path), f"--{form}", str(target), "--lang", "zh")
        assert judged(content, "zh", name=path.name, form=form) == target.read_bytes()


def test_one_finding_is_told_with_its_claims() -> None:
    content = template(".csv", evidence(), "en")
    name = json.loads(judged(content))["findings"][0]["id"]
    found = json.loads(judged(content, finding=name))
    assert [one["id"] for one in found["findings"]] == [name]
    left = json.loads(judged(content, accept=[name]))
    assert left["accepted"]["left_out"] == [name]


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", "<workbook/>")
        book.writestr("xl/worksheets/sheet1.xml", b" " * (65 << 20))
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff\xfe", b"PK", b"PK\x03\x04broken", b"a,b\n1,2\n", b"<html></html>", b"[]"],
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(PolysightError):
        judged(content)


def test_a_workbook_that_is_large_inside_is_refused() -> None:
    with pytest.raises(DataError, match="64 MiB"):
        judged(bomb())


def repacked(**parts: bytes) -> bytes:
    """The workbook to begin with, with some of its parts changed; __ stands for /, _ for a dot."""
    stream = io.BytesIO()
    begun = zipfile.ZipFile(io.BytesIO(template(".xlsx", evidence(), "en")))
    changed = {name.replace("__", "/").replace("_", "."): one for name, one in parts.items()}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        for name in begun.namelist():
            book.writestr(name, changed.get(name, begun.read(name)))
    return stream.getvalue()


def test_a_workbook_with_entities_is_refused() -> None:
    assert json.loads(judged(repacked(), name="claims.xlsx"))["findings"]
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    external = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst>&a;</sst>'
    for evil in (entities, external):
        with pytest.raises(DataError) as fault:
            judged(repacked(xl__sharedStrings_xml=evil), name="claims.xlsx")
        assert [one.key for one in fault.value.problems] == ["table.doctype"]


def test_a_workbook_whose_sizes_lie_is_refused() -> None:
    whole, told = (one.to_bytes(4, "little") for one in (20 << 20, 1000))
    content = repacked(xl__styles_xml=b" " * (20 << 20))
    assert whole in content
    with pytest.raises(DataError) as fault:
        judged(content.replace(whole, told), name="claims.xlsx")
    assert fault.value.problems[0].key in ("table.bomb", "table.workbook_broken")


@pytest.mark.parametrize("payload", ["=cmd|'/c calc'!A1", "@SUM(1)", "+1", "-1+1", "\t=1"])
def test_what_a_stranger_writes_is_no_formula_in_what_comes_back(payload: str) -> None:
    rows = template(".csv", evidence(), "en").decode("utf-8-sig").replace("2 Example", payload)
    content = rows.encode("utf-8-sig")
    found = list(csv.reader(io.StringIO(judged(content, form="csv").decode("utf-8-sig"))))
    assert any(payload.strip() in cell for row in found for cell in row)
    cells = [cell for row in found for cell in row if not number(cell)]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t")]
    book = openpyxl.load_workbook(io.BytesIO(judged(content, form="xlsx")))
    told = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(payload.strip() in str(cell.value) for cell in told)
    assert not [cell.coordinate for cell in told if cell.data_type == "f"]


def number(cell: str) -> bool:
    """Whether a cell is a number, which never has a guard."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    "asked", [{"accept": ["/etc/passwd"]}, {"only": ["identiti"]}, {"finding": "NO-00000000"}]
)
def test_names_that_there_are_not_are_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(PolysightError):
        judged(template(".csv", evidence(), "en"), **asked)
