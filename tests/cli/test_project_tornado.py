"""``polysight project tornado``."""

from __future__ import annotations

import json

import pytest

from polysight.messages import LANGUAGES
from tests.cli.conftest import Call
from tests.cli.project_example import NAME, fits

pytestmark = pytest.mark.slow

ASKED = (NAME, "--by", "0.2", "--grid", "price", "load")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_branch_answers_in_both_languages(call: Call, language: str) -> None:
    said = call("project", "tornado", *ASKED, "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert said.out


def test_the_document_fits_its_form(call: Call) -> None:
    said = call("project", "tornado", *ASKED, "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "project_tornado")
    assert told["by"] == 0.2
    assert told["factors"][0]["factor"] == "price"
    assert len(told["heat"]["npv"]) == 9


def test_an_unknown_factor_is_refused(call: Call) -> None:
    said = call("project", "tornado", NAME, "--grid", "prise", "load")
    assert said.code == 2
    assert "price" in said.err
