"""A few claims that stand for many, so that formulas try few choices of them."""

from __future__ import annotations

from collections.abc import Sequence

from polysight.audit.claim import Claim

#: Claims of one name that are tried, where a report states more.
TRIED = 6


def representatives(claims: Sequence[Claim], tried: int = TRIED) -> tuple[Claim, ...]:
    """A few claims that stand for many: different values, the ends first.

    Parameters
    ----------
    claims : sequence of Claim
        Claims of one name.
    tried : int
        How many at most.

    Returns
    -------
    tuple of Claim
        At most so many, in the order of their values; the same after rows were shuffled.
    """
    ordered = sorted(
        (claim for claim in claims if claim.span is not None),
        key=lambda claim: (_middle(claim), claim.qualifier, claim.section),
    )
    distinct: dict[tuple[float, float], Claim] = {}
    for claim in ordered:
        if claim.span is not None:
            distinct.setdefault((claim.span.least, claim.span.most), claim)
    kept = list(distinct.values())
    if len(kept) <= tried:
        return tuple(kept)
    steps = [round(i * (len(kept) - 1) / (tried - 1)) for i in range(tried)]
    return tuple(kept[i] for i in steps)


def _middle(claim: Claim) -> float:
    return 0.0 if claim.span is None else claim.span.middle
