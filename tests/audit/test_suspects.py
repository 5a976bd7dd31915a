"""Which claim of a balance is likely wrong, and what the others say it should be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.audit.balance_network import (
    Constraint,
    Term,
    balance_network,
    linear_constraint,
    product_constraint,
)
from polysight.audit.claim import Kind, Qualifier
from polysight.audit.claim_weights import Stated
from polysight.audit.suspects import (
    BalanceCheck,
    balance_check,
)
from tests.audit.plain_claims import claim, weights

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


def test_what_the_others_imply_is_exact_under_products() -> None:
    # Production 850 and 1,300 with a stated growth of 35 %: +52.9 %, or 963, or 1,147.5.
    growth = Constraint(
        "growth", (Term(1, ("later",)), Term(-1, ("earlier",)), Term(-1, ("earlier", "rate")))
    )
    claims = stated(earlier=850.0, later=1300.0, rate=0.35)
    found = balance_check(balance_network([growth]), claims, weights())
    implied = {suspect.quantity: suspect.implied for suspect in found.suspects}
    assert implied["rate"] == pytest.approx(1300 / 850 - 1)
    assert implied["earlier"] == pytest.approx(1300 / 1.35)
    assert implied["later"] == pytest.approx(850 * 1.35)


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
