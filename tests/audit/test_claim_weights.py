"""Claims as readings: sides, deviations by the written rule, refusals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.audit.claim import Kind, Qualifier, Span
from polysight.audit.claim_weights import (
    Stated,
    claim_deviation,
    claim_readings,
    claim_side,
    claim_weights,
)
from polysight.audit.readings import AT_LEAST, AT_MOST, POINT
from polysight.errors import DataError
from tests.audit.plain_claims import Row, claim, weights

INFINITE = float("inf")


def test_sides_of_words() -> None:
    assert claim_side(claim("a", 65.0, qualifier=Qualifier.OVER)) == AT_LEAST
    assert claim_side(claim("a", 65.0, qualifier=Qualifier.BELOW)) == AT_MOST
    assert claim_side(claim("a", 65.0, qualifier=Qualifier.ABOUT)) == POINT
    limit = claim("a", 65.0, qualifier=Qualifier.LIMIT)
    assert claim_side(replace(limit, span=Span(65, 65, -INFINITE, 65, 0.0))) == AT_MOST
    assert claim_side(replace(limit, span=Span(65, 65, 65, INFINITE, 0.0))) == AT_LEAST
    readings = claim_readings(
        [
            Stated("x", claim("a", 60.0, 70.0, Qualifier.OVER)),
            Stated("x", claim("a", 60.0, 70.0, Qualifier.BELOW)),
            Stated("x", claim("a", 60.0, 70.0)),
        ],
        weights(),
    )
    assert readings.values.tolist() == [60.0, 70.0, 65.0]


def test_deviations_follow_the_written_rule() -> None:
    rule = weights()
    point = claim("a", 100.0, tolerance=0.05)
    assert claim_deviation(point, rule) == pytest.approx(5.0 / 1.959964)
    assert claim_deviation(claim("a", 100.0, tolerance=0.0), rule) == pytest.approx(1.0 / 1.959964)
    assert claim_deviation(claim("a", 90.0, 110.0), rule) == pytest.approx(15.0 / 1.959964)
    forecast = replace(point, kind=Kind.FORECAST)
    assert claim_deviation(forecast, rule) > claim_deviation(point, rule)
    assert claim_deviation(replace(point, attributed=""), rule) > claim_deviation(point, rule)
    tiers = [claim_deviation(point, rule, tier) for tier in ("primary", "secondary", "mirror")]
    assert tiers == sorted(tiers)
    assert claim_deviation(claim("a", 0.0), rule, size=100.0) > 0


def test_a_row_that_is_missing_or_no_number_is_refused() -> None:
    with pytest.raises(DataError) as refused:
        claim_weights([])
    assert refused.value.problems[0].key == "claim_weights.missing"
    with pytest.raises(DataError) as refused:
        claim_weights([Row({"id": "A", "parameter": "least", "value": "0"})])
    assert refused.value.problems[0].key == "claim_weights.weight"


def test_a_claim_without_a_number_is_refused() -> None:
    with pytest.raises(DataError) as refused:
        claim_readings([Stated("x", replace(claim("a", 1.0), span=None))], weights())
    assert refused.value.problems[0].key == "claim_weights.span"
