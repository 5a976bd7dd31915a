"""Influence as a page."""

from __future__ import annotations

import pytest

from polysight.answers.project_draws_document import drawn
from polysight.answers.project_influence_document import influence_document
from polysight.cli.project_influence_page import write_influence
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


def test_every_factor_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    found = drawn(asked(), 128, 7, influence=True).influence
    assert found is not None
    write_influence(found, "en")
    assert "Shapley" in capsys.readouterr().out
    assert influence_document(found)["factors"] == list(found.keys)
