"""Distributions as a page."""

from __future__ import annotations

import pytest

from polysight.cli.project_draws_page import cited, document, drawn, write
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_draws_without_a_number_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    found = drawn(asked(), 256, 7, influence=True)
    write(asked(), found, "en")
    told = capsys.readouterr().out
    assert "never come back" in told
    assert "Morris" in told
    document_told = fits(document(asked(), found), "project_draws")
    assert document_told["influence"]["factors"]
    assert set(cited(found))
