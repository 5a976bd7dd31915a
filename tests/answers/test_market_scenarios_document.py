"""Scenarios of the market that there are, as a document."""

from __future__ import annotations

from polysight.answers.market_scenarios_document import document
from polysight.evidence.store import evidence
from tests.cli.project_example import fits


def test_the_baseline_stands_first() -> None:
    told = fits(document(evidence()), "market_scenarios")
    assert told["scenarios"][0]["scenario"] == "baseline"
