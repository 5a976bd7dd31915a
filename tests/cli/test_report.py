from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from polysight.cli.report_forms import FORMS
from tests.cli.conftest import Call
from tests.shared_study import Reported

SCHEMA = FOLDER / "report.schema.json"


@pytest.mark.slow
def test_the_report_is_written_in_both_languages(reported: Reported) -> None:
    document = json.loads(reported.said)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    forms = [path.suffix for path in reported.folder.iterdir() if path.is_file()]
    assert all(forms.count(f".{form}") == 2 for form in FORMS)
    assert all(Path(name).is_file() for name in document["files"])


@pytest.mark.slow
def test_a_dry_run_writes_nothing(call: Call, stored: Path, tmp_path: Path) -> None:
    target = tmp_path / "report"
    assert call("report", str(stored), "--output", str(target), "--dry-run").code == 0
    assert not target.exists()


def test_without_a_result_nothing_is_written(call: Call, tmp_path: Path) -> None:
    said = call("report", str(tmp_path / "none"), "--output", str(tmp_path / "report"))
    assert said.code in (2, 3)
    assert "none" in said.err
    assert not (tmp_path / "report").exists()


def test_an_unknown_form_is_refused_before_anything_is_read(call: Call, tmp_path: Path) -> None:
    said = call("report", str(tmp_path / "none"), "--format", "html,odt")
    assert said.code == 2
    assert "odt" in said.err
    assert "docx" in said.err
