"""Remembering what a text says, since the rows of a table say most of their words again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

#: Answers that a function remembers; those not asked for longest are let go.
ANSWERS = 10_000


def remembered(work: Callable[P, T]) -> Callable[P, T]:
    """Function that remembers its last answers.

    Parameters
    ----------
    work : callable
        From texts and other unchanging words to what rests on them alone and nobody changes.

    Returns
    -------
    callable
        The same function.
    """
    return cast("Callable[P, T]", lru_cache(maxsize=ANSWERS)(work))
