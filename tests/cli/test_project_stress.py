"""``polysight project stress``."""

from __future__ import annotations

import json

import pytest

from polysight.messages import LANGUAGES
from tests.cli.conftest import Call
from tests.cli.project_example import NAME, fits

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_branch_answers_in_both_languages(call: Call, language: str) -> None:
    said = call("project", "stress", NAME, "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert said.out


def test_the_document_fits_its_form(call: Call) -> None:
    said = call("project", "stress", NAME, "--json")
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "project_stress")
    assert len(told["joined"]) > 1
    shares = sum(one["share"][1] for one in told["effects"]["changes"])
    assert shares == pytest.approx(told["effects"]["joint"][1])
