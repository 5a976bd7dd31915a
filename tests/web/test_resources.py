"""Resources are apart from one another, and paths hold only names that there are."""

from __future__ import annotations

import pytest

from polysight.answers.published_schema import FOLDER
from polysight.cli import plant
from polysight.web.described import SCHEMAS
from polysight.web.plant_reading import ROUTES
from polysight.web.resources import RESOURCES
from tests.web.interface_example import at, client

NAMED = [one for one in RESOURCES if one.variable]


def test_every_resource_has_a_key_a_path_and_a_schema_of_its_own() -> None:
    assert len({one.key for one in RESOURCES}) == len({one.path for one in RESOURCES})
    assert all(
        one.schema in SCHEMAS or (FOLDER / f"{one.schema}.schema.json").is_file()
        for one in RESOURCES
    )


@pytest.mark.parametrize("one", NAMED, ids=lambda one: one.key)
@pytest.mark.parametrize("name", ["no-such-name", "..%2F..%2Fetc%2Fpasswd", "%00", "x.toml", "..."])
def test_names_that_there_are_not_are_refused(one: object, name: str) -> None:
    path = str(getattr(one, "path", "")).replace(f"{{{getattr(one, 'variable', '')}}}", name)
    answer = client().get(at(path))
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"] == "application/problem+json"


def test_routes_are_those_of_the_plant_model() -> None:
    assert set(ROUTES) == set(plant.ROUTES)
