"""Measures that were tried as a document for machines."""

from __future__ import annotations

import pytest

from polysight.answers.warn_simulate_document import document, told_horizons
from tests.cli.project_example import fits
from tests.cli.test_warn_simulate_page import made_up

pytestmark = pytest.mark.slow


def test_horizons_that_are_not_simulated_are_left_out() -> None:
    assert told_horizons(made_up()) == (6, 12, 24, 36)


def test_the_document_fits() -> None:
    told = fits(document(made_up()), "warn_simulate")
    assert {one["measure"] for one in told["advice"]} == {"pipeline"}
    assert [one["key"] for one in told["measures"]] == ["pipeline", "permits"]
    verdicts = {one["verdict"] for one in told["measures"][1]["effects"] if one["state"] == "glut"}
    assert verdicts == {"unclear"}
