"""Influence of the factors of a project as a document."""

from __future__ import annotations

import pytest

from polysight.answers.project_draws_document import document, drawn
from polysight.answers.project_influence_document import influence_document
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_every_factor_is_told() -> None:
    one = drawn(asked(), 128, 7, influence=True)
    assert one.influence is not None
    assert influence_document(one.influence)["factors"] == list(one.influence.keys)
    assert fits(document(asked(), one), "project_draws")["influence"]["factors"]
