"""A few claims that stand for many."""

from __future__ import annotations

from polysight.audit.claim import Claim
from polysight.audit.representatives import representatives
from tests.audit.table_of_claims import claims_of


def test_representatives_keep_the_ends_and_different_values() -> None:
    many: tuple[Claim, ...] = claims_of(*(f"price, {n}, CNY/kg, 2023" for n in [*range(50), 7]))
    kept = [claim.span.low for claim in representatives(many, 4) if claim.span]
    assert (kept[0], kept[-1], len(kept)) == (0.0, 49.0, 4)
