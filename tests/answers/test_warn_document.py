"""The warning for machines adds up and fits its schema."""

from __future__ import annotations

import pytest

from polysight.answers.warn_document import document
from tests.cli.project_example import fits
from tests.cli.warn_example import asked

pytestmark = pytest.mark.slow


def test_the_document_fits_and_adds_up() -> None:
    told = fits(document(asked()), "warn")
    index = told["indices"][0]
    parts = [one["points"] for one in told["indicators"]]
    changes = [one["change_year"] for one in told["indicators"]]
    assert told["base"]["level"] + sum(parts) == pytest.approx(index["level"], abs=1e-9)
    assert sum(changes) == pytest.approx(index["change_year"], abs=1e-9)
    assert [one["horizon_months"] for one in told["probabilities"]] == [6, 12, 24] * 2
    assert (told["month"], told["as_of"]) == ("2026-06", "2026-06-30")


def test_grey_lights_tell_why() -> None:
    told = document(asked())["indicators"]
    assert isinstance(told, list)
    for one in told:
        assert (one["light"] == "grey") is (one["grey_because"] is not None)
