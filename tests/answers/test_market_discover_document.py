"""Scenarios found among the draws of a market, and their document for machines."""

from __future__ import annotations

import pytest

from polysight.answers.market_discover_document import check, discovered, document
from polysight.errors import UsageError
from tests.cli.market_example import fits, found

pytestmark = pytest.mark.slow


def test_the_document_fits() -> None:
    told = discovered(found(), None, "utilisation_mean", 0.5, None)
    made = fits(document(found(), told), "market_discover")
    assert made["year"] == 2028
    assert made["measure"] == "utilisation_mean"
    assert made["limit"] == 0.5


def test_an_unknown_measure_is_refused_with_the_nearest() -> None:
    check("price_china")
    with pytest.raises(UsageError, match="utilisation_mean"):
        check("utilization_mean")
