from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from tests.cli.conftest import Call


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["project", "lender"])
def test_documents_of_a_project_are_written(call: Call, tmp_path: Path, kind: str) -> None:
    said = call(
        "report", kind, "siemens-inner-mongolia", "--output", str(tmp_path), "--language", "en",
        "--format", "docx", "--json",
    )  # fmt: skip
    assert said.code == 0
    document = json.loads(said.out)
    schema = json.loads((FOLDER / f"report_{kind}.schema.json").read_text("utf-8"))
    jsonschema.validate(document, schema)
    assert Path(document["files"][0]).suffix == ".docx"


def test_an_unknown_project_is_refused_with_a_suggestion(call: Call, tmp_path: Path) -> None:
    said = call("report", "project", "siemens-inner-mongoliaa", "--output", str(tmp_path))
    assert said.code in (2, 3)
    assert "siemens-inner-mongolia" in said.err
    assert not list(tmp_path.iterdir())
