"""The record for machines."""

from __future__ import annotations

import pytest

from polysight.answers.warn_record_document import document
from tests.cli.project_example import fits
from tests.cli.warn_example import assessed

pytestmark = pytest.mark.slow


def test_the_document_fits() -> None:
    told = fits(document(assessed()), "warn_record")
    kinds = {one["kind"] for one in told["signals"]}
    assert kinds == {"indicator", "index", "probability", "rule"}
    assert [one["kind"] for one in told["episodes"]].count("glut") == 4
    for one in told["signals"]:
        assert len(one["skills"]) == 4
        assert len(one["usefulness"]) == len(told["preferences"])
    assert {one["horizon_months"] for one in told["reliability"]} == {6, 12, 24}
