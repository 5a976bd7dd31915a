"""``polysight comply score``: pages in both languages, the document, refusals."""

from __future__ import annotations

import json

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from tests.cli.conftest import Call

SCHEMA = FOLDER / "comply_score.schema.json"
SCORE = ("comply", "score", "siemens-xinjiang", "--on", "2027-01-01")


def test_the_document_is_as_its_schema_says(call: Call) -> None:
    said = call(*SCORE, "--json")
    assert (said.code, said.err) == (0, "")
    document = json.loads(said.out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    assert [one["card"] for one in document["ratings"]] == [
        "clean-production-example", "green-factory-example"
    ]  # fmt: skip
    assert all(one["illustrative"] for one in document["ratings"])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("an example", "could not be scored", "unknown")),
        ("zh", ("示例", "无法评分", "未知")),
    ],
)
def test_the_page_says_that_the_card_is_an_example(
    call: Call, language: str, words: tuple[str, ...]
) -> None:
    said = call(*SCORE, "--card", "clean-production-example", "--lang", language)
    assert (said.code, said.err) == (0, "")
    for one in words:
        assert one in said.out


def test_an_unknown_card_is_refused_with_a_suggestion(call: Call) -> None:
    said = call(*SCORE, "--card", "clean-production-exampel")
    assert said.code != 0
    assert "clean-production-example" in said.err
