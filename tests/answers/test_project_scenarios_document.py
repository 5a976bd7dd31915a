"""Scenarios of a project as a document."""

from __future__ import annotations

import pytest

from polysight.answers.project_scenarios_document import cited, document, scenarios
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_the_document_fits_and_cites() -> None:
    found = scenarios(asked())
    told = fits(document(asked(), found), "project_scenarios")
    assert len(told["scenarios"]) == len(found.named)
    assert set(cited(found)) >= {"R479", "R480"}
