"""Computing once for each evidence what rests on nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from polysight.evidence.store import Evidence

P = ParamSpec("P")
T = TypeVar("T")


def once(function: Callable[Concatenate[Evidence, P], T]) -> Callable[Concatenate[Evidence, P], T]:
    """Function whose answers are kept as long as the evidence that they rest on.

    Parameters
    ----------
    function : callable
        From the evidence and hashable words to what nobody changes and does not hold the evidence
        itself, else neither would ever be let go. It may read nothing else, no file either.

    Returns
    -------
    callable
        The same function; the same words are answered with the same object.
    """
    kept: WeakKeyDictionary[Evidence, dict[object, T]] = WeakKeyDictionary()

    @wraps(function)
    def answered(evidence: Evidence, /, *words: P.args, **named: P.kwargs) -> T:
        known = kept.setdefault(evidence, {})
        asked = (words, tuple(sorted(named.items())))
        if asked not in known:
            known[asked] = function(evidence, *words, **named)
        return known[asked]

    return answered
