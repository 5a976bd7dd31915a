"""Distributions as a page."""

from __future__ import annotations

import pytest

from polysight.answers.project_draws_document import cited, document, drawn
from polysight.cli.project_draws_page import write
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_draws_without_a_number_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    found = drawn(asked(), 128, 7, influence=True)
    for language, words in (("en", ("never come back", "Morris")), ("zh", ("Morris",))):
        write(asked(), found, language)  # type: ignore[arg-type]
        told = capsys.readouterr().out
        assert all(one in told for one in words)
    document_told = fits(document(asked(), found), "project_draws")
    assert document_told["influence"]["factors"]
    assert set(cited(found))
