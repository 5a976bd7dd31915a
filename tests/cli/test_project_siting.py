"""``polysight project siting``."""

from __future__ import annotations

import json

import pytest

from polysight.messages import LANGUAGES
from tests.cli.conftest import Call
from tests.cli.project_example import fits

pytestmark = pytest.mark.slow

ASKED = (
    "siemens-inner-mongolia", "--region", "CN-XJ", "--region", "CN-GD", "--line", "50",
    "--lines", "1", "--steps", "1",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_branch_answers_in_both_languages(call: Call, language: str) -> None:
    said = call(
        "project",
        "siting",
        "siemens-inner-mongolia",
        "--region",
        "CN-XJ",
        "--region",
        "CN-GD",
        "--line",
        "50",
        "--lines",
        "1",
        "--steps",
        "1",
        "--lang",
        language,
    )
    assert (said.code, said.err) == (0, "")
    assert said.out


def test_the_document_fits_its_form(call: Call) -> None:
    said = call(
        "project",
        "siting",
        "siemens-inner-mongolia",
        "--region",
        "CN-XJ",
        "--region",
        "CN-GD",
        "--line",
        "50",
        "--lines",
        "1",
        "--steps",
        "1",
        "--json",
    )
    assert (said.code, said.err) == (0, "")
    told = fits(json.loads(said.out), "project_siting")
    assert [one["judged"] for one in told["candidates"]] == [True, False]
    assert told["candidates"][1]["reasons"] or told["candidates"][1]["problems"]
