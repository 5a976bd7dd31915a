"""Which contracts and certificates may be claimed for a year's electricity, and why not.

A claim counts once, for power made in the year and the market where it was used, retired in the
plant's own name, and not sold again as a certificate or as a carbon credit.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]


class ClaimKind(StrEnum):
    """What brings the claim: a power contract with its certificates, or certificates alone."""

    CONTRACT = "contract"
    CERTIFICATE = "certificate"


class Reason(StrEnum):
    """Why a claim counts, or the first reason why it does not."""

    COUNTS = "counts"
    NOT_RETIRED = "not-retired"
    OTHER_YEAR = "other-year"
    OTHER_MARKET = "other-market"
    CREDITED = "credited"


@dataclass(frozen=True, slots=True)
class Claim:
    """One contract or one lot of certificates.

    Parameters
    ----------
    serial : str
        Number under which the register keeps it.
    kind : ClaimKind
        Contract or certificates alone.
    share : ndarray of float
        Axes ...; bought, as a fraction of all electricity of the plant.
    sold_on : ndarray of float
        Axes ...; of that, sold again; same unit.
    retired : bool
        Whether the rest is cancelled in the register for this plant.
    year : int
        Year in which the power was made.
    market : str
        Region code of the market in which it was made.
    credited : bool
        Whether carbon credits were issued for the same power.
    """

    serial: str
    kind: ClaimKind
    share: Floats
    sold_on: Floats
    retired: bool
    year: int
    market: str
    credited: bool


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim with what may be claimed of it.

    Parameters
    ----------
    claim : Claim
        The claim.
    reason : Reason
        Whether it counts, or why not.
    counted : ndarray of float
        Axes ...; fraction of all electricity that may be claimed; nought where it does not count.
    """

    claim: Claim
    reason: Reason
    counted: Floats


def judged_claims(claims: tuple[Claim, ...], *, year: int, market: str) -> tuple[JudgedClaim, ...]:
    """Claims with what may be claimed of each.

    Parameters
    ----------
    claims : tuple of Claim
        All claims of the plant.
    year : int
        Year in which the electricity was used.
    market : str
        Region code of the market in which it was used.

    Returns
    -------
    tuple of JudgedClaim
        In the order given.

    Raises
    ------
    DataError
        If one serial is claimed twice, a share is no number from nought to one, or more was sold
        on than bought.

    References
    ----------
    GHG Protocol Scope 2 Guidance (2015), chapter 7, quality criteria: conveyed once, tracked and
    retired for the reporting entity, close in time, same market.
    """
    counts = Counter(claim.serial for claim in claims)
    for serial, count in counts.items():
        if count > 1:
            raise refusal(DataError, "carbon.serial_twice", serial=serial, count=count)
    return tuple(_judged(claim, year, market) for claim in claims)


def claimable(judged: tuple[JudgedClaim, ...], kind: ClaimKind) -> Floats:
    """Share of the electricity that claims of one kind cover.

    Parameters
    ----------
    judged : tuple of JudgedClaim
        Judged claims.
    kind : ClaimKind
        Contracts, or certificates alone.

    Returns
    -------
    ndarray of float
        Axes ...; sum of what counts.
    """
    rows = [each.counted for each in judged if each.claim.kind is kind]
    return np.asarray(sum(rows, start=np.zeros(())))


def _judged(claim: Claim, year: int, market: str) -> JudgedClaim:
    for share in (claim.share, claim.sold_on):
        if not np.all((share >= 0) & (share <= 1)):
            raise refusal(DataError, "carbon.claim_share", serial=claim.serial)
    if np.any(claim.sold_on > claim.share):
        raise refusal(DataError, "carbon.claim_sold_on", serial=claim.serial)
    reason = _reason(claim, year, market)
    kept = claim.share - claim.sold_on
    counted = kept if reason is Reason.COUNTS else np.zeros(np.shape(kept))
    return JudgedClaim(claim, reason, np.asarray(counted))


def _reason(claim: Claim, year: int, market: str) -> Reason:
    if not claim.retired:
        return Reason.NOT_RETIRED
    if claim.year != year:
        return Reason.OTHER_YEAR
    if claim.market != market:
        return Reason.OTHER_MARKET
    return Reason.CREDITED if claim.credited else Reason.COUNTS
