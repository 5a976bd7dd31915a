"""Everything that the interface offers has words in both languages, and examples are answered."""

from __future__ import annotations

import pytest

from polysight.messages import LANGUAGES
from polysight.web.described import EXAMPLES, SCHEMAS, groups, said
from polysight.web.resources import RESOURCES
from tests.web.interface_example import at, client

WORKED = {"numbers", "study", "assumptions", "market_result"}


def test_every_resource_has_words_and_a_group() -> None:
    for language in LANGUAGES:
        for one in RESOURCES:
            assert said("api_title", one.key, language)
            assert said("api_more", one.key, language)
            assert one.group in groups(language)
    assert "problem" in SCHEMAS


@pytest.mark.parametrize("one", RESOURCES, ids=lambda one: one.key)
def test_the_example_of_a_resource_is_answered(one: object) -> None:
    key, path = str(getattr(one, "key", "")), str(getattr(one, "path", ""))
    told = dict(EXAMPLES.get(key, {}))
    variable = str(getattr(one, "variable", ""))
    if variable:
        path = path.replace(f"{{{variable}}}", told.pop(variable))
    answer = client().get(at(path), params=told)
    assert answer.status_code == 200, answer.text
