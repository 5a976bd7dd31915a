from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from polysight.audit.finding import FindingKind
from polysight.cli.audit_lines import claim_line, head_line, indented, kind_name, where_line
from polysight.messages import LANGUAGES
from tests.audit.audited_tables import outcome


def test_lines_keep_their_indent_and_their_width(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    indented("silicon [and] " * 10, 2, 2)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 40
    assert lines[0].startswith("  silicon [and]")
    assert all(line.startswith("    ") for line in lines[1:])
    assert [line for line in lines if line != line.rstrip()] == []


def test_each_class_has_a_name_in_both_languages() -> None:
    names = {kind_name(kind, language) for kind in FindingKind for language in LANGUAGES}
    assert len(names) == 2 * len(FindingKind)


def test_a_finding_and_its_claims_have_lines(tmp_path: Path) -> None:
    found = outcome(tmp_path)
    finding = replace(found.contradictions[0], likely_culprit="c")
    claim = found.report.by_id["c"]
    assert finding.id in head_line(finding, "en")
    assert "95 kt" in claim_line(claim, finding, found.report, "en")
    marked = claim_line(claim, finding, found.report, "zh")
    assert marked != claim_line(claim, replace(finding, likely_culprit=""), found.report, "zh")
    nameless = replace(claim, subject="")
    assert "产量" in claim_line(nameless, finding, found.report, "zh")
    assert where_line(claim, found.report, "zh") == "中国"
