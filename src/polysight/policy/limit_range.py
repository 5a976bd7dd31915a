"""A limit of which only a range is known, as one number by province of a table that was not seen.

What misses the least demanding limit of the range misses every one, and what keeps the most
demanding one keeps every one; in between nobody can tell.
"""

from __future__ import annotations

from polysight.policy.comparison import LOWER, UPPER, Comparison, compared
from polysight.policy.instrument import Amount, Rule


def ranged(limit: Amount | None) -> bool:
    """Whether a limit is known as a range alone.

    Parameters
    ----------
    limit : Amount or None
        The limit.

    Returns
    -------
    bool
        False where it is one number, or nothing is known.
    """
    known = limit is not None and limit.low is not None and limit.high is not None
    return known and limit is not None and limit.value is None


def decided(value: float, rule: Rule, limit: Amount) -> Comparison | None:
    """Comparison with the end of a range that settles the verdict.

    Parameters
    ----------
    value : float
        Answer in the unit of the rule.
    rule : Rule
        The rule with its comparator.
    limit : Amount
        The range.

    Returns
    -------
    Comparison or None
        With the least demanding end where that is missed, with the most demanding one where that
        is kept; None in between, and where neither side is the better one.
    """
    low, high = limit.low, limit.high
    if low is None or high is None or rule.comparator not in (*UPPER, *LOWER):
        return None
    mild, hard = (low, high) if rule.comparator in LOWER else (high, low)
    missed = compared(value, rule.comparator, mild, rule.unit)
    if not missed.holds:
        return missed
    kept = compared(value, rule.comparator, hard, rule.unit)
    return kept if kept.holds else None
