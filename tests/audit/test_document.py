from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from polysight.audit.document import document, findings_document, rules_document
from polysight.audit.finding import Severity
from polysight.audit.rulebook import RULES
from tests.audit.audited_tables import outcome

SCHEMA = FOLDER / "audit.schema.json"


def fits(told: dict[str, object]) -> dict[str, object]:
    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    json.dumps(told, allow_nan=False)
    return told


def test_the_document_fits_its_schema_and_tells_both_languages(tmp_path: Path) -> None:
    found = outcome(tmp_path)
    told = fits(document(found, Severity.LOW))
    assert told["failed"] is True
    assert isinstance(told["findings"], list)
    statement = told["findings"][0]["statement"]
    assert statement["en"] != statement["zh"]


def test_claims_of_the_document_are_those_that_findings_name(tmp_path: Path) -> None:
    told = document(outcome(tmp_path), None)
    assert isinstance(told["findings"], list)
    assert isinstance(told["claims"], list)
    named = {row for one in told["findings"] for row in one["rows"]}
    assert {claim["id"] for claim in told["claims"]} == named
    assert told["failed"] is False


def test_some_findings_and_the_rules_have_documents_too(tmp_path: Path) -> None:
    found = outcome(tmp_path)
    fits(findings_document(found.contradictions, found))
    fits(rules_document(RULES))


def test_the_schema_can_refuse() -> None:
    with pytest.raises(jsonschema.ValidationError):
        fits({"version": 2, "rules": []})
