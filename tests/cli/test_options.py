from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from tests.cli.conftest import Call

SCHEMAS = FOLDER


def test_days_are_read_or_refused(call: Call) -> None:
    assert call("show", "price", "--as-of", "2024-06-30", "--json").code == 0
    said = call("show", "price", "--as-of", "30.6.2024")
    assert said.code == 2
    assert "YYYY-MM-DD" in said.err


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.name)
def test_published_schemas_are_schemas_and_can_be_printed(call: Call, path: Path) -> None:
    schema = json.loads(path.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    # The document of a branch is named after verb and branch.
    verb = path.name.partition(".")[0].split("_")
    assert json.loads(call(*verb, "--json-schema").out) == schema


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "price", "--json"),
        ("show", "--json"),
        ("show", "capacity", "--kind", "forecast", "--json"),
        ("check", "--json"),
    ],
)
def test_documents_fit_their_schema(call: Call, arguments: tuple[str, ...]) -> None:
    schema = json.loads((SCHEMAS / f"{arguments[0]}.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(call(*arguments).out), schema)
