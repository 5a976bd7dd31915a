from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from polysight.evidence.register_sums import published_capacity
from polysight.evidence.store import evidence
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow

SCHEMA = FOLDER / "explain.schema.json"
NUMBER = "warning.utilisation[year-end,2024]"


def test_a_number_is_followed_to_its_sources(call: Call, stored: Path) -> None:
    said = call("explain", NUMBER, "--result", str(stored))
    assert said.code == 0
    published = published_capacity(evidence(), "CN", 2024)
    assert published is not None
    for part in ("market.production[2024]", published.chosen.id, "Licence", "https://"):
        assert part in said.out
    shallow = call("explain", NUMBER, "--result", str(stored), "--depth", "0")
    assert published.chosen.id not in shallow.out


@pytest.mark.parametrize(("name", "part"), [("MP0415", "53.2"), ("daqo-baotou", "PE0033")])
def test_rows_and_plants_are_explained_without_a_study(call: Call, name: str, part: str) -> None:
    for language in ("en", "zh"):
        said = call("explain", name, "--lang", language)
        assert said.code == 0
        assert part in said.out


def test_the_document_fits_its_schema(call: Call, stored: Path) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    for name in (NUMBER, "MP0415", "daqo-baotou"):
        jsonschema.validate(
            json.loads(call("explain", name, "--result", str(stored), "--json").out), schema
        )


def test_what_does_not_exist_is_told_with_a_suggestion(call: Call, stored: Path) -> None:
    said = call("explain", "warning.utilisation[year-end,2204]", "--result", str(stored))
    assert said.code == 2
    assert "warning.utilisation[year-end,202" in said.err
    assert call("explain", NUMBER, "--result", "/nowhere").code in (2, 3)


@pytest.mark.parametrize("name", ["53.2", "price", "mp0415x"])
def test_what_is_no_id_is_told_so(call: Call, name: str) -> None:
    said = call("explain", name)
    assert said.code == 2
    assert "out/baseline" not in said.err
