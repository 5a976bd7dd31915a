"""``polysight warn``."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("shipped_panel")]


def test_the_verb_answers_with_its_document(call: Call) -> None:
    said = call("warn", "--as-of", "2022-10-15", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "warn")
    assert (told["as_of"], told["month"]) == ("2022-10-15", "2022-09")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_printed(call: Call, language: str) -> None:
    said = call("warn", "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert "●" in said.out


def test_the_first_months_have_no_index_and_say_so(call: Call) -> None:
    said = call("warn", "--as-of", "2009-02-01")
    assert (said.code, said.err) == (0, "")
    assert "no index yet" in said.out


@pytest.mark.parametrize("day", ["2008-12-31", "2042-01-01"])
def test_days_that_nothing_is_known_of_are_refused(call: Call, day: str) -> None:
    said = call("warn", "--as-of", day)
    assert said.code == 2
    assert day in said.err
