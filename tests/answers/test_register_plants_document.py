"""The register of plants on a day, as a document."""

from __future__ import annotations

import datetime as dt

import jsonschema

from polysight.answers.published_schema import schema
from polysight.answers.register_plants_document import document, plants_on
from polysight.evidence.store import evidence

DAY = dt.date(2024, 12, 31)


def test_the_largest_plant_stands_first_and_the_document_fits() -> None:
    told = document(plants_on(evidence(), {"geography": "CN-XJ"}, DAY, None), DAY, None)
    jsonschema.validate(told, schema("show"))
    levels = [one["capacity_t_per_year"] for one in told["plants"]]  # type: ignore[attr-defined]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] > 0


def test_a_plant_that_was_not_known_yet_has_no_level() -> None:
    early = dt.date(2005, 1, 1)
    assert all(
        one.capacity_t_per_year(DAY, as_of=early) == 0.0
        for one in plants_on(evidence(), {"geography": "CN-XJ"}, DAY, early)
    )
