"""Which claim of a balance is most likely wrong, and what the others say it should be.

Claims are readings of the quantities of a balance (`polysight.audit.claim_weights`); reconciliation
moves them as little as possible so that the balance holds, and the tests on gross errors rank them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.audit.balance_network import BalanceNetwork
from polysight.audit.claim_weights import ClaimWeights, Stated, claim_readings
from polysight.audit.gross_errors import (
    LEVEL,
    GlobalTest,
    GrossErrors,
    LikelihoodRatios,
    likelihood_ratios,
    serial_elimination,
)
from polysight.audit.readings import Readings
from polysight.audit.reconciliation import reconciliation

Floats = NDArray[np.float64]

#: Suspects for which what the others imply is solved anew.
REFITTED = 10


@dataclass(frozen=True, slots=True)
class Suspect:
    """One claim of a balance that does not fit.

    Parameters
    ----------
    claim : str
        Its id.
    quantity : str
        What it is about.
    stated, implied : float
        What it says, and what all the others together say (all that were left, if it was removed).
    ratio : float
        By how much the weighted sum of squares falls without it.
    share : float
        Share of the likelihood, were exactly one claim wrong.
    removed : bool
        Whether it had to go before the others fitted together.
    equals : tuple of str
        Ids of claims that no test tells apart from it.
    """

    claim: str
    quantity: str
    stated: float
    implied: float
    ratio: float
    share: float
    removed: bool
    equals: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class BalanceCheck:
    """What reconciliation says of the claims of one connected balance.

    Parameters
    ----------
    before, after : GlobalTest
        With all claims, and without those that had to go.
    quantities : tuple of str
        Axis quantity.
    adjusted, deviations : ndarray of float
        Values that fulfil the balance, and their standard deviations, from the claims that were
        left; axis quantity, NaN where unobservable.
    suspects : tuple of Suspect
        Claims with something to say against them, the likeliest first.
    culprit : str
        Id of the one that is more likely wrong than all others together; empty where there is none
        or the balance holds.
    """

    before: GlobalTest
    after: GlobalTest
    quantities: tuple[str, ...]
    adjusted: Floats
    deviations: Floats
    suspects: tuple[Suspect, ...]
    culprit: str


def balance_check(
    network: BalanceNetwork,
    stated: Sequence[Stated],
    weights: ClaimWeights,
    level: float = LEVEL,
) -> BalanceCheck:
    """Reconcile the claims of a balance and say which do not fit.

    Parameters
    ----------
    network : BalanceNetwork
        One connected balance (`BalanceNetwork.components`).
    stated : sequence of Stated
        Claims with a span, of its quantities; their order and ids change nothing.
    weights : ClaimWeights
        The written rule.
    level : float
        Chance of a false alarm.

    Returns
    -------
    BalanceCheck
        Adjusted values, suspects by rank, and the culprit where one stands out.
    """
    readings = claim_readings(stated, weights)
    whole = reconciliation(network, readings)
    found = serial_elimination(network, readings, level)
    suspects = _suspects(stated, readings, likelihood_ratios(whole), found)
    if not (network.linear or found.before.passed):
        suspects = _refitted(network, stated, readings, suspects, found)
    first = suspects[0] if suspects else None
    stands_out = (
        first is not None
        and not found.before.passed
        and first.removed
        and not first.equals
        and first.share >= weights.culprit
    )
    left = found.reconciled
    return BalanceCheck(
        before=found.before,
        after=found.after,
        quantities=left.quantities,
        adjusted=left.values,
        deviations=left.deviations,
        suspects=suspects,
        culprit=first.claim if first is not None and stands_out else "",
    )


def _suspects(
    stated: Sequence[Stated], readings: Readings, ratios: LikelihoodRatios, found: GrossErrors
) -> tuple[Suspect, ...]:
    """Claims by rank: those that had to go in their order, then the rest by their ratios."""
    told = np.flatnonzero(np.isfinite(ratios.readings))
    logs = 0.5 * ratios.readings[told]
    likely = np.exp(logs - logs.max(initial=-np.inf)) if told.size else logs
    shares = dict(zip(told.tolist(), (likely / likely.sum()).tolist(), strict=True))
    removed = {error.place: error for error in found.errors}
    order = {place: rank for rank, place in enumerate(removed)}

    def rank(place: int) -> tuple[float, float, float, str, float, str]:
        width = float(readings.deviations[place])
        width /= max(abs(float(readings.values[place])), width)
        claim = stated[place].claim
        return (
            order.get(place, math.inf),
            -round(float(np.nan_to_num(ratios.readings[place])), 9),
            -round(width, 9),
            readings.quantities[place],
            float(readings.values[place]),
            claim.raw,
        )

    listed = []
    for place in sorted({*told.tolist(), *removed}, key=rank):
        error = removed.get(place)
        size = error.size if error else float(ratios.errors[place])
        value = float(readings.values[place])
        listed.append(
            Suspect(
                claim=stated[place].claim.id,
                quantity=stated[place].quantity,
                stated=value,
                implied=value - size,
                ratio=error.ratio if error else float(ratios.readings[place]),
                share=shares.get(place, 0.0),
                removed=error is not None,
                equals=tuple(sorted(stated[each].claim.id for each in error.equals))
                if error
                else (),
            )
        )
    return tuple(listed)


def _refitted(
    network: BalanceNetwork,
    stated: Sequence[Stated],
    readings: Readings,
    suspects: tuple[Suspect, ...],
    found: GrossErrors,
) -> tuple[Suspect, ...]:
    """Suspects with what the others imply solved anew: under products a straight line misses it."""
    places = {each.claim.id: place for place, each in enumerate(stated)}
    told = []
    for suspect in suspects[:REFITTED]:
        left = found.reconciled
        if not suspect.removed:
            rest = np.delete(np.arange(len(stated)), places[suspect.claim])
            left = reconciliation(network, readings.taken(rest))
        value = float(left.values[left.quantities.index(suspect.quantity)])
        told.append(replace(suspect, implied=value) if math.isfinite(value) else suspect)
    return (*told, *suspects[REFITTED:])
