"""A table that is sent is judged as the command judges its file, and bounded before it is read."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize(
    "asked", [{"accept": ["/etc/passwd"]}, {"only": ["identiti"]}, {"finding": "NO-00000000"}]
)
def test_names_that_there_are_not_are_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(PolysightError):
        judged(template(".csv", evidence(), "en"), **asked)
