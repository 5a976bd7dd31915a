"""What weighing stated numbers against one another says of each."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.audit.claim import Claim
from polysight.audit.telling import figure, named, shown, stated

#: Share of the likelihood below which a number is no suspect, and suspects that are told.
LIKELY, SUSPECTS = 0.02, 3
#: Difference of shares from which the first stands out from the second.
APART = 0.05


@dataclass(frozen=True, slots=True)
class Weighed:
    """A stated number and what all others say that it should be.

    Parameters
    ----------
    claim : Claim
        The number.
    stated, implied : float
        What it says and what the others together say, in the unit of the claim.
    share : float
        Share of the likelihood, were exactly one number wrong.
    """

    claim: Claim
    stated: float
    implied: float
    share: float


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What weighing the numbers around a broken relation says.

    Parameters
    ----------
    fits : bool
        Whether all fit together within what words, digits and kinds of claims allow.
    culprit : Weighed or None
        The number that is more likely wrong than all others together.
    suspects : tuple of Weighed
        Numbers with something to say against them, the likeliest first.
    adjusted : tuple of (Claim, float)
        A claim of each quantity and the value that keeps all relations, in its unit.
    """

    fits: bool
    culprit: Weighed | None
    suspects: tuple[Weighed, ...]
    adjusted: tuple[tuple[Claim, float], ...]

    @property
    def tells(self) -> bool:
        """Whether one number stands out from the others at least a little.

        Returns
        -------
        bool
            False where any of the first two could as well be wrong.
        """
        shares = [one.share for one in self.suspects[:2]]
        return self.culprit is not None or (len(shares) > 1 and shares[0] - shares[1] >= APART)


def told_suspects(found: Reconciled) -> tuple[str, str]:
    """The likeliest suspects as text: for a sentence, and in signs only.

    Parameters
    ----------
    found : Reconciled
        What reconciliation says.

    Returns
    -------
    tuple of str
        Each with what it says, what the others say, and its share of the likelihood.
    """
    likely = [one for one in found.suspects if one.share >= LIKELY][:SUSPECTS]
    signs = [
        f"{stated(one.claim)} → {shown(one.implied, one.claim.unit)} ({figure(_percent(one))}%)"
        for one in likely
    ]
    names = [named("metric", one.claim.metric) for one in likely]
    told = [f"{name} {text}" for name, text in zip(names, signs, strict=True)]
    return "; ".join(told), "; ".join(signs)


def told_adjusted(found: Reconciled) -> str:
    """Values that keep all relations, as text for a sentence.

    Parameters
    ----------
    found : Reconciled
        What reconciliation says.

    Returns
    -------
    str
        Name and value of each quantity.
    """
    return "; ".join(
        f"{named('metric', claim.metric)} {shown(value, claim.unit)}"
        for claim, value in found.adjusted
    )


def _percent(one: Weighed) -> float:
    return round(100.0 * one.share, 1)
