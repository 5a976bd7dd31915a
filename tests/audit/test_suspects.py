"""Claims as readings, and which of a balance is likely wrong."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from polysight.audit.balance_network import (
    balance_network,
    linear_constraint,
    product_constraint,
)
from polysight.audit.claim import Claim, Kind, Qualifier, Span
from polysight.audit.readings import AT_LEAST, AT_MOST, POINT
from polysight.audit.suspects import (
    BalanceCheck,
    ClaimWeights,
    Stated,
    balance_check,
    claim_deviation,
    claim_readings,
    claim_side,
    claim_weights,
)
from polysight.errors import DataError

TABLE = Path(__file__).parents[2] / "data" / "audit_weights.csv"
INFINITE = float("inf")


@dataclass(frozen=True)
class Row:
    """A row of the table."""

    cells: Mapping[str, str]


def weights() -> ClaimWeights:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return claim_weights([Row(cells) for cells in csv.DictReader(stream)])


def claim(
    name: str,
    low: float,
    high: float | None = None,
    qualifier: Qualifier = Qualifier.NONE,
    kind: Kind = Kind.OBSERVED,
    tolerance: float = 0.05,
) -> Claim:
    top = low if high is None else high
    span = Span(low, top, low * (1 - tolerance), top * (1 + tolerance), tolerance)
    return Claim(
        id=name, row=2, section="1", subject="", raw=f"{low:g}", metric="", known=True, span=span,
        unit="kt", stated_unit="kt", qualifier=qualifier, period=None, stated_period="2025",
        scenario="", geographies=("CHN",), route="", companies=(), group="", kind=kind,
        attributed="someone", basis={},
    )  # fmt: skip


NETWORK = balance_network(
    [
        product_constraint("load", "made", ("capacity", "load")),
        linear_constraint("net", {"made": 1, "imports": 1, "exports": -1, "used": -1}),
    ]
)


def stated(**values: float) -> list[Stated]:
    return [Stated(name, claim(f"R{place}", x)) for place, (name, x) in enumerate(values.items())]


SOUND = {
    "capacity": 1800.0, "load": 0.9, "made": 1620.0, "imports": 30.0, "exports": 330.0,
    "used": 1320.0,
}  # fmt: skip


def test_a_consistent_balance_has_no_culprit() -> None:
    found = balance_check(NETWORK, stated(**SOUND), weights())
    assert found.before.passed
    assert found.culprit == ""
    assert not any(suspect.removed for suspect in found.suspects)


def told(found: BalanceCheck, quantity: str) -> float:
    return float(found.adjusted[found.quantities.index(quantity)])


def test_a_wrong_number_is_the_culprit_and_the_rest_say_what_it_should_be() -> None:
    found = balance_check(NETWORK, stated(**SOUND | {"made": 850.0}), weights())
    assert not found.before.passed
    assert found.after.passed
    first = found.suspects[0]
    assert (found.culprit, first.quantity, first.removed) == ("R2", "made", True)
    assert first.implied == pytest.approx(1620.0, rel=0.02)
    assert told(found, "made") == pytest.approx(1620.0, rel=0.02)
    assert first.share > 0.5


def test_factors_of_one_product_cannot_be_told_apart() -> None:
    network = balance_network([product_constraint("load", "made", ("capacity", "load"))])
    claims = stated(capacity=1800.0, load=0.9, made=900.0)
    found = balance_check(network, claims, weights())
    assert found.culprit == ""
    first = found.suspects[0]
    assert len({first.claim, *first.equals}) == 3


def test_names_and_order_of_claims_change_nothing() -> None:
    claims = stated(**SOUND | {"exports": 90.0, "load": 0.7})
    one = balance_check(NETWORK, claims, weights())
    drawn = np.random.default_rng(3)
    for _ in range(5):
        order = drawn.permutation(len(claims)).tolist()
        names = {each.claim.id: f"X{drawn.integers(10**9)}" for each in claims}
        renamed = [
            replace(claims[p], claim=replace(claims[p].claim, id=names[claims[p].claim.id]))
            for p in order
        ]
        other = balance_check(NETWORK, renamed, weights())
        assert [suspect.quantity for suspect in other.suspects] == [
            suspect.quantity for suspect in one.suspects
        ]
        assert other.culprit == names.get(one.culprit, "")


def test_a_forecast_is_suspected_before_an_observation() -> None:
    network = balance_network([], ["x"])
    claims = [
        Stated("x", claim("seen", 100.0)),
        Stated("x", claim("hoped", 140.0, kind=Kind.TARGET)),
    ]
    found = balance_check(network, claims, weights())
    assert found.suspects[0].claim == "hoped"
    assert found.suspects[0].equals == ("seen",)
    assert found.culprit == ""


def test_bounds_that_hold_are_no_suspects() -> None:
    over = Stated("exports", claim("bound", 300.0, qualifier=Qualifier.OVER))
    found = balance_check(NETWORK, [*stated(**SOUND), over], weights())
    assert found.before.passed
    assert "bound" not in {suspect.claim for suspect in found.suspects}
    wrong = Stated("exports", claim("bound", 800.0, qualifier=Qualifier.OVER))
    found = balance_check(NETWORK, [*stated(**SOUND), wrong], weights())
    assert found.culprit == "bound"


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
    assert refused.value.problems[0].key == "suspects.missing"
    with pytest.raises(DataError) as refused:
        claim_weights([Row({"id": "A", "parameter": "least", "value": "0"})])
    assert refused.value.problems[0].key == "suspects.weight"


def test_a_claim_without_a_number_is_refused() -> None:
    with pytest.raises(DataError) as refused:
        claim_readings([Stated("x", replace(claim("a", 1.0), span=None))], weights())
    assert refused.value.problems[0].key == "suspects.span"
