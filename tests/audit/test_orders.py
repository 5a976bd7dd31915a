"""What rises with what, and which way numbers move."""

from polysight.audit.orders import EFFECTS, ORDERS, moves
from tests.audit.plain_claims import claim


def test_no_cause_and_effect_is_told_twice() -> None:
    pairs = [(order.cause, order.effect) for order in ORDERS]
    assert len(set(pairs)) == len(pairs)
    assert {"irr", "payback", "npv"} <= EFFECTS


def test_numbers_move_where_they_lie_clearly_apart() -> None:
    low, near, high = claim("a", 100), claim("b", 101), claim("c", 120)
    assert moves(low, high) == 1
    assert moves(high, low) == -1
    assert moves(low, near) == 0
    assert moves(claim("a", 90, 130), high) == 0
