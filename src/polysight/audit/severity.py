"""How much hangs on a finding, and how sure it is, by one written rule for all rules.

Size of the gap: gap over what the words and digits allow, at least `FLOOR`. Below 2 it scores 1,
from 2 on 2, from 5 on 3. To it comes the weight of the metric in `audit_metrics` (1 to 3), and one
more where `MANY` or more claims take part; one less where a basis is loose or something is assumed,
unless the one number is `TWOFOLD` the other, which no basis explains.
Five and more is high, four medium, less low. A gap that the words leave open (bounds that do not
exclude one another) is low, and a missing definition never high.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import Enum

from polysight.audit.claim import Claim, Qualifier
from polysight.audit.finding import FindingKind, Severity

#: Least allowance: nobody is blamed for less than this share of a number.
FLOOR = 0.03
#: Sizes of the gap, in allowances, from which it scores 2 and 3.
LARGE, HUGE = 2.0, 5.0
#: Gap, as a share of the larger number, from which one is twice the other.
TWOFOLD = 0.5
#: Claims from which their number counts.
MANY = 5
HIGH, MEDIUM = 5, 4


class Sureness(Enum):
    """Chance that the claims really cannot hold together, by what the finding rests on."""

    #: An exact identity of points on one basis.
    EXACT = 0.95
    #: Points of one quantity, or an identity with tolerances.
    POINTS = 0.9
    #: A bound is broken.
    BOUND = 0.8
    #: The basis is not the same or not stated, or a period is taken.
    LOOSE = 0.6
    #: Something from outside the report is assumed.
    ASSUMED = 0.5
    #: The words leave it open, the distance speaks against it.
    DISTANCE = 0.35


def severity(
    gap: float,
    allowance: float,
    weight: int,
    count: int = 2,
    *,
    kind: FindingKind = FindingKind.SAME,
    sureness: Sureness = Sureness.POINTS,
) -> Severity:
    """Severity of a finding.

    Parameters
    ----------
    gap : float
        Distance between what is stated and what is demanded, as a share of the larger.
    allowance : float
        What words and digits allow, as a share.
    weight : int
        Weight of the metric, 1 to 3; the greatest of those that take part.
    count : int
        Claims that take part.
    kind : FindingKind
        Class of the finding.
    sureness : Sureness
        What it rests on.

    Returns
    -------
    Severity
        By the written rule of this module.
    """
    if sureness is Sureness.DISTANCE:
        return Severity.LOW
    size = gap / max(allowance, FLOOR) if math.isfinite(gap) else HUGE
    score = 1 + (size >= LARGE) + (size >= HUGE) + weight + (count >= MANY)
    if sureness in (Sureness.ASSUMED, Sureness.LOOSE) and not gap >= TWOFOLD:
        score -= 1
    if score >= HIGH and kind is not FindingKind.DEF:
        return Severity.HIGH
    return Severity.MEDIUM if score >= MEDIUM else Severity.LOW


def sureness(claims: Iterable[Claim], *, loose: bool = False) -> Sureness:
    """What a finding rests on, by the words of its claims.

    Parameters
    ----------
    claims : iterable of Claim
        Claims that take part.
    loose : bool
        Whether a basis or period is not the same or not stated.

    Returns
    -------
    Sureness
        Points, a bound, or loose.
    """
    if loose:
        return Sureness.LOOSE
    bounds = (Qualifier.OVER, Qualifier.BELOW)
    bound = any(claim.qualifier in bounds for claim in claims)
    return Sureness.BOUND if bound else Sureness.POINTS
