"""What was fitted, as a document."""

from __future__ import annotations

import dataclasses

from polysight.answers.market_calibration_document import document
from polysight.evidence.store import evidence
from polysight.study.market_calibration_file import LINKS, TABLE
from tests.cli.project_example import fits


def test_the_document_fits_with_a_fit_and_without_one() -> None:
    data = evidence()
    told = fits(document(data), "market_calibration")
    assert {one["unit"] for one in told["parameters"]} != {""}
    empty = dataclasses.replace(data, tables={**data.tables, TABLE: [], LINKS: []})
    assert fits(document(empty), "market_calibration")["parameters"] == []
