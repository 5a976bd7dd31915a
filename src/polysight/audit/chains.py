"""Claims along a scale, such as the steps of a sensitivity, that must rise or fall all along it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from polysight.audit.claim import Claim
from polysight.audit.orders import moves
from polysight.audit.scope import span


def agreed(claims: Sequence[Claim]) -> Claim | None:
    """One claim for several that may tell one number.

    Parameters
    ----------
    claims : sequence of Claim
        With numbers, of one place on a scale.

    Returns
    -------
    Claim or None
        The first; None where they exclude one another or there is none.
    """
    if not claims:
        return None
    least = max(span(one).least for one in claims)
    return claims[0] if least <= min(span(one).most for one in claims) else None


def disordered(chain: Iterable[Claim], sign: int) -> bool:
    """Whether claims along a scale go the wrong way.

    Parameters
    ----------
    chain : iterable of Claim
        With numbers, from the lower end of the scale to the upper.
    sign : int
        1 where they must rise, -1 where they must fall, 0 where either will do but no turn.

    Returns
    -------
    bool
        Whether some step goes against the sign, or the chain turns round.
    """
    turns = {moves(one, other) for one, other in combinations(chain, 2)} - {0}
    return -sign in turns if sign else len(turns) > 1
