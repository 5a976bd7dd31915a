"""The document of a footprint has no infinite number."""

from __future__ import annotations

import json

from polysight.answers.footprint_document import document
from tests.study.footprint_example import data
from tests.study.footprint_plants import ROD, told


def test_what_is_not_known_is_null() -> None:
    for name in (ROD, "siemens"):
        json.dumps(document(told(name), data(), "en", []), allow_nan=False)


def test_every_first_tier_row_is_listed_with_its_source() -> None:
    made = document(told(ROD), data(), "zh", [])
    text = json.dumps(made)
    for one in told(ROD).reading.suppliers:
        for row in one.rows:
            assert row in text
