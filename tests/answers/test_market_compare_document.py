"""Differences between two scenarios as a document for machines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.answers.market_compare_document import compared, document
from polysight.errors import UsageError
from polysight.study.market_years import YearMeasure
from tests.cli.market_example import fits, found

pytestmark = pytest.mark.slow


def test_the_document_fits() -> None:
    first, second = found(), found("demand-stall")
    told = fits(document(compared(first, second), first, second), "market_compare")
    assert told["first"]["scenario"] == "baseline"
    assert told["second"]["scenario"] == "demand-stall"
    assert len(told["measures"]) == len(YearMeasure)


def test_other_seeds_are_refused() -> None:
    one = found()
    scenario = one.asked.scenario.model_copy(update={"seed": 1})
    other = replace(one, asked=replace(one.asked, scenario=scenario))
    with pytest.raises(UsageError, match="--seed"):
        compared(one, other)
