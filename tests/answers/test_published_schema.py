"""Schemas of documents are published as they are read."""

from __future__ import annotations

import json

import pytest

from polysight.answers.published_schema import FOLDER, schema, schema_text


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_a_schema_reads_as_it_is_published(path: object) -> None:
    name = str(getattr(path, "name", "")).removesuffix(".schema.json")
    assert schema(name) == json.loads(schema_text(name))
    assert schema(name)["$schema"].endswith("2020-12/schema")
