"""Suspects and adjusted values as text."""

from __future__ import annotations

from polysight.audit.weighed import Reconciled, Weighed, told_adjusted, told_suspects
from tests.audit.table_of_claims import claims_of

CLAIMS = claims_of("demand, 1200, kt, 2025, China", "production, 1600, kt, 2025, China")


def reconciled(*shares: float) -> Reconciled:
    suspects = tuple(
        Weighed(claim, claim.span.low if claim.span else 0.0, 1500.0, share)
        for claim, share in zip(CLAIMS, shares, strict=True)
    )
    return Reconciled(False, None, suspects, ((CLAIMS[0], 1450.0),))


def test_suspects_are_told_with_what_the_others_say() -> None:
    sentence, signs = told_suspects(reconciled(0.7, 0.3))
    assert signs == "1,200 kt → 1,500 kt (70%); 1,600 kt → 1,500 kt (30%)"
    assert sentence.startswith("‹metric:demand› 1,200 kt → 1,500 kt (70%)")
    assert told_suspects(reconciled(0.99, 0.01))[1] == "1,200 kt → 1,500 kt (99%)"
    assert told_adjusted(reconciled(0.7, 0.3)) == "‹metric:demand› 1,450 kt"


def test_equals_tell_nothing() -> None:
    assert reconciled(0.7, 0.3).tells
    assert not reconciled(0.5, 0.5).tells
