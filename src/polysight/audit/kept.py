"""Answers that are kept with what they are about, since every relation asks for them anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar


class Keeper(Protocol):
    """What can keep answers."""

    @property
    def kept(self) -> dict[str, object]:
        """Answers by the name of the question."""
        ...


K = TypeVar("K", bound=Keeper)
T = TypeVar("T")


def kept(work: Callable[[K], T]) -> Callable[[K], T]:
    """Function whose answer is found once for each keeper.

    Parameters
    ----------
    work : callable
        From a claim or a report, which do not change, to what rests on nothing else.

    Returns
    -------
    callable
        The same function.
    """
    name = f"{work.__module__}.{work.__name__}"

    @wraps(work)
    def answered(keeper: K) -> T:
        known = keeper.kept
        if name not in known:
            known[name] = work(keeper)
        return known[name]  # type: ignore[return-value]

    return answered
