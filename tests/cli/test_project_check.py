"""``polysight project check``."""

from __future__ import annotations

import json

import pytest

from polysight.messages import LANGUAGES
from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_branch_answers_in_both_languages(call: Call, language: str) -> None:
    said = call("project", "check", "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert said.out


def test_the_document_fits_its_form(call: Call) -> None:
    said = call("project", "check", "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "project_check")
    verdicts = [one["verdict"] for one in told["projects"]]
    assert verdicts == sorted(verdicts, key=["cannot-hold", "cannot-judge", "holds"].index)


def test_an_unknown_row_is_refused(call: Call) -> None:
    assert call("project", "check", "PP9999").code == 2
