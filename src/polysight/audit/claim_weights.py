"""How sure claims are, by a written rule, so that a balance can weigh them.

A claim becomes a reading with a standard deviation by a written rule, whose numbers are rows of
``audit_weights``: half the stated range plus the tolerance of the claim (what its digits and words
allow) is a 95 % interval. It is widened by a factor for what the claim is (a forecast is less sure
than an observation), one for the tier of its source where that is known, and one where it names no
source. "Over" and "below" are bounds and pull only where the balance would violate them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from polysight.audit.claim import Claim, Qualifier, Span
from polysight.audit.readings import AT_LEAST, AT_MOST, POINT, Readings
from polysight.errors import DataError, refusal

TABLE = "audit_weights"
#: Standard deviations in half a 95 % interval.
WIDTH = 1.959963984540054


class WeightRow(Protocol):
    """A row of ``audit_weights``: anything that has its cells."""

    @property
    def cells(self) -> Mapping[str, str]:
        """Text by column."""
        ...


@dataclass(frozen=True, slots=True)
class ClaimWeights:
    """How sure claims are taken to be.

    Parameters
    ----------
    least : float
        Share of a number by which every claim is uncertain.
    culprit : float
        Share of the likelihood from which one claim is called the culprit.
    factors : Mapping of (str, str) to float
        Factor on the uncertainty by group (kind, qualifier, attribution, tier) and code.
    """

    least: float
    culprit: float
    factors: Mapping[tuple[str, str], float]

    def factor(self, group: str, code: str) -> float:
        """Factor of one trait of a claim.

        Parameters
        ----------
        group : str
            One of kind, qualifier, attribution, tier.
        code : str
            Which of the group.

        Returns
        -------
        float
            One where the table has no row for it.
        """
        return self.factors.get((group, code), 1.0)


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim and the quantity of a network that it is about.

    Parameters
    ----------
    quantity : str
        Key in the network.
    claim : Claim
        What is stated, in the unit in which the network counts the quantity.
    tier : str
        Tier of its source; empty where nothing is known.
    """

    quantity: str
    claim: Claim
    tier: str = ""


def claim_weights(rows: Iterable[WeightRow]) -> ClaimWeights:
    """How sure claims are taken to be, from the table.

    Parameters
    ----------
    rows : iterable of WeightRow
        Rows of ``audit_weights``.

    Returns
    -------
    ClaimWeights
        For `claim_deviation`.

    Raises
    ------
    DataError
        If a row that every claim needs is missing, or a number is not above zero.
    """
    single: dict[str, float] = {}
    factors: dict[tuple[str, str], float] = {}
    for row in rows:
        value = float(row.cells["value"])
        if not (value > 0 and math.isfinite(value)):
            raise refusal(DataError, "claim_weights.weight", got=row.cells["id"])
        if row.cells["parameter"] == "factor":
            factors[row.cells["of"], row.cells["code"]] = value
        else:
            single[row.cells["parameter"]] = value
    missing = {"least", "culprit"} - single.keys()
    if missing:
        raise refusal(DataError, "claim_weights.missing", got=min(missing))
    return ClaimWeights(single["least"], single["culprit"], factors)


def claim_side(claim: Claim) -> int:
    """Whether a claim is a point or a bound.

    Parameters
    ----------
    claim : Claim
        With a span.

    Returns
    -------
    int
        `AT_LEAST` for "over 65", `AT_MOST` for "below 65", else `POINT`.
    """
    span = _span(claim)
    match claim.qualifier:
        case Qualifier.OVER:
            return AT_LEAST
        case Qualifier.BELOW:
            return AT_MOST
        case Qualifier.LIMIT:
            above, below = span.most - span.high, span.low - span.least
            return POINT if above == below else AT_LEAST if above > below else AT_MOST
        case _:
            return POINT


def claim_deviation(
    claim: Claim, weights: ClaimWeights, tier: str = "", size: float = 0.0
) -> float:
    """Standard deviation of a claim, in its unit.

    Parameters
    ----------
    claim : Claim
        With a span.
    weights : ClaimWeights
        The written rule.
    tier : str
        Tier of its source; empty where nothing is known.
    size : float
        Size of the numbers that it stands among, for a claim of zero.

    Returns
    -------
    float
        Half the range and the tolerance, as a 95 % interval, times the factors; zero only where
        value and size are.
    """
    span = _span(claim)
    bound = {AT_LEAST: span.low, AT_MOST: span.high, POINT: span.middle}[claim_side(claim)]
    around = max(span.tolerance, weights.least) * (abs(bound) or size)
    half = 0.5 * (span.high - span.low) if claim_side(claim) == POINT else 0.0
    factor = weights.factor("kind", claim.kind) * weights.factor("qualifier", claim.qualifier)
    factor *= weights.factor("tier", tier) if tier else 1.0
    factor *= 1.0 if claim.attributed else weights.factor("attribution", "none")
    return (half + around) / WIDTH * factor


def claim_readings(stated: Sequence[Stated], weights: ClaimWeights) -> Readings:
    """Readings that claims are.

    Parameters
    ----------
    stated : sequence of Stated
        Claims with a span; axis reading.
    weights : ClaimWeights
        The written rule.

    Returns
    -------
    Readings
        Points, and bounds with their sides.
    """
    sides = np.array([claim_side(each.claim) for each in stated], dtype=np.intp)
    values = np.array(
        [
            {AT_LEAST: span.low, AT_MOST: span.high, POINT: span.middle}[side]
            for span, side in zip(
                (_span(each.claim) for each in stated), sides.tolist(), strict=True
            )
        ],
        dtype=float,
    )
    size = float(np.abs(values).max(initial=0.0)) or 1.0
    deviations = [claim_deviation(each.claim, weights, each.tier, size) for each in stated]
    return Readings(tuple(each.quantity for each in stated), values, np.array(deviations), sides)


def _span(claim: Claim) -> Span:
    """Span of a claim, refused where there is none."""
    if claim.span is None:
        raise refusal(DataError, "claim_weights.span", got=claim.id)
    return claim.span
