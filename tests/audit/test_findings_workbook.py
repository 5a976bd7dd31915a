from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from polysight.audit.findings_workbook import workbook_bytes
from polysight.messages import Language
from tests.audit.audited_tables import ROWS, outcome


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_workbook_holds_findings_claims_rules_and_how_it_was_made(
    tmp_path: Path, language: Language
) -> None:
    found = outcome(tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(found, language)))
    findings, claims, cited, rules, about = book.worksheets
    assert findings.max_row == len(found.findings) + 1
    assert claims.max_row == len(ROWS) + 1
    assert rules.max_row == len(found.asked.chosen.rules) + 1
    assert cited.max_row == 1
    assert about.max_row > 10
    assert isinstance(findings.cell(2, 7).value, int | float)


def test_each_claim_names_its_findings_and_no_text_is_a_formula(tmp_path: Path) -> None:
    rows = [row.replace("a,One", "=a,One") for row in ROWS]
    found = outcome(tmp_path, rows)
    claims = openpyxl.load_workbook(io.BytesIO(workbook_bytes(found, "en"))).worksheets[1]
    first = claims[2]
    assert (first[0].value, first[0].data_type) == ("=a", "s")
    assert found.contradictions[0].id in str(first[-1].value)
