from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from polysight.cli import options
from tests.cli.conftest import Call

SCHEMA = Path(options.__file__).parent / "schemas" / "report.schema.json"


@pytest.mark.slow
def test_the_report_is_written_in_both_languages(call: Call, tmp_path: Path) -> None:
    result, target = tmp_path / "result", tmp_path / "report"
    assert call("run", "--output", str(result)).code == 0
    arguments = ("report", str(result), "--output", str(target))
    assert call(*arguments, "--dry-run").code == 0
    assert not target.exists()
    said = call(*arguments, "--json")
    assert said.code == 0
    document = json.loads(said.out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    endings = sorted(path.name for path in target.iterdir() if path.suffix in (".html", ".pdf"))
    assert len(endings) == 4
    assert all(Path(name).is_file() for name in document["files"])


def test_without_a_result_nothing_is_written(call: Call, tmp_path: Path) -> None:
    said = call("report", str(tmp_path / "none"), "--output", str(tmp_path / "report"))
    assert said.code in (2, 3)
    assert "none" in said.err
    assert not (tmp_path / "report").exists()
