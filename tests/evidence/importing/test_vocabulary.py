"""Every spelling means one column, and columns are those of the data."""

from __future__ import annotations

import tomllib
from pathlib import Path

from polysight.evidence.codelist import folded
from polysight.evidence.importing import vocabulary as module
from polysight.evidence.importing.sources import COLUMNS as SOURCE_COLUMNS
from polysight.evidence.importing.vocabulary import vocabulary, words
from polysight.evidence.observation import COLUMNS
from polysight.evidence.store import evidence

TREE = tomllib.loads(Path(module.__file__).with_name("vocabulary.toml").read_text("utf-8"))


def test_no_spelling_means_two_columns() -> None:
    seen: dict[str, str] = {}
    for name, spellings in TREE["columns"].items():
        for spelling in (name, *spellings):
            assert seen.setdefault(folded(spelling), name) == name, spelling


def test_columns_are_those_of_observations_and_sources() -> None:
    assert TREE["columns"].keys() == {*COLUMNS, *SOURCE_COLUMNS}


def test_quantities_that_cannot_be_negative_exist_and_are_not_negative() -> None:
    data = evidence()
    assert set(TREE["never_negative"]["quantities"]) <= data.quantities.keys()
    wrong = [
        row.id
        for row in data.observations
        if row.quantity in TREE["never_negative"]["quantities"]
        if any(part is not None and part < 0 for part in (row.value, row.low, row.high))
    ]
    assert wrong == []


def test_dimensions_are_columns_unless_a_column_has_the_name() -> None:
    own = vocabulary(("tax", "quote"))
    assert own.column(" TAX ") == "tax"
    assert own.column("单 位") == "unit"
    assert own.column("nothing") == ""
    assert not own.recognised("")
    assert "数值" in own.names()


def test_words() -> None:
    assert words("source_redistributable")["是"] == "yes"
    assert words("evidence")["推算"] == "derived"
    assert words("note") == {}
